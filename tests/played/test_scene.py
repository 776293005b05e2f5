"""The real skill in the simulated time: its verifier, its certificates, its restart."""

from datetime import UTC, datetime

import pytest

from simulator.device.description import Device
from simulator.run import Run


@pytest.mark.parametrize("year", [2021, 2026, 2034])
def test_the_skill_agrees_on_the_time(skill: Run, year: int) -> None:
    """Requests are stamped and verified by one clock, which may move while it runs."""
    with skill.scene(Device(person="CLOCK"), at=datetime(year, 3, 29, 0, 30, tzinfo=UTC)) as scene:
        assert scene.hear("[open]").faults == ()
        scene.hear("[wait 3h]")
        assert scene.hear("[open]").faults == ()


def test_the_skill_takes_events(skill: Run) -> None:
    """It answers each with nothing."""
    with skill.scene(Device(person="EVENTS")) as scene:
        for name in (
            "skill_enabled",
            "skill_disabled",
            "permission_accepted",
            "permission_changed",
        ):
            turn = scene.hear(f"[event {name}]")
            assert (turn.broken, turn.faults) == (False, ())


def test_the_skill_is_started_anew(skill: Run) -> None:
    """In the middle of a session, which goes on."""
    with skill.scene(Device(person="RESTART")) as scene:
        scene.hear("[open]")
        scene.hear("[restart]")
        turn = scene.hear("help")
        assert (turn.broken, turn.ends) == (False, False)
