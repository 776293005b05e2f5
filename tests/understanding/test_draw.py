"""Misses are drawn over kinds, the same ones each time, and never from what is sealed."""

import pytest

from skill.dialog.state import State
from tests.understanding.draw import drawn, main, written
from tests.understanding.readings.measure import Judged
from tests.understanding.readings.questions import Opened
from tests.understanding.readings.verdicts import Verdict
from tests.understanding.test_readings import came, line


def missed(kind: str, text: str) -> Judged:
    """A toy miss."""
    wrong = Verdict("wrong", "refused")
    return Judged(line(kind, text=text), text, Opened(State()), came("refused"), wrong)


MISSES = [*(missed("question", f"question {n}") for n in range(40)), missed("far", "one far")]


def test_each_kind_has_its_turn() -> None:
    """And the order in which the lines stand is nothing to it."""
    chosen = drawn(MISSES, 5)
    assert [one.line.kind for one in chosen] == ["far", *["question"] * 4]
    assert chosen == drawn(reversed(MISSES), 5)
    assert len(drawn(MISSES, 50)) == 41


def test_each_has_room_for_cause_and_mend() -> None:
    page = "\n".join(written(drawn(MISSES, 3), 41, 100))
    assert page.count("- cause:\n- mend:") == 3
    assert "| question | refused | 2 |" in page


def test_what_is_sealed_stays_sealed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["blind"]) == 2
    assert "sealed" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check"])
