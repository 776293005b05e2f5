"""Every claim of the founding text, and everything it leaves out, is answered with its sources."""

from pathlib import Path

import pytest

from skill.knowledge.content import Content
from skill.knowledge.strict_yaml import read

_CLAIMS = read(Path(__file__).parent / "claims.yaml", dict[str, list[str]])


def test_the_table_holds_every_claim() -> None:
    """S1 to S32 with S17a, and O1 to O8."""
    wanted = {f"S{n}" for n in range(1, 33)} | {"S17a"} | {f"O{n}" for n in range(1, 9)}
    assert _CLAIMS.keys() == wanted


@pytest.mark.parametrize(("claim", "answers"), _CLAIMS.items())
def test_the_claim_is_answered(claim: str, answers: list[str], content: Content) -> None:
    """By answers that name it as their basis and cite sources."""
    for name in answers:
        answer = content.answers[name]
        assert claim in answer.basis, name
        assert answer.sources
        assert answer.evidence
