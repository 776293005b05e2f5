"""Words for the tests of the routine: what can be said in it, and where one is."""

from nlu.rings import Wish
from skill.dialog import events as happened
from skill.dialog.events import Event, SlotValue
from skill.dialog.reminder_events import AskedReminder
from skill.dialog.replies import Act
from skill.dialog.routine_events import (
    AskedHowLong,
    AskedHowManyLeft,
    AskedShorter,
    Hurt,
    Paused,
    Resumed,
    SatDown,
    Skipped,
    StartedOver,
    StartedRoutine,
    WentOn,
)
from skill.dialog.state import OpenRoutine, Turn
from skill.knowledge.routine import Length

LENGTHS: tuple[Length, ...] = ("five", "two")
CONTROLS: dict[str, Event] = {
    "next": WentOn(),
    "yes": happened.SaidYes(),
    "okay": happened.Acknowledged(),
    "no": happened.SaidNo(),
    "previous": happened.WentBack(),
    "repeat": happened.AskedRepeat(),
    "skip": Skipped(),
    "pause": Paused(),
    "pause a minute": Paused({"since": (SlotValue("PT1M"),)}),
    "resume": Resumed(),
    "start over": StartedOver(),
    "how many left": AskedHowManyLeft(),
    "how long": AskedHowLong(),
    "it hurts": Hurt(),
    "shorter": AskedShorter(),
    "sitting": SatDown(),
    "help": happened.AskedHelp(),
    "a question": happened.Asked(answer="why-legs-cramp"),
    "not understood": happened.NotUnderstood(),
    "stop": happened.Stopped(),
    "thanks": happened.Thanked(),
    "a swollen leg": happened.Reported({"finding": (SlotValue("swollen", ("yes.leg-swollen",)),)}),
    "chest pain": happened.Reported({"finding": (SlotValue("chest pain", ("yes.chest-pain",)),)}),
    "pregnant": happened.Reported({"stage": (SlotValue("pregnant", ("pregnant",)),)}),
    "a reminder": AskedReminder(wishes=(Wish(clock="21:30"),)),
}
ENDS = {"pause", "pause a minute", "stop", "thanks"}


def asked_of(turn: Turn) -> Act:
    assert turn.reply.asks is not None
    return turn.reply.asks


def walk_of(turn: Turn) -> OpenRoutine:
    assert turn.state.routine is not None
    return turn.state.routine


def started(length: Length) -> Event:
    return StartedRoutine({"length": (SlotValue(length, (length,)),)})
