"""Each disclaimer is heard once in a session, and where it belongs."""

import pytest

from skill.dialog.conversation import step
from skill.dialog.events import Asked, Event, Opened, StartedTriage
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from skill.markup import plain
from tests.conftest import NOW

_GENERAL, _PILLS = "not medical advice", "Check with a pharmacist first."


def _heard(parts: TurnParts, *events: Event) -> list[str]:
    """What is said to each event, in one session."""
    bundle, state, said = parts.bundle("en-US"), State(), []
    for event in events:
        turn = step(state, event, bundle.knowledge, NOW)
        said.append(plain(bundle.speech.speak(turn.reply).speech))
        state = turn.state
    return said


@pytest.mark.parametrize("event", [StartedTriage(), StartedRoutine()])
def test_the_general_one_is_heard_where_it_first_belongs(parts: TurnParts, event: Event) -> None:
    """At the opening; where the skill was called for a check or the routine at once, there."""
    opened = _heard(parts, Opened(), event)
    assert [_GENERAL in one for one in opened] == [True, False]
    assert _GENERAL in _heard(parts, event)[0]


def test_the_one_of_pills_waits_until_somebody_asks_of_taking_them(parts: TurnParts) -> None:
    def asked(form: str | None) -> Asked:
        return Asked({}, "magnesium-help", form)

    said = _heard(parts, asked("does-it-help"), asked("can-i"), Asked({}, "upper-limit", "can-i"))
    assert [_PILLS in one for one in said] == [False, True, False]
    assert _PILLS in _heard(parts, asked(None))[0]
