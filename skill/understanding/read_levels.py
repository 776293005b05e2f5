"""How urgent each finding is, for the reader: from content/urgency.yaml, the one table."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skill.knowledge import strict_yaml
from skill.knowledge.models import LEVELS, Finding
from skill.knowledge.urgency import Urgency, UrgencyTable

_RAISES = LEVELS[: LEVELS.index("urgent") + 1]  # what is less urgent raises no suspicion


def read_levels(content: Path) -> dict[str, str]:
    """Finding → level, where it is urgent at least. Raises ContentError.

    A finding without a row is as urgent as the gravest that follows from it alone.
    """
    rows = strict_yaml.read(content / "urgency.yaml", UrgencyTable).rows
    findings = strict_yaml.read(content / "findings.yaml", dict[str, Finding])
    levels: dict[str, str] = {}
    for name in findings:
        names = [name] if name in rows else _following(name, findings)
        found = min((rows[one] for one in names if one in rows), key=_gravity, default=None)
        if found and found.level in _RAISES:
            levels[name] = found.level
    return levels


def _following(name: str, findings: Mapping[str, Finding]) -> Iterator[str]:
    for other, finding in findings.items():
        if [name] in finding.follows_from:
            yield other


def _gravity(row: Urgency) -> tuple[int, bool]:
    return row.gravity
