"""Nothing is said twice running in the same words, but at somebody's wish, and an alarm.

A question that has two wordings is asked in the other one; all else is said to come once more.
"""

from datetime import datetime
from itertools import takewhile

from msgspec.structs import replace

from skill.dialog import people
from skill.dialog.events import Asked, Event
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn
from skill.dialog.wording import worded
from skill.knowledge.models import PLAIN

_AGAIN = "basics.again"
_FACT = "fact"  # was told, and changes no word of the answer
_WORD_FOR_WORD = ("danger.alert", "danger.holds", "mind.crisis", "relief.wait")
_PLAYED = ("routine.track", "routine.last_track")  # what was broken in on is played again
_REWORDED = (
    "routine.check",
    *(f"reminders.{one}" for one in ("what_time", "confirm", "offer", "which_one", "which_days")),
)
_OPENING = "opening"  # of the leg check: it has one wording
_FACTS = {"own_age", "age", "person", "stage", "condition", "medicine", "duration"}
# Facts that change no word of an act.
_UNSPOKEN = (
    "form",
    "wording",
    "disclaims",
    "names",
    "warned",
    "all",
    "triage.explain",
    "triage.why",
)
_AS = {"answers.shorter": "answers.told"}  # a brief answer is no shorter in short


def why_again(before: State, event: Event, after: State) -> str:
    """Why the same may be told again: for another person, or with a fact beside it."""
    told = isinstance(event, Asked) and not _FACTS.isdisjoint(event.slots)
    return people.other(before, after) or (_FACT if told else "")


def anew(turn: Turn, before: Reply | None, now: datetime, whose: str = "") -> Turn:
    """The turn, with other words where its reply was given just before, in a talk that goes on.

    `whose`: it is told of another person now, of "me" or of "them"; or for the same one with a
    fact that changes nothing ("fact").
    """
    reply = turn.reply
    if before is None or before.asks is None or not same_words(reply, before, asking=True):
        return turn
    played = reply.asks is not None and reply.asks.act in _PLAYED
    if played or any(act.act in _WORD_FOR_WORD for act in reply.says):
        return turn
    told = tuple(act for act in reply.says if act.act != _AGAIN)
    if asks := None if told else _otherwise(before.asks):
        return replace(turn, reply=replace(reply, says=(), asks=asks))
    for_them: dict[str, FactValue] = {"whose": whose} if whose else {}
    state, again = worded(turn.state, _AGAIN, now, asks=not told, **for_them)
    first = tuple(takewhile(_is_alarm, told))  # the number stays at the head
    says = (*first, again, *told[len(first) :])
    return replace(turn, state=state, reply=replace(reply, says=says))


def same_words(reply: Reply, before: Reply, *, asking: bool = False) -> bool:
    """Whether two replies tell the same in the same words; `asking`: and ask the same."""
    asked = not asking or _words(Reply((), reply.asks)) == _words(Reply((), before.asks))
    return asked and _words(Reply(reply.says, None)) == _words(Reply(before.says, None))


def _words(reply: Reply) -> list[Act]:
    """The acts of a reply with what makes their words, without the word that they come again."""
    acts = (*reply.says, *filter(None, [reply.asks]))
    return [Act(_AS.get(act.act, act.act), _spoken(act)) for act in acts if act.act != _AGAIN]


def _spoken(act: Act) -> dict[str, FactValue]:
    plain = {"form_answered": PLAIN}
    return {
        name: fact
        for name, fact in act.facts.items()
        if name not in _UNSPOKEN and plain.get(name) != fact
    }


def _otherwise(asks: Act) -> Act | None:
    """The question in its other wording; None where it has but one."""
    if asks.act == "danger.check":
        return None if asks.facts.get("again") else _with(asks, "again")
    of_check = asks.act == "triage.question" and asks.facts.get("question") != _OPENING
    return _with(asks, "reworded") if of_check or asks.act in _REWORDED else None


def _with(asks: Act, fact: str) -> Act:
    return replace(asks, facts={**asks.facts, fact: not asks.facts.get(fact)})


def _is_alarm(act: Act) -> bool:
    return act.act.startswith("danger.")
