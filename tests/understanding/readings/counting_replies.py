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
    for name in ("reply, yes or no", f"{whose}, yes or no"):
        tally.add(f"{name} / taken", polarity(line, came, after) == line.reply)
        tally.add(f"{name} / moved on", _moved_on(came))
        tally.add(f"{name} / opposite", polarity(line, came, after) == _POLAR[line.reply])


def polarity(line: Line, came: Outcome, after: Opened) -> str | None:
    """What the open question was answered with: said so, or by the signs that it asks for."""
    first = came.events[0]
    told = first.word("answer") if isinstance(first, events.Reported) else None
    if told or type(first) in _SAID:
        return told.id if told else _SAID[type(first)]
    asked = {one.id for one in line.findings} & set(after.signs)
    if came.way == "alarm" or asked & set(came.present):
        return "yes"
    return "no" if asked & set(came.absent) else None


def _moved_on(came: Outcome) -> bool:
    """Whether the question need not be asked again."""
    return not isinstance(came.events[0], _AGAIN)
