"""Logs as lines of JSON on standard output; on Lambda a turn's line is a metric too.

CloudWatch reads metrics from log lines of its embedded format:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
What is written comes from closed lists that were judged harmless: an exception's text may hold what
somebody said, and so may a library's message, so whatever is listed nowhere is left out.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

from msgspec.structs import asdict

from skill.plain_json import written
from skill.turn_record import KEY, TurnRecord

LISTED = frozenset(
    {
        # a turn and a fault of ours (skill/turn_record.py)
        "%s in %.1f ms",
        "%s: %s",
        "%s at %s",
        # the parts around it
        "%d roots could not be read and are not trusted",
        "chain refused (%s): subject %r, issuer %r",
        "the simulator's clock can't be read: %s",
        "the simulator's clock holds no whole number of seconds",
        "the store failed: %s",
        "a stored record could not be read; it was set aside",
        "the file of the store is broken; it was set aside, and %d records were saved",
        "the file of the store was gone; a new one was begun",
        "the store could not be tidied: %s",
        "%d old copies of the store were deleted",
        "a record of another shape is begun anew",
        "session attributes of another shape were set aside",
        "Alexa's services: %s",
        "Alexa's services answered %s",
    }
)
"""The messages that may be written, as their loggers word them; their arguments are numbers, names
of classes and places in the code, outcomes and reasons (tests/played/test_written.py)."""
UNLISTED = "a message that is not listed"

NAMESPACE = "CrampCoach"
_UNITS = {
    "Turns": "Count",
    "Faults": "Count",
    "Refused": "Count",
    "NotUnderstood": "Count",
    "Latency": "Milliseconds",
}


def start_logging(function: str | None = None, stream: TextIO | None = None) -> None:
    """Write all logs of this process as JSON lines, and nothing else.

    function: the Lambda function's name, which metrics are filed under; None: no metrics in the
    log.
    """
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonLines(function))
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False  # never written
    root = logging.getLogger()
    root.handlers[:] = [handler]  # Lambda's runtime brings a handler that writes tracebacks
    root.setLevel(logging.WARNING)  # libraries tell at INFO where they found their keys
    logging.getLogger("cramp_coach").setLevel(logging.INFO)


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, message, and the facts of a turn."""

    def __init__(self, function: str | None = None) -> None:
        super().__init__()
        self._function = function

    def format(self, record: logging.LogRecord) -> str:
        """The line; never a traceback nor an exception's text, only its class."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
        turn = getattr(record, KEY, None)
        if isinstance(turn, TurnRecord):
            line |= {key: value for key, value in asdict(turn).items() if value}
            line["ms"] = round(turn.ms, 1)
            if self._function:
                line |= _metrics(turn, self._function, record.created)
        return written(line).decode()


def _message(record: logging.LogRecord) -> str:
    """The words of a listed message; of any other only that there was one."""
    return record.getMessage() if record.msg in LISTED else UNLISTED


def _metrics(turn: TurnRecord, function: str, created: float) -> dict[str, Any]:
    """The embedded part. One dimension: few values, so few metrics to pay for."""
    values: dict[str, float] = {
        "Turns": 1,
        "Faults": int(turn.outcome == "fault"),
        "Refused": int(turn.outcome == "refused"),
        "NotUnderstood": int(turn.missed),
    }
    if turn.by:
        values["Latency"] = round(turn.ms, 1)
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["Function"]],
        "Metrics": [{"Name": name, "Unit": _UNITS[name]} for name in values],
    }
    aws = {"Timestamp": int(created * 1000), "CloudWatchMetrics": [directive]}
    return {"_aws": aws, "Function": function, **values}
