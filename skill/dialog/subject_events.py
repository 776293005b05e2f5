"""A subject → the event that asks for it: commands, rows of tables by form, answers."""

from collections.abc import Callable, Mapping

from nlu.forms import question_form
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.events import Event, Slots, SlotValue
from skill.dialog.reminder_events import (
    AskedReminder,
    AskedWhichReminder,
    CanceledReminder,
    MovedReminder,
)
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
from skill.dialog.rows import ROWS
from skill.understanding.reading import Reading

Make = Callable[[Slots], Event]

CONTROLS: Mapping[str, Make] = {
    "help": events.AskedHelp,
    "repeat": events.AskedRepeat,
    "slower": lambda slots: events.AskedRepeat(slots, slowly=True),
    "stop": events.Stopped,
    "cancel": events.Stopped,
    "start-over": StartedOver,
    "forget-me": events.AskedForget,
    "more": events.AskedMore,
    "sources": events.AskedSources,
    "why": events.AskedWhy,
    "meaning": events.AskedMeaning,
    "gist": AskedShorter,
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
    "wrong": events.Corrected,
    "about": events.AskedAbout,
    "routine-start": StartedRoutine,
    "routine-next": WentOn,
    "routine-back": events.WentBack,
    "routine-pause": Paused,
    "routine-resume": Resumed,
    "routine-skip": Skipped,
    "routine-left": AskedHowManyLeft,
    "routine-how-long": AskedHowLong,
    "routine-hurts": Hurt,
    "routine-shorter": AskedShorter,
    "routine-seated": SatDown,
    "reminders-set": AskedReminder,
    "reminders-move": MovedReminder,
    "reminders-which": AskedWhichReminder,
    "reminders-cancel": CanceledReminder,
}

_MOST = 3  # candidates that a name may decide between
# A medicine and magnesium in one question, but where a cause is asked for: whether they mix.
_BOTH, _OF_CAUSE = "magnesium-with-medicines", ("why", "does-it-cause", "is-it-sign")
_USUAL = word_set("normal usual common typical expected")
_LIKELY = 0.3  # of a row that no list has
_UNSURE = 0.2  # of something not ours among the likeliest: then a name alone decides nothing


def meant(subject: str, reading: Reading, heard: Slots) -> Event | None:
    """The event of a subject: a command, a row looked up, an answer; None for what is not ours."""
    kind, _, name = subject.partition(":")
    if kind == "controls":
        make = CONTROLS.get(name)
        return make(heard) if make else None
    if kind in ROWS:
        return _of_magnesium(kind, reading, heard) or _looked_up(kind, reading, heard)
    if kind in ("near", "far"):
        return None
    return events.Asked(heard, answer=subject, form=question_form(reading.form))


def unlisted_row(reading: Reading, heard: Slots) -> Event | None:
    """What the ear takes for a medicine or the like, where nothing was named that we know."""
    best = reading.candidates[0] if reading.candidates else None
    if best is None or best.subject not in ROWS or best.p < _LIKELY:
        return None
    named = [one for word in heard.get("subject", ()) for one in word.ids]
    known = any(not one.startswith("answer.") for one in named)
    return None if known else _looked_up(best.subject, reading, heard)


def named_row(reading: Reading, heard: Slots) -> Event | None:
    """The one thing that was named, where the ear is unsure but thinks of its kind, too."""
    likely = {one.subject: one.p for one in reading.candidates[:_MOST]}
    if any(p >= _UNSURE for one, p in likely.items() if one.startswith(("near:", "far"))):
        return None
    kinds = [kind for kind, (slot, *_) in ROWS.items() if slot in heard]
    return _looked_up(kinds[0], reading, heard) if len(kinds) == 1 and kinds[0] in likely else None


def _of_magnesium(kind: str, reading: Reading, heard: Slots) -> Event | None:
    """Magnesium is no medicine of a list: where only that was named, it is what is asked about."""
    alone = "medicine" not in heard and not reading.unlisted and reading.form != "together-with"
    if kind != "med" or not alone or "magnesium" not in reading.tokens:
        return None
    likely = [one.subject for one in reading.candidates[:_MOST]]
    answer = next((one for one in likely if "magnesium" in one), "magnesium-with-medicines")
    return events.Asked(heard, answer, question_form(reading.form))


def _of_cause(kind: str, reading: Reading) -> str | None:
    """Whether "is that usual", beside a medicine or an illness, asks if that brings cramps."""
    usual = kind in ("med", "cond") and not _USUAL.isdisjoint(reading.tokens)
    return "does-it-cause" if usual and reading.form in ("is-it-sign", "what-is") else None


def _looked_up(kind: str, reading: Reading, heard: Slots) -> Event:
    """The row that was named, by the answer that serves this form.

    The ear hears that a medicine was named even where no list has it, or it was misheard: then it
    is looked up without a name, and said to be unknown; but "my tablets" names none.
    """
    slot, usual, by_form = ROWS[kind]
    form = _of_cause(kind, reading) or question_form(reading.form)
    classes = {one for word in heard.get("class", ()) for one in word.ids}
    known = slot in heard or (slot in classes and not reading.unlisted)
    named = heard if known else {**heard, slot: (SlotValue(""),)}
    both = kind == "med" and "magnesium" in reading.tokens and form not in (None, *_OF_CAUSE)
    return events.Asked(named, _BOTH if both else by_form.get(form or "", usual), form)
