"""What a sentence leads to, through `interpret` and `step`: a subject, an alarm, a refusal."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Literal, Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from skill.dialog import events, told_findings
from skill.dialog.conversation import step
from skill.dialog.events import Event
from skill.dialog.interpret import FLOOR, interpret
from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.dialog.subject_events import CONTROLS
from skill.dialog.triage_findings import findings
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

Way: TypeAlias = Literal[
    "alarm", "asked back", "offered", "answered", "reported", "said", "done", "refused"
]


class Listen(Protocol):
    """An ear: the Reading of a sentence, after the question of this topic."""

    def __call__(self, words: str, /, *, asked: str = "") -> Reading:
        """Read."""


_NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
_GRAVE = ("alarm", "asked back")
_ALARMS = ("danger.alert", "mind.crisis")
_ASKS_BACK = ("danger.check", "mind.ask")
# A row's answer → the slot that names the row, and the row's prefix in labels.
_ROWS = {
    "medicine-causes": ("medicine", "med"),
    "magnesium-with-medicines": ("medicine", "med"),
    "condition-causes": ("condition", "cond"),
    "home-remedy": ("remedy", "remedy"),
    "magnesium-in-food": ("food", "food"),
}
PREFIXES: Mapping[str, str] = dict(_ROWS.values())
_WAYS: tuple[tuple[type[Event], Way], ...] = (
    (events.Doubted, "offered"),
    (events.Reported, "reported"),
    (events.NotUnderstood, "refused"),
    (events.SaidYes, "said"),
    (events.SaidNo, "said"),
    (events.SaidUnsure, "said"),
    (events.Asked, "answered"),
    (events.AskedAbout, "answered"),
)


class Outcome(Struct, frozen=True):
    """What came of a sentence.

    `subjects`: what it was taken to ask for, by ids of labels.md. A refusal's one is what the ear
    names, near or far, for that is how it is refused. `level`: of an alarm. `mind`: an alarm or a
    question back is about the mind. `state`: after it. `present`, `absent`: the findings that
    went into the events.
    """

    way: Way
    reading: Reading
    state: State
    events: tuple[Event, ...] = ()
    subjects: tuple[str, ...] = ()
    level: str | None = None
    mind: bool = False
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def outcome_of_turns(readings: Iterable[Reading], state: State, knowledge: Knowledge) -> Outcome:
    """What a sentence leads to that arrives in one turn, or cut in two by a pause.

    Of two turns an alarm counts, then a question back, then the last that was understood; the
    findings of both are kept. What comes after the session has ended nobody hears.
    """
    came: Outcome | None = None
    for reading in readings:
        after = outcome(reading, state, knowledge)
        came = _both(came, after) if came else after
        if after.way != "refused" and not after.state.asked:
            break
        state = after.state
    if came is None:
        raise ValueError("a sentence without a turn: give at least one Reading")
    return came


def _both(first: Outcome, then: Outcome) -> Outcome:
    counts = first if first.way in _GRAVE or then.way == "refused" else then
    counts = then if then.way == "alarm" else counts
    return replace(counts, present=first.present + then.present, absent=first.absent + then.absent)


def outcome(reading: Reading, state: State, knowledge: Knowledge) -> Outcome:
    """What this Reading leads to in this state."""
    found = interpret(reading, state, knowledge)
    acts, after = _acts(found, knowledge)
    alarm = next((act for act in acts if act.act in _ALARMS), None)
    way = _way(found, acts, alarm)
    return Outcome(
        way,
        reading,
        state if way == "refused" else after,
        found,
        tuple(_subjects(way, found, reading)),
        str(alarm.facts.get("level", "urgent")) if alarm else None,
        _of_mind(alarm, found, reading),
        *_told(found, knowledge),
    )


def _told(
    found: tuple[Event, ...], knowledge: Knowledge
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was told to be there and not: of a report as the leg check reads it, medicines too."""
    there: dict[str, bool] = {}
    for event in found:
        if isinstance(event, events.Reported):
            there |= findings(event, knowledge)
        there |= dict.fromkeys(told_findings.absent(event), False)
        there |= dict.fromkeys(told_findings.present(event), True)
    present = tuple(name for name, is_there in there.items() if is_there)
    return present, tuple(name for name in there if name not in present)


def _acts(found: tuple[Event, ...], knowledge: Knowledge) -> tuple[list[Act], State]:
    """The acts of all events, as a turn folds them: nothing is said after an alarm.

    From an empty state: an alarm and a question back are the same in every one, and the question
    that a label words has no facts to step from.
    """
    state = State()
    acts: list[Act] = []
    for event in found:
        turn = step(state, event, knowledge, _NOW)
        acts += [*turn.reply.says, *([turn.reply.asks] if turn.reply.asks else [])]
        state = turn.state
        if any(act.act in _ALARMS for act in acts):
            break
    return acts, state


def _way(found: tuple[Event, ...], acts: list[Act], alarm: Act | None) -> Way:
    """An alarm goes before a question back, that before what else was told."""
    if alarm:
        return "alarm"
    if any(act.act in _ASKS_BACK for act in acts):
        return "asked back"
    return next((way for kind, way in _WAYS if isinstance(found[-1], kind)), "done")


def _subjects(way: Way, found: tuple[Event, ...], reading: Reading) -> Iterator[str]:
    if way == "refused":
        best = reading.candidates[0] if reading.candidates else None
        if best and best.p >= FLOOR and best.subject.startswith(("near", "far")):
            yield best.subject
    elif way not in ("alarm", "asked back"):
        yield from dict.fromkeys(one for event in found for one in subjects_of(event))


def subjects_of(event: Event) -> Iterator[str]:
    """By the ids of labels.md: an answer, the row that was named, two offered, a control."""
    if isinstance(event, events.Asked):
        slot, prefix = _ROWS.get(event.answer, ("", ""))
        word = event.word(slot)  # the first one named is the row that is answered
        yield f"{prefix}:{word.id}" if word and word.id else event.answer
    elif isinstance(event, events.Doubted):
        yield from (event.first, event.second)
    elif isinstance(event, events.AskedAbout):
        for word in event.slots.get("subject", ())[:1]:
            yield from map(labelled, word.ids[:1])
    else:
        for name, make in CONTROLS.items():
            if make({}) == _bare(event):
                yield f"controls:{name}"


def labelled(mention: str) -> str:
    """A mention's id as labels write it: medicine.statins is med:statins, answer.salt is salt."""
    kind, _, name = mention.partition(".")
    return name if kind == "answer" else f"{PREFIXES.get(kind, kind)}:{name}"


def _bare(event: Event) -> Event:
    """The event without what was heard: "again" and "again, slowly" are told apart by a field."""
    if isinstance(event, events.AskedRepeat):
        return events.AskedRepeat(slowly=event.slowly)
    return type(event)()


def _of_mind(alarm: Act | None, found: tuple[Event, ...], reading: Reading) -> bool:
    if alarm:
        of_mind = str(alarm.facts.get("finding", "")).startswith("self-harm")
        return alarm.act == "mind.crisis" or of_mind
    if any(isinstance(one, events.SaidSelfHarm) for one in found):
        return True
    named = {one.finding for one in found if isinstance(one, events.Suspected)}
    told = any(one.tier == "mind" and one.id in named for one in reading.findings)
    return told or ("mind" in reading.suspected and bool(named))
