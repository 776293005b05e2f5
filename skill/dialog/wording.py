"""Which of several wordings an act gets: never the same twice running, and known to a test.

A number goes with the act, chosen from its name, how often it was said in this session, and the
date; its template takes that one of its wordings, counted round. Alarms, doses and crisis words
have one wording and no number.
"""

from datetime import datetime
from zlib import crc32

from msgspec.structs import replace

from skill.dialog.replies import Act, FactValue
from skill.dialog.state import State

_ROUND = 60  # counts on evenly for two, three, four and five wordings


def wording(act: str, said: int, now: datetime) -> int:
    """The number of the wording, for an act that was `said` so often before."""
    return (crc32(act.encode()) + now.toordinal() + said) % _ROUND


def worded(state: State, act: str, now: datetime, **facts: FactValue) -> tuple[State, Act]:
    """The act with its number, and the state in which it counts as said."""
    said = state.said.get(act, 0)
    numbered = Act(act, {**facts, "wording": wording(act, said, now)})
    return replace(state, said={**state.said, act: said + 1}), numbered
