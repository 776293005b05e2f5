"""Every danger in every frame of a small grammar: stated, denied, supposed, asked about, past."""

from collections.abc import Iterable

import pytest

from skill.understanding.reading import Reading
from skill.understanding.rules import RuleReader
from tests.understanding.reader import frames


def _alarms(reading: Reading) -> list[str]:
    return [told.id for told in reading.told("stated") if told.level]


def _how(reading: Reading, finding: str) -> str | None:
    return next((told.how for told in reading.findings if told.id == finding), None)


def _alarming(reader: RuleReader, lines: Iterable[tuple[str, str]]) -> list[str]:
    return [said for said, _ in lines if _alarms(reader.read(said))]


def test_a_danger_that_is_denied_is_denied(reader: RuleReader) -> None:
    lines = list(frames.nouns(frames.DENIED))
    assert not _alarming(reader, lines)
    assert not [said for said, one in lines if _how(reader.read(said), one) != "denied"]


def test_a_danger_that_somebody_has_is_stated(reader: RuleReader) -> None:
    lines = frames.nouns(frames.HAVING)
    assert not [said for said, one in lines if _how(reader.read(said), one) != "stated"]


@pytest.mark.parametrize("moved", [frames.SUPPOSED, frames.ASKED, frames.PAST])
def test_a_danger_that_is_not_here_and_now_alarms_nobody(
    reader: RuleReader, moved: tuple[str, ...]
) -> None:
    assert not _alarming(reader, frames.nouns(moved))


def test_a_negative_that_is_the_danger_is_stated(reader: RuleReader) -> None:
    lines = frames.clauses(frames.TOLD)
    assert not [said for said, one in lines if _how(reader.read(said), one) != "stated"]


def test_what_is_supposed_alarms_nobody(reader: RuleReader) -> None:
    assert not _alarming(reader, frames.clauses(frames.SUPPOSING))
