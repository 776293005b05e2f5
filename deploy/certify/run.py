"""Runs all rows in the order in which they build on each other, and gives them back by number."""

from collections.abc import Callable, Mapping
from pathlib import Path

from deploy.certify import rows_robust, rows_session, rows_store, rows_words
from deploy.certify.row import Result, Row, examine
from deploy.certify.stage import open_stage
from deploy.package import Package

# The rows about every reply come after those that bring replies about.
_LAST = (12, 16)
ROWS: tuple[Row, ...] = (*rows_session.ROWS, *rows_words.ROWS, *rows_robust.ROWS, *rows_store.ROWS)


def certify(
    package: Package,
    local: Path,
    environment: Mapping[str, str],
    tell: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """Examine every row against the running skill; `tell` hears of each as it is done.

    Raises SimulatorError when the skill does not run.
    """
    ordered = sorted(ROWS, key=lambda row: (row.number in _LAST, row.number))
    results = []
    with open_stage(package, local, environment) as stage:
        for row in ordered:
            result = examine(row, stage)
            tell(result)
            results.append(result)
    return sorted(results, key=lambda result: result.row.number)
