"""Every other act, with facts that show each of its wordings: manners, reminders, the routine."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from typing import get_args

from skill.dialog.prompts import PROMPTS
from skill.dialog.replies import Act, FactValue
from skill.dialog.routine_steps import FIRST, track_act, way_of
from skill.dialog.state import OpenRoutine
from skill.dialog.turn_context import TurnContext
from skill.knowledge.localise import Knowledge
from skill.knowledge.routine import SIDES, Length, Position, Version
from skill.knowledge.routine_track import until

_WORDINGS = 4  # the most of an act
_CLOSINGS = 5
_WORDED = ("basics.besides", "basics.waiting")
_PLAIN = (
    *(
        f"basics.{act}"
        for act in ("afresh", "anything_else", "choose", "confirm_forget", "goodbye", "help")
    ),
    *(f"basics.{act}" for act in ("not_deleted", "not_forgotten", "not_noted")),
    *(f"basics.{act}" for act in ("privacy", "trouble")),
    *(f"basics.{act}" for act in ("welcome", "welcome_back", "what_next")),
    *("answers.relief", "triage.offer_relief", "reminders.ask_permission"),
    *(f"reminders.{act}" for act in ("left", "not_then", "nothing_set", "unread")),
    *(f"routine.{act}" for act in ("explain", "how_long", "no_hurry", "not_for_children")),
    *(f"routine.{act}" for act in ("nothing_to_resume", "offer", "offer_resume", "paused")),
    *(f"routine.{act}" for act in ("shorter", "why", "all_right", "still_on", "dozed")),
    *(f"routine.{act}" for act in ("sleep_well", "faster", "offer_shorter", "offer_count")),
    *(f"routine.{act}" for act in ("counting", "not_counting")),
)
_NIGHTLY: dict[str, FactValue] = {"clock": "21:30", "days": "daily", "minutes": 0}
_LATER: dict[str, FactValue] = {"clock": "", "days": "once", "minutes": 90}
_DATED: dict[str, FactValue] = {"clock": "22:00", "days": "once", "minutes": 0, "weekday": 4}
_DATED |= {"date": "2026-11-20", "day": ""}
_WHENS: list[dict[str, FactValue]] = [
    _NIGHTLY,
    _LATER,
    _DATED,
    *({**_DATED, "day": day} for day in ("today", "tonight", "tomorrow")),
    *({**_NIGHTLY, "days": days} for days in ("weekdays", "saturday sunday", "monday thursday")),
    {**_NIGHTLY, "days": "monday tuesday wednesday thursday friday saturday"},
    {**_NIGHTLY, "days": "alternate", "start": "2026-11-05", "from": "tomorrow"},
    {**_NIGHTLY, "clock": "07:00"},
]
_BESIDE: dict[str, FactValue] = {**_NIGHTLY, "beside": True}


_DEEDS = ("set", "move", "cancel", "skip")
_TROUBLES = ("full", "device", "busy", "permission", "unknown", "zone", "down")


_FAILED: list[dict[str, FactValue]] = [
    {"what": what, "why": why} for what, why in product(_DEEDS, _TROUBLES)
]
_WORDED_ONLY: list[dict[str, FactValue]] = [{"wording": number} for number in range(_WORDINGS)]


def _other(prefix: str) -> dict[str, FactValue]:
    return {**_DATED, **{f"{prefix}_{name}": fact for name, fact in _NIGHTLY.items()}}


_SAMPLES: Mapping[str, list[dict[str, FactValue]]] = {
    "answers.unknown": [{"named": True}, {"named": False}],
    "basics.again": [
        {"asks": asks, "whose": whose, "wording": number}
        for asks, whose in ((True, ""), *((False, one) for one in ("", "me", "them", "fact")))
        for number in range(_WORDINGS)
    ],
    "basics.did_you_mean": [{"first": "magnesium-help", "second": "why-at-night"}],
    "basics.forgotten": [{"rings": True}, {"rings": False}, {"rings": False, "unseen": True}],
    "basics.not_understood": [
        {"times": 1, "wording": number, **facts}
        for facts in ({"topic": "magnesium-help"}, {"far": True, "aside": True})
        for number in range(_WORDINGS)
    ],
    "reminders.canceled": [{}, {"many": True}],
    "reminders.confirm": [
        *_WHENS,
        *({**_NIGHTLY, "wording": number} for number in range(_WORDINGS)),
        *(_other(prefix) for prefix in ("also", "instead", "beside")),
        {**_NIGHTLY, "reworded": True},
    ],
    "reminders.failed": [
        *_FAILED,
        {"what": "set", "why": "down", "beside": True},
    ],
    "reminders.is": [
        *_WHENS[6:],
        _NIGHTLY,
        _BESIDE,
        {**_NIGHTLY, "still": True},
        {**_NIGHTLY, "unseen": "busy"},
    ],
    "reminders.label": [{"clock": "21:30"}, {"clock": "07:00"}],
    "reminders.no_permission": [{}, {"routines": True}],
    "reminders.none": [{}, {"unseen": "permission"}, {"unseen": "busy"}],
    "reminders.not_kept": [
        {},
        {"beside": True},
        {"many": True},
        {**_NIGHTLY, "rings": True},
        {**_BESIDE, "rings": True},
    ],
    "reminders.offer": [{}, {"reworded": True}],
    "reminders.once_is": [
        {"minutes": 20},
        {**_DATED, "beside": True},
        {**_DATED, "still": True},
        {**_DATED, "unseen": "busy"},
    ],
    "reminders.past": [{"wording": number} for number in range(_WORDINGS)],
    "reminders.set": [
        *_WHENS,
        _BESIDE,
        {**_NIGHTLY, "hint": True},
        *({**_NIGHTLY, "wording": number} for number in range(_WORDINGS)),
    ],
    "reminders.skipped": [
        {**_NIGHTLY, "start": "2026-11-05", "from": "tomorrow"},
        {**_BESIDE, "start": "2026-11-09", "from": ""},
    ],
    "reminders.what_time": [
        {"reworded": True},
        *_WORDED_ONLY,
    ],
    "reminders.which_days": [{}, {"reworded": True}],
    "reminders.which_one": [
        {"deed": deed, "reworded": again}
        for deed in ("move", "cancel", "skip")
        for again in (True, False)
    ],
    "routine.left": [
        {"count": count, "seconds": seconds} for count in range(3) for seconds in (0, 20, 70, 200)
    ],
    "routine.nights": [{"count": count} for count in (0, 1, 12)],
    "routine.seated": [{"position": position} for position in get_args(Position)],
    "routine.side": [{"side": side} for side in SIDES],
    "routine.which_leg": [
        {"side": side, "now": now} for side in ("left", "right") for now in (True, False)
    ],
    "routine.stopped": [{"resumable": True}, {"resumable": False}],
    "routine.rest": [{"seconds": seconds, "by": "document"} for seconds in (20, 60, 180)],
}
_POSITIONS: tuple[Position, ...] = get_args(Position)


def manners(knowledge: Knowledge) -> Iterator[Act]:
    """All of them in one place; a prompt in each of its wordings."""
    for act in _all_manners(knowledge):
        if act.act in PROMPTS and "wording" not in act.facts:
            yield from (Act(act.act, {**act.facts, "wording": at}) for at in range(_WORDINGS))
        else:
            yield act


def _all_manners(knowledge: Knowledge) -> Iterator[Act]:
    yield from map(Act, _PLAIN)
    for why in knowledge.routine.check.ruled_out:
        yield Act("routine.not_tonight", {"sure": True, "why": why})
    for act, several in _SAMPLES.items():
        yield from (Act(act, facts) for facts in several)
    for act, number in product(_WORDED, range(_WORDINGS)):
        yield Act(act, {"wording": number})
    for question in (*(one.id for one in knowledge.triage.questions), "opening"):
        yield from (Act(f"triage.{act}", {"question": question}) for act in ("explain", "why"))
    yield from _routine(knowledge)


def _routine(knowledge: Knowledge) -> Iterator[Act]:
    for length, version in knowledge.routine.versions.items():
        yield Act("routine.begin", {"length": length, "side": "both"})
        for number, brief in product(range(_CLOSINGS), (True, False)):
            yield Act("routine.close", {"length": length, "wording": number, "brief": brief})
        for position in _POSITIONS:
            yield from _steps(version, position)
            yield from _tracks(knowledge, length, position)
    for number in range(_WORDINGS):
        yield Act("routine.legs", {"wording": number})
    for name, step in knowledge.routine.steps.items():
        yield Act("routine.welcome_back", {"title": step.title})
        for number in range(_WORDINGS):
            yield Act("routine.go_on", {"title": step.title, "step": name, "wording": number})


def _steps(version: Version, position: Position) -> Iterator[Act]:
    """Each hold of each step, counted aloud."""
    parts = version.parts[1:-1]
    for number, part in enumerate(parts, start=1):
        facts: dict[str, FactValue] = {
            "step": part.step,
            "position": position,
            "number": number,
            "total": len(parts),
            "holds": part.holds,
            "side": "both",
        }
        for hold in range(max(1, part.holds)):
            yield Act("routine.step", {**facts, "hold": hold})


def _tracks(knowledge: Knowledge, length: Length, position: Position) -> Iterator[Act]:
    """Each track of a night from its begin, as an audio document, and how it is spoken of."""
    context = TurnContext(knowledge, datetime.now(UTC), plays=True)
    for brief, side in product((False, True), SIDES):
        part, last = FIRST, len(knowledge.routine.versions[length].parts) - 1
        again = {"length": length, "position": position, "side": side}
        for number, same in product(range(_WORDINGS), (True, False)):
            yield Act("routine.again", {**again, "wording": number, "same": same})
        while part < last:
            here = OpenRoutine(
                length, position, part, side=side, brief=brief, first=not brief and part == FIRST
            )
            yield track_act(here, context, "document")
            part = until(knowledge.routine, way_of(here), part)
