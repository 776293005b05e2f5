"""Figures of replies: whose question it was, a yes or no taken as its opposite, and moved on."""

from collections.abc import Mapping

from skill.dialog import events
from skill.dialog.events import Event
from tests.understanding.readings.lines import Line
from tests.understanding.readings.outcomes import Outcome
from tests.understanding.readings.questions import Opened
from tests.understanding.readings.tally import Tally
from tests.understanding.readings.verdicts import Verdict

_POLAR: Mapping[str, str] = {"yes": "no", "no": "yes"}
_SAID: Mapping[type[Event], str] = {events.SaidYes: "yes", events.SaidNo: "no"}
_AGAIN = (
    events.NotUnderstood,
    events.NotCovered,
    events.Doubted,
    events.AskedRepeat,
    events.Acknowledged,
    events.SaidUnsure,
    events.Asked,
    events.AskedAbout,
)


def count_reply(tally: Tally, line: Line, came: Outcome, verdict: Verdict, after: Opened) -> None:
    """Add a reply: to a question that the skill asks, or to one that it never asks."""
    whose = "reply, to a question of ours" if after.ours else "reply, to none of ours"
    tally.add(f"{whose} / right", verdict.word == "right")
    if line.reply is None or line.reply not in _POLAR:
        return
    wanted = _wanted(line, after)
    for name in ("reply, yes or no", f"{whose}, yes or no"):
        tally.add(f"{name} / taken", polarity(came, after) == wanted)
        tally.add(f"{name} / moved on", _moved_on(came))
        tally.add(f"{name} / opposite", polarity(came, after) == _POLAR[wanted])


def _wanted(line: Line, after: Opened) -> str:
    """A no beside which a sign of the same question is told is a yes to it."""
    there = {one.id for one in line.findings if one.polarity == "affirmed"}
    return "yes" if there & after.signs else str(line.reply)


def polarity(came: Outcome, after: Opened) -> str | None:
    """What the open question was answered with: by the signs that it asks for, or said so."""
    first = came.events[0]
    told = first.word("answer") if isinstance(first, events.Reported) else None
    if came.way == "alarm" or after.signs & set(came.present):
        return "yes"
    if told or type(first) in _SAID:
        return told.id if told else _SAID[type(first)]
    return "no" if after.signs & set(came.absent) else None


def _moved_on(came: Outcome) -> bool:
    """Whether the question need not be asked again."""
    return not isinstance(came.events[0], _AGAIN)
