"""Logs as lines of JSON on standard output; on Lambda a turn's line is a metric too.

CloudWatch reads metrics from log lines of its embedded format:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
An exception's text is never written, for it may hold what somebody said.
"""

import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

from msgspec.structs import asdict

from skill.plain_json import written
from skill.turn_record import KEY, TurnRecord

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
            "message": record.getMessage(),
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


def _metrics(turn: TurnRecord, function: str, created: float) -> dict[str, Any]:
    """The embedded part. One dimension: few values, so few metrics to pay for."""
    values: dict[str, float] = {
        "Turns": 1,
        "Faults": int(turn.outcome == "fault"),
        "Refused": int(turn.outcome == "refused"),
        "NotUnderstood": int(turn.event == "NotUnderstood"),
    }
    if turn.event:
        values["Latency"] = round(turn.ms, 1)
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["Function"]],
        "Metrics": [{"Name": name, "Unit": _UNITS[name]} for name in values],
    }
    aws = {"Timestamp": int(created * 1000), "CloudWatchMetrics": [directive]}
    return {"_aws": aws, "Function": function, **values}
