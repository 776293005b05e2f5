"""A second labelling of the same lines, by another hand, and how far the two agree."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from tests.understanding.readings.lines import Line, LineError, Told
from tests.understanding.readings.sameness import Sets

Agreement: TypeAlias = dict[str, list[bool]]  # field → line by line, whether the two agree


class SecondLabels(Struct, frozen=True, kw_only=True):
    """What another hand wrote to line `n`; a field that is left out is not compared."""

    n: int
    kind: str | UnsetType = UNSET
    subject: str | UnsetType | None = UNSET
    form: str | UnsetType | None = UNSET
    findings: tuple[Told, ...] | UnsetType = UNSET
    level: str | UnsetType | None = UNSET


def joined(
    lines: Iterable[Line], second: Iterable[SecondLabels], sets: Sets
) -> tuple[list[Line], Agreement]:
    """The lines with the second hand's subjects beside the first's. Raises LineError."""
    others = {one.n: one for one in second}
    agreement: Agreement = {}
    found = [_joined(line, others.pop(line.n, None), sets, agreement) for line in lines]
    if others:
        raise LineError(f"second labels for lines that are not there: n {sorted(others)[:5]}")
    return found, agreement


def _joined(line: Line, other: SecondLabels | None, sets: Sets, agreement: Agreement) -> Line:
    if other is None:
        return line
    for field, agree in _compared(line, other, sets).items():
        agreement.setdefault(field, []).append(agree)
    differs = isinstance(other.subject, str) and other.subject != line.subject
    return replace(line, also=str(other.subject)) if differs else line


def _compared(line: Line, other: SecondLabels, sets: Sets) -> Mapping[str, bool]:
    found = {}
    if other.kind is not UNSET:
        found["kind"] = line.kind == other.kind
    if not isinstance(other.subject, UnsetType):
        found["subject"] = sets.right(other.subject or "", line.subject or "")
    if other.form is not UNSET:
        found["form"] = line.form == other.form
    if not isinstance(other.findings, UnsetType):
        found["findings"] = _plain(line.findings) == _plain(other.findings)
    if other.level is not UNSET:
        found["level"] = line.level == other.level
    return found


def _plain(findings: Iterable[Told]) -> set[tuple[str, str]]:
    return {(one.id, one.polarity) for one in findings}
