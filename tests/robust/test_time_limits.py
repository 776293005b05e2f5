"""Whatever hangs in a turn: its answer comes before Lambda's seven, and Alexa's eight seconds."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ask_sdk_model import LaunchRequest

from skill import store_time
from skill.adapters import alexa_services, sqlite_base
from skill.alexa import effects
from skill.alexa.effects import Effects
from skill.alexa.preferences import PreferenceKeeper
from skill.dialog.effects import DropReminder, FindReminders, Plan, ServiceCall, SetReminder
from skill.dialog.events import Event
from skill.dialog.service_events import ReminderFailed
from skill.locale_bundles import TurnParts
from tests.alexa.household import Home, at_home
from tests.conftest import NOW
from tests.robust.house import PERSON
from tests.stores.people import envelope

_ROOT = Path(__file__).parents[2]
# All that a turn asks of DynamoDB together; SQLite may be waited for in reading and in writing.
_STORE = max(store_time.SECONDS, 2 * sqlite_base.BUSY)
_OURS = 0.3  # for all that is no waiting, with room


@pytest.mark.parametrize(
    ("effect", "came"),
    [
        (SetReminder(Plan(seconds=60)), ReminderFailed(why="unavailable")),
        (SetReminder(Plan(clock="21:30"), "t"), ReminderFailed(why="unavailable")),
        (FindReminders(), ReminderFailed(why="unavailable")),
        (DropReminder("t"), ReminderFailed(why="unavailable")),
    ],
)
def test_no_call_begins_late_in_a_turn(parts: TurnParts, effect: ServiceCall, came: Event) -> None:
    """A turn that has waited already says so, and claims nothing."""
    request: Any = envelope(PERSON)
    system = request.context.system
    system.api_access_token, system.api_endpoint = "token", "https://api.amazonalexa.com"
    request.request = LaunchRequest(locale="en-US")
    alexa = effects.AlexaAccess.of(request, lambda: None)  # there are no services to be called
    late = effects._LAST_CALL + 0.01  # noqa: SLF001
    speech = parts.bundle("en-US").speech
    turn = Effects(alexa, speech, NOW, PreferenceKeeper(request, None), lambda: late)
    assert turn.perform(effect) == came


def test_the_limits_of_a_turn_add_up_to_less_than_it_has() -> None:
    """The last call that may begin, its limit, and a store that hangs when it is written to."""
    calls = effects._LAST_CALL + alexa_services.SECONDS  # noqa: SLF001
    (lambdas,) = re.findall(r"^ +Timeout: (\d+)", (_ROOT / "template.yaml").read_text(), re.M)
    assert calls + _STORE + _OURS < int(lambdas) < 8  # Alexa's
    # What could not be written down is taken back at Alexa, whenever that was found.
    assert calls + sqlite_base.BUSY <= effects._LAST_BACK  # noqa: SLF001
    assert int(lambdas) > effects._LAST_BACK + alexa_services.SECONDS + _OURS  # noqa: SLF001


@pytest.fixture
def home(tmp_path: Path, parts: TurnParts) -> Iterator[Home]:
    """Reminders are allowed."""
    with at_home(tmp_path, parts) as home:
        yield home


def test_several_calls_that_hang_cost_one_limit(home: Home) -> None:
    """Forget me, with two reminders to delete: the second is not tried."""
    home.say("remind me every night at half past nine")
    home.say("yes")
    home.attributes = {}
    home.say("remind me in an hour")
    home.say("yes")
    home.attributes = {}
    home.say("forget everything about me")
    home.household.fault("reminders", "hang")
    started = time.monotonic()
    home.say("yes")
    assert home.says() == ["basics.forgotten"]
    assert home.attributes["last"]["says"][0]["facts"] == {"rings": True}
    assert time.monotonic() - started < alexa_services.SECONDS + 0.5
