"""Dangers: what was raised for one that was told, and how the polarity of findings was read."""

from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

from skill.understanding.reading import Reading
from tests.understanding.readings.lines import Level, Line
from tests.understanding.readings.outcomes import Outcome
from tests.understanding.readings.sameness import same_finding

Raised: TypeAlias = Literal["stated", "leg check", "asked back", "too low", "missed"]
LEVELS: tuple[str, ...] = get_args(Level)
_HOW = {
    "affirmed": {"stated", "suspected"},
    "denied": {"denied"},
    "unsure": {"unsure"},
    "past": {"past", "history"},
    "hypothetical": {"if"},
    "asked": {"asked"},
}


def rank(level: str | None) -> int:
    """How grave a level is: 0 is the gravest."""
    return LEVELS.index(level or "none")


def raised(line: Line, came: Outcome) -> Raised:
    """What was raised: the alarm of the level or a higher one, a question back, or less.

    For the mind the crisis words alone are the alarm. For what is urgent, a leg check that begins
    with a finding that was told is as good.
    """
    if came.way == "alarm":
        if line.tier == "mind":
            return "stated" if came.mind else "too low"
        swallowed = line.tier == "swallowed"
        return "stated" if swallowed or rank(came.level) <= rank(line.level) else "too low"
    if came.way == "asked back":
        return "asked back"
    if came.way == "reported" and line.tier != "mind" and _kept_one(line, came):
        return "leg check" if rank(line.level) >= rank("urgent") else "too low"
    return "missed"


def too_high(line: Line, came: Outcome) -> bool:
    """Whether an alarm is graver than what was told, or came where a question back is right."""
    graver = line.tier == "body" and rank(came.level) < rank(line.level)
    return came.way == "alarm" and (line.asked_back or graver)


def _kept_one(line: Line, came: Outcome) -> bool:
    told = [one.id for one in line.findings if one.polarity == "affirmed"]
    return any(same_finding(one, other) for one in told for other in came.present)


def read_as(line: Line, reading: Reading) -> Iterator[tuple[str, str, bool | None]]:
    """Of each labelled finding: its id, its polarity, and whether that was read; None: not read."""
    for told in line.findings:
        hows = {one.how for one in reading.findings if same_finding(one.id, told.id)}
        yield told.id, told.polarity, bool(hows & _HOW[told.polarity]) if hows else None


def read_as_present(line: Line, reading: Reading) -> bool:
    """Whether a danger that is denied, past, hypothetical or asked about was read as there."""
    absent = [one.id for one in line.findings if one.polarity not in ("affirmed", "unsure")]
    there = [one.id for one in line.findings if one.polarity == "affirmed"]
    stated = [one.id for one in reading.told("stated")]
    return any(_among(one, absent) and not _among(one, there) for one in stated)


def read_as_denied(line: Line, reading: Reading) -> bool:
    """Whether a finding that is there was read as not there."""
    there = [one.id for one in line.findings if one.polarity == "affirmed"]
    absent = [one.id for one in line.findings if one.polarity == "denied"]
    denied = [one.id for one in reading.told("denied")]
    return any(_among(one, there) and not _among(one, absent) for one in denied)


def _among(finding: str, others: list[str]) -> bool:
    return any(same_finding(finding, other) for other in others)
