"""What is written down of a turn for operators: enough to run the skill, nothing about the person.

Never in it: health, slots, utterances, what the person did or was told (the name of an event, of
an intent or of an act may tell health), user and device ids. One log record carries it; the log
line and the metrics are made of that record (skill/logs.py, skill/metrics.py). Where in the code a
fault was raised may tell health too, so that stands in a line of its own, without a request's id.
"""

import logging
from typing import Literal

from msgspec import Struct

Outcome = Literal["asked", "ended", "silent", "fault", "refused", "unknown", "undone"]
"""asked: the session stays open; ended: it does not; silent: a request that allows no words;
fault: an exception of ours, answered in plain words; refused: not from Alexa, or not for us;
unknown: a type of request that is new to us; undone: an event that could not be carried out, and
was not acknowledged."""

By = Literal["voice", "touch", "launch", "consent"]
"""How the person did it, for a turn that was played."""

KEY = "turn"
_LEVELS = {"fault": logging.ERROR, "refused": logging.WARNING, "undone": logging.WARNING}
_LONGEST = 100  # characters of a request's id
_log = logging.getLogger("cramp_coach.turn")
_faults = logging.getLogger("cramp_coach.fault")


class TurnRecord(Struct, frozen=True):
    """One request. `missed`: it was not understood; `ms`: until words were found.

    `why`: the reason of a refusal, the kind of a screen's fault, or which event it was. `times`: of
    a record that stands for many refusals, how many.
    """

    outcome: Outcome
    request_id: str = ""
    by: By | None = None
    missed: bool = False
    ms: float = 0.0
    why: str = ""
    times: int = 0


def note(record: TurnRecord) -> None:
    """Hand the record to whoever listens to the log: a warning where something is amiss."""
    level = _LEVELS.get(record.outcome, logging.INFO)
    if record.why:
        _log.log(level, "%s: %s", record.outcome, record.why, extra={KEY: record})
    else:
        _log.log(level, "%s in %.1f ms", record.outcome, record.ms, extra={KEY: record})


def note_fault(fault: BaseException) -> None:
    """The class of a fault of ours and where it was raised: its text may hold what was said."""
    _faults.error("%s at %s", type(fault).__name__, _where(fault))


def request_id(value: object) -> str:
    """The id of a request for the log: Alexa's own, for one request alone; cut where too long."""
    return value[:_LONGEST] if isinstance(value, str) else ""


def _where(fault: BaseException) -> str:
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return "unknown"
    return f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
