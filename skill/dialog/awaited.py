"""What an open question waits for beside a yes or a no: a time and days, somebody's age."""

from collections.abc import Mapping

from nlu.times import to_time
from nlu.wordlists import word_set
from skill.dialog import events
from skill.dialog.events import Event, Slots
from skill.dialog.expected import answer_of
from skill.dialog.heard_slots import with_words
from skill.dialog.mended_clock import mended_clock
from skill.dialog.questions import asks, asks_somewhere
from skill.dialog.state import State
from skill.dialog.subject_events import Make
from skill.dialog.ways import asked_of
from skill.understanding.reading import Reading
from skill.understanding.replies import Said

_NOON = 12
_MAKING = word_set("set put make pop stick add give do")
_IT = word_set("1 one it that reminder stretch stretches stretching")
_OTHERS = ("medicine", "condition", "remedy", "food")
# Way of asking → the slots that it waits for, and what they then mean.
_WAITS: Mapping[str, tuple[tuple[str, ...], Make]] = {
    "time": (("time", "days", "since"), events.AskedReminder),
    "confirm": (("time", "days"), events.MovedReminder),
}


def awaited(way: str, reading: Reading, state: State, heard: Slots) -> Event | None:
    """The event of what the open question waits for, where it was told."""
    if way == "person" and (age := _bare_number(reading, "age")) is not None:
        return events.Reported(with_words(heard, own_age=f"{age:g}"))
    if not asked_of(state).act.startswith("reminders.") or way not in _WAITS:
        return _later(reading, state, heard)
    return _of_the_time(way, reading, state, heard)


def _of_the_time(way: str, reading: Reading, state: State, heard: Slots) -> Event | None:
    """When a reminder is to ring: told, mended, or asked about."""
    slots, make = _WAITS[way]
    if way == "confirm" and asks_somewhere(reading) and _of_days(heard):
        return events.AskedRepeat(heard)
    if asks(reading.tokens) and "time" not in heard:
        return None
    if way == "confirm" and (mended := mended_clock(reading, state)):
        return make(with_words(_without_span(heard), time=mended))
    hour = _bare_number(reading, "clock") if way == "time" and "since" not in heard else None
    if hour is not None and "time" not in heard:
        return make(with_words(heard, time=to_time([f"{hour:g}"]) or ""))
    return None if heard.keys().isdisjoint(slots) else make(heard)


def _without_span(heard: Slots) -> Slots:
    return {name: words for name, words in heard.items() if name != "since"}


def _of_days(heard: Slots) -> bool:
    """Whether it is asked how often it rings: "is it every night or just tonight"."""
    return "days" in heard and "time" not in heard


def _later(reading: Reading, state: State, heard: Slots) -> Event | None:
    """A reminder that was spoken of, where a question came in between: "okay then nine p m"."""
    spoken_of = state.plan is not None or _just_looked(state)
    if not spoken_of or state.triage or asks(reading.tokens) or reading.frame == "question":
        return None
    makes = not _MAKING.isdisjoint(reading.tokens)
    of_it = makes and not _IT.isdisjoint(reading.tokens) and not reading.findings
    named = any(one in heard for one in _OTHERS)
    if named or not (of_it or (state.plan is not None and "time" in heard)):
        return None
    return events.AskedReminder(heard)


def _just_looked(state: State) -> bool:
    """Whether reminders were just spoken of: there is none, or one of another kind."""
    acts = state.last.says if state.last else ()
    topics = [text for one in acts for text in (one.act, *map(str, one.facts.values()))]
    return any("reminder" in one for one in (*topics, asked_of(state).act))


def as_proposed(said: Said | None, state: State, heard: Slots) -> bool:
    """Whether a yes only repeats the time and days that were proposed: "yes half nine's grand"."""
    proposed = asked_of(state).facts
    days = str(proposed.get("days", ""))
    clock, named = heard.get("time", ()), heard.get("days", ())
    same = all(_on_dial(one.heard) == _on_dial(str(proposed.get("clock", ""))) for one in clock)
    return answer_of(said) == "yes" and same and all(one.id == days for one in named)


def _on_dial(clock: str) -> tuple[int, str]:
    """The hand's hour, and the minutes: half nine is half past nine in the evening."""
    hours, _, minutes = clock.partition(":")
    return (int(hours) % _NOON if hours.isdecimal() else -1, minutes)


def _bare_number(reading: Reading, role: str) -> float | None:
    """The last number that could be this, where none says what it is: the last one mends."""
    bare = [one for one in reading.quantities if one.unit is None and role in one.roles]
    return bare[-1].low if bare and bare[-1].roles[0] != "age" else None
