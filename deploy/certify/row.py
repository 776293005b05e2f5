"""One rule, and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from deploy.certify.stage import Stage
from deploy.faults import Finding

Verdict = Literal["pass", "fail", "by hand"]
Check = Callable[[Stage], Iterator[Finding]]


@dataclass(frozen=True)
class Row:
    """A rule: its number in our list, its text, where it comes from, how it is checked.

    check: yields what is wrong; None where only a person can tell. by_hand: what remains for one.
    """

    number: int
    rule: str
    source: str
    check: Check | None
    by_hand: str = ""


@dataclass(frozen=True)
class Result:
    """What became of a row. `checks`: how many things were played or looked at."""

    row: Row
    findings: tuple[Finding, ...]
    checks: int

    @property
    def verdict(self) -> Verdict:
        """A warning is no failure; a row without a check is for a person."""
        if any(one.weight == "fault" for one in self.findings):
            return "fail"
        return "pass" if self.row.check else "by hand"


def examine(row: Row, stage: Stage) -> Result:
    """Check one row."""
    before = stage.checks
    found = tuple(row.check(stage)) if row.check else ()
    return Result(row, found, stage.checks - before)
