"""A subject → the event that asks for it: commands, rows of tables by form, answers."""

from collections.abc import Callable, Mapping

from nlu.forms import question_form
from skill.dialog import events
from skill.dialog.events import Event, Slots
from skill.understanding.reading import Reading

Make = Callable[[Slots], Event]

CONTROLS: Mapping[str, Make] = {
    "help": events.AskedHelp,
    "repeat": events.AskedRepeat,
    "slower": lambda slots: events.AskedRepeat(slots, slowly=True),
    "stop": events.Stopped,
    "cancel": events.Stopped,
    "start-over": events.StartedOver,
    "forget-me": events.AskedForget,
    "more": events.AskedMore,
    "sources": events.AskedSources,
    "why": events.AskedWhy,
    "meaning": events.AskedMeaning,
    "thanks": events.Thanked,
    "okay": events.Acknowledged,
    "yes": events.SaidYes,
    "no": events.SaidNo,
    "unsure": events.SaidUnsure,
    "call-for-me": events.AskedCall,
    "self-harm": events.SaidSelfHarm,
    "emergency": events.ReportedEmergency,
    "check-start": events.StartedTriage,
    "change-answer": events.Corrected,
    "about": events.AskedAbout,
    "routine-start": events.StartedRoutine,
    "routine-next": events.WentOn,
    "routine-back": events.WentBack,
    "routine-pause": events.Paused,
    "routine-resume": events.Resumed,
    "routine-skip": events.Skipped,
    "routine-left": events.AskedHowManyLeft,
    "routine-how-long": events.AskedHowLong,
    "routine-hurts": events.Hurt,
    "routine-shorter": events.AskedShorter,
    "routine-seated": events.SatDown,
    "reminders-set": events.AskedReminder,
    "reminders-move": events.MovedReminder,
    "reminders-which": events.AskedWhichReminder,
    "reminders-cancel": events.CanceledReminder,
}

# A row of a table: which answer looks it up, for the forms that ask for that (else the first).
_ROWS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "med": (
        "medicine-causes",
        {"together-with": "magnesium-with-medicines", "when": "magnesium-with-medicines"},
    ),
    "cond": ("condition-causes", {}),
    "remedy": ("home-remedy", {}),
    "food": ("magnesium-in-food", {}),
}


def meant(subject: str, reading: Reading, heard: Slots) -> Event | None:
    """The event of a subject: a command, a row looked up, an answer; None for what is not ours."""
    kind, _, name = subject.partition(":")
    if kind == "controls":
        make = CONTROLS.get(name)
        return make(heard) if make else None
    if kind in _ROWS:
        return _looked_up(kind, reading, heard)
    if kind in ("near", "far"):
        return None
    return events.Asked(heard, answer=subject, form=question_form(reading.form))


def _looked_up(kind: str, reading: Reading, heard: Slots) -> Event:
    """The row that was named, by the answer that serves this form; its own words without one."""
    usual, by_form = _ROWS[kind]
    form = question_form(reading.form)
    return events.Asked(heard, answer=by_form.get(form or "", usual), form=form)
