"""What is kept of a turn for operators: enough to run the skill, nothing about the person.

Never in it: health, slots, utterances, facts of acts, names of intents (an intent's name may tell
health), user and device ids. One log record carries it; the log line and the metrics are made of
that record (skill/logs.py, skill/metrics.py).
"""

import logging
from typing import Literal

from msgspec import Struct

Outcome = Literal["asked", "ended", "silent", "fault", "refused", "unknown"]
"""asked: the session stays open; ended: it does not; silent: a request that allows no words;
fault: an exception of ours, answered in plain words; refused: not from Alexa, or not for us;
unknown: a type of request that is new to us."""

KEY = "turn"
_LONGEST = 100  # characters of a request's id
_log = logging.getLogger("cramp_coach.turn")


class TurnRecord(Struct, frozen=True):
    """One request. `event`: its class; `acts`: names without facts; `ms`: until words were found.

    `why` names a fault's class and place, the reason of a refusal, or the kind of a screen's fault.
    """

    outcome: Outcome
    request_id: str = ""
    event: str = ""
    acts: tuple[str, ...] = ()
    ms: float = 0.0
    why: str = ""


def note(record: TurnRecord) -> None:
    """Hand the record to whoever listens to the log: a warning where something is amiss."""
    level = {"fault": logging.ERROR, "refused": logging.WARNING}.get(record.outcome, logging.INFO)
    words = record.why or f"{record.event or record.outcome} in {record.ms:.1f} ms"
    _log.log(level, words, extra={KEY: record})


def request_id(value: object) -> str:
    """The id of a request for the log: Alexa's own, for one request alone; cut where too long."""
    return value[:_LONGEST] if isinstance(value, str) else ""
