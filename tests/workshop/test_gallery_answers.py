"""What the simulator's gallery is told of the answers."""

from datetime import date
from pathlib import Path

from workshop.simulator_plugin.answers import answers


def test_nothing_is_said_to_be_signed_that_is_not() -> None:
    found = list(answers(Path(), date(2026, 11, 25)))
    assert len(found) > 50
    assert {one.fields["review"] for one in found} == {"unsigned"}
