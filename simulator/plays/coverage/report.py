"""What was touched of what there is: for a person, as JSON, and kept in a file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from simulator.errors import SimulatorError
from simulator.plays.coverage.touched import Things

Names = Mapping[str, set[str]]
_SHOWN = 12  # names of an area, unless all are asked for


def report(there: Things, touched: Names) -> dict[str, Any]:
    """Area → how many there are, how many were touched, and which were not."""
    return {
        area: {
            "all": len(names),
            "touched": len(names & touched.get(area, set())),
            "untouched": sorted(names - touched.get(area, set())),
        }
        for area, names in there.items()
    }


def lines(found: Mapping[str, Any], *, whole: bool) -> Iterator[str]:
    """The report to read; `whole`: every name, not the first dozen of an area."""
    for area, one in found.items():
        if not one["all"]:
            continue
        share = one["touched"] / one["all"]
        yield f"{area:<12} {one['touched']:>6} of {one['all']:>6} touched ({share:.0%})"
        names: Sequence[str] = one["untouched"]
        shown = names if whole else names[:_SHOWN]
        yield from (f"    {name}" for name in shown)
        if len(names) > len(shown):
            yield f"    … and {len(names) - len(shown)} more (--all lists them)"


def save(touched: Names, path: Path) -> None:
    """Keep what was touched, to read it again. Raises SimulatorError."""
    kept = {area: sorted(names) for area, names in touched.items()}
    try:
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as fault:
        raise SimulatorError(f"{path}: cannot be written: {fault.strerror}") from fault


def load(path: Path) -> dict[str, set[str]]:
    """What an earlier run kept. Raises SimulatorError for a file that is no such record."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {str(area): set(map(str, names)) for area, names in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError) as fault:
        raise SimulatorError(
            f"{path}: is no record of a coverage run (make one with --save): {fault}"
        ) from fault
