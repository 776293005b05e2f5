"""Lines and steps against a stand-in skill that sets reminders."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.device.clock import Clock
from simulator.device.description import Device
from simulator.device.surroundings import Skill
from simulator.device.turn import Turn
from simulator.device.turn_json import turn_json
from simulator.errors import NotListeningError, StepError
from simulator.plays.scene import Scene, open_scene
from simulator.terminal.ink import Ink
from simulator.terminal.transcript import Transcript
from simulator.understanding import Resolver
from simulator.wire.endpoint import Endpoint
from skill.adapters.clock import SimulatorClock
from tests.simulator.conftest import Served
from tests.simulator.parts import kind_of, question, reply
from tests.simulator.pretend_skill import PretendSkill
from tests.simulator.services.reminding import SCOPE, ask_for, call, card, reminding

ASK = "why do my legs cramp"
Made = tuple[Scene, PretendSkill]
Make = Callable[..., Made]


@pytest.fixture
def scene_of(
    tmp_path: Path,
    serve: Served,
    endpoint_of: Callable[..., Endpoint],
    resolver: Resolver,
) -> Iterator[Make]:
    """Makes a scene and the skill in it, which keeps the simulated time. By default in London."""
    with ExitStack() as stack:

        def make(
            replies: Any = reminding, at: str | None = None, zone: str = "Europe/London", **how: Any
        ) -> Made:
            skill = serve(replies, now=SimulatorClock(tmp_path / "clock"))
            clock = Clock(tmp_path / "clock")
            if at:
                clock.go_to(datetime.fromisoformat(at))
            reached = Skill(endpoint_of(skill), resolver, how.get("restart"))
            scene = stack.enter_context(open_scene(reached, Device(), clock, zone))
            return scene, skill

        yield make


def _shown(turn: Turn) -> list[str]:
    return list(Transcript(Ink(colours=False)).lines(turn))


def test_the_envelope_names_the_services(scene_of: Make) -> None:
    """Their address, a token, and the permissions, in both places."""
    scene, skill = scene_of()
    scene.hear("[open]")
    scene.hear("[permission reminders granted]")
    scene.hear("[silence]")
    scene.hear("[open]")
    first, second = skill.received
    system = second["context"]["System"]
    assert system["apiEndpoint"].startswith("http://127.0.0.1:")
    assert system["apiAccessToken"] != first["context"]["System"]["apiAccessToken"]
    assert system["user"] == second["session"]["user"]
    assert system["user"]["permissions"]["scopes"] == {SCOPE: {"status": "GRANTED"}}
    assert "permissions" not in first["session"]["user"]


@pytest.mark.parametrize("answer", ["yes", "Yes, please!", "[consent accepted]"])
def test_a_permission_given_by_voice(scene_of: Make, answer: str) -> None:
    """Alexa asks, the skill hears of it in the same session, and may set the reminder."""
    scene, skill = scene_of()
    scene.hear("[open]")
    asked = scene.hear(ASK)
    assert asked.consent
    assert asked.consent.scopes == (SCOPE,)
    assert (asked.ends, asked.microphone, asked.faults) == (False, True, ())
    told = scene.hear(answer)
    assert told.sent == "Connections.Response"
    assert told.speech == "Reminder 200, zone 200."
    assert told.around.reminders == ("daily 21:30 Europe/London",)
    assert [str(each) for each in told.around.calls] == ["GET zone → 200", "POST reminders → 200"]
    request = skill.received[-1]
    assert request["request"]["status"] == {"code": "200", "message": "OK"}
    assert request["session"]["attributes"]["visit"] == "kept"
    assert request["session"]["sessionId"] == skill.received[0]["session"]["sessionId"]
    assert request["session"]["user"]["permissions"]["scopes"][SCOPE]["status"] == "GRANTED"


@pytest.mark.parametrize(
    ("answer", "status", "permission"),
    [
        ("no", "DENIED", "refused"),
        ("[silence]", "NOT_ANSWERED", "unasked"),
        ("[consent not_answered]", "NOT_ANSWERED", "unasked"),
    ],
)
def test_a_permission_not_given(scene_of: Make, answer: str, status: str, permission: str) -> None:
    """The skill is told which, and shows its card."""
    scene, skill = scene_of()
    scene.hear(ASK)
    told = scene.hear(answer)
    (scope,) = skill.received[-1]["request"]["payload"]["permissionScopes"]
    assert scope["status"] == status
    assert scene.household.permission() == permission
    assert f"card      Alexa app: allow the skill {SCOPE}" in _shown(told)
    assert told.around.reminders == ()


def test_alexa_asks_until_she_hears_yes_or_no(scene_of: Make) -> None:
    """Once more; the skill hears nothing of that, and leaving is always possible."""
    scene, skill = scene_of()
    scene.hear(ASK)
    again = scene.hear("how much magnesium does my wife need")
    assert again.sent is None
    assert again.note == "Alexa asks again: you can say I approve, or no"
    assert again.consent
    assert len(skill.received) == 1
    scene.hear("exit")
    assert kind_of(skill.received[-1]) == "SessionEndedRequest"
    with pytest.raises(NotListeningError):
        scene.hear("[consent accepted]")


def test_what_alexa_does_not_understand_twice_is_no_answer(scene_of: Make) -> None:
    """Then the skill is told so."""
    scene, skill = scene_of()
    scene.hear(ASK)
    scene.hear("how much magnesium does my wife need")
    scene.hear("well she is seventy")
    (scope,) = skill.received[-1]["request"]["payload"]["permissionScopes"]
    assert scope["status"] == "NOT_ANSWERED"


def test_the_older_form_is_taken_too(scene_of: Make) -> None:
    """One scope, and one status."""

    def replies(request: dict[str, Any]) -> dict[str, Any]:
        return reply() if kind_of(request) == "Connections.Response" else ask_for("1")

    scene, skill = scene_of(replies)
    scene.hear(ASK)
    scene.hear("yes")
    assert skill.received[-1]["request"]["payload"] == {
        "permissionScope": SCOPE,
        "status": "ACCEPTED",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Buy"},
        {"payload": None},
        {"payload": {"@type": "Other", "@version": "2"}},
        {"payload": {"@type": "AskForPermissionsConsentRequest", "@version": "2"}},
        {
            "payload": {
                "@type": "AskForPermissionsConsentRequest",
                "@version": "1",
                "permissionScope": "alexa::profile:email:read",
            }
        },
    ],
)
def test_what_alexa_would_not_ask_is_a_fault(scene_of: Make, change: dict[str, Any]) -> None:
    """The turn is broken, as with any reply that Alexa can't read."""
    wrong = ask_for()
    wrong["response"]["directives"][0] |= change
    scene, _ = scene_of(lambda _: wrong)
    turn = scene.hear(ASK)
    assert turn.broken
    assert "Connections.SendRequest" in turn.faults[0]


def test_a_reminder_rings_when_the_time_has_come(scene_of: Make) -> None:
    """At 21:30 local time, the night of the clock change too; and is shown."""
    scene, _ = scene_of(at="2026-03-28T20:00+00:00")
    scene.hear("[permission reminders granted]")
    scene.hear(ASK)
    assert scene.hear("[wait 25s]").around.rings == ()
    first = scene.hear("[wait 2h]")
    assert first.note == "it is Saturday 2026-03-28 22:00 Europe/London"
    second = scene.hear("[wait 23h]")
    expected = "2026-03-29 21:30 Here's your reminder: do your bedtime stretches (twice)"
    assert f"ring      {expected}" in _shown(second)
    assert [f"{each.at:%d %H:%M}" for each in (*first.around.rings, *second.around.rings)] == [
        "28 21:30",
        "29 21:30",
    ]
    assert '"rings": [{"at": "2026-03-29T21:30:00+01:00"' in turn_json(second)


def test_the_skill_lives_in_the_simulated_time(scene_of: Make) -> None:
    """Its verifier and the certificates too, years away."""
    for at in ("2020-02-01T12:00+00:00", "2035-07-01T12:00+00:00"):
        scene, skill = scene_of(at=at)
        assert not scene.hear("[open]").broken
        assert skill.received[-1]["request"]["timestamp"].startswith(at[:13])


def test_time_passes_until_the_clock_says_so(scene_of: Make) -> None:
    """The reminder rings in the very second, and a time that is over is refused."""
    scene, _ = scene_of(at="2026-03-28T20:00+00:00")
    scene.hear("[permission reminders granted]")
    scene.hear(ASK)
    turn = scene.hear("[until 21:30]")
    assert turn.note == "it is Saturday 2026-03-28 21:30 Europe/London"
    assert len(turn.around.rings) == 1
    with pytest.raises(StepError, match="a time to come"):
        scene.hear("[until 2026-03-28T21:00]")


def test_a_long_wait_ends_the_session(scene_of: Make) -> None:
    """As two silences would; a short one does not."""
    scene, skill = scene_of()
    scene.hear("[open]")
    assert not scene.hear("[wait 4m]").ends
    assert scene.hear("[wait 5m]").ends
    assert skill.received[-1]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"


@pytest.mark.parametrize(("fault", "status"), [("503", 503), ("429", 429), ("garbage", 200)])
def test_faults_are_asked_for(scene_of: Make, fault: str, status: int) -> None:
    """Until they are taken back."""
    scene, _ = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear(f"[fault reminders {fault}]")
    assert scene.hear(ASK).speech == f"Reminder {status}, zone 200."
    scene.hear("[fault reminders none]")
    scene.hear("[fault zone 401]")
    turn = scene.hear(ASK)
    assert turn.speech == "Reminder 200, zone 401."
    assert len(turn.around.reminders) == 1


def test_two_people_have_an_account_each(scene_of: Make) -> None:
    """Their permissions and reminders are their own; a session ends where another speaks."""
    scene, skill = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear(ASK)
    scene.hear("[open]")
    changed = scene.hear("[person two]")
    assert changed.sent == "SessionEndedRequest"
    assert changed.around.reminders == ()
    assert scene.hear(ASK).consent
    users = [each["session"]["user"]["userId"] for each in skill.received]
    assert users[0] == users[2] != users[3]
    scene.hear("no")
    assert scene.hear("[person one]").around.reminders == ("daily 21:30 Europe/London",)


def test_permissions_and_reminders_change_in_the_app(scene_of: Make) -> None:
    """The skill is told nothing, and sees what comes of it."""
    scene, _ = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear(ASK)
    assert scene.hear("[permission reminders revoked]").around.reminders
    assert scene.hear(ASK).speech == "Reminder 401, zone 200."
    assert scene.hear("[reminders deleted]").around.reminders == ()


def test_the_device_moves(scene_of: Make) -> None:
    """A reminder without a zone of its own is in the device's."""
    scene, _ = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear("[zone America/New_York]")
    assert scene.hear(ASK).around.reminders == ("daily 21:30 America/New_York",)
    scene.hear("[zone none]")
    assert scene.hear(ASK).speech == "Reminder 200, zone 204."


def test_an_event_comes_apart_from_any_session(scene_of: Make) -> None:
    """Without session, device or locale; the session goes on."""
    scene, skill = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear(ASK)
    scene.hear("[open]")
    turn = scene.hear("[event skill_disabled]")
    assert (turn.sent, turn.faults, turn.ends) == ("AlexaSkillEvent.SkillDisabled", (), False)
    event = skill.received[-1]
    assert event.keys() == {"version", "context", "request"}
    assert event["context"]["System"].keys() == {
        "application",
        "user",
        "apiEndpoint",
        "apiAccessToken",
    }
    assert "locale" not in event["request"]
    assert turn.around.reminders == ()
    assert scene.household.permission() == "unasked"


def test_words_in_reply_to_an_event_are_a_fault(scene_of: Make) -> None:
    """Nobody hears them."""
    scene, _ = scene_of(lambda _: question())
    (fault,) = scene.hear("[event permission_changed]").faults
    assert "AlexaSkillEvent.SkillPermissionChanged" in fault


def test_a_new_visit(scene_of: Make) -> None:
    """The session is dropped and the skill opened anew."""
    scene, skill = scene_of()
    scene.hear("[open]")
    assert scene.hear("[new visit]").sent == "LaunchRequest"
    assert [kind_of(each) for each in skill.received] == [
        "LaunchRequest",
        "SessionEndedRequest",
        "LaunchRequest",
    ]
    sessions = {each["session"]["sessionId"] for each in skill.received}
    assert len(sessions) == 2


def test_a_restart(scene_of: Make) -> None:
    """Between two turns of a session; not where the skill runs elsewhere."""
    starts: list[str] = []
    scene, _ = scene_of(restart=lambda: starts.append("anew"))
    scene.hear("[open]")
    assert not scene.hear("[restart]").ends
    assert starts == ["anew"]
    elsewhere, _ = scene_of()
    with pytest.raises(StepError, match="--url"):
        elsewhere.hear("[restart]")


@pytest.mark.parametrize(
    "line",
    [
        "[wait]",
        "[wait long]",
        "[dance]",
        "[]",
        "[fault clock 503]",
        "[fault zone 418]",
        "[permission email granted]",
        "[person three]",
        "[zone Mars/Base]",
        "[event party]",
    ],
)
def test_what_is_no_step(scene_of: Make, line: str) -> None:
    """Says so, and nothing happens."""
    scene, skill = scene_of()
    with pytest.raises(StepError, match=r"known|how long|time zone"):
        scene.hear(line)
    assert skill.received == []


def test_a_token_of_yesterday_opens_nothing(scene_of: Make) -> None:
    """A skill may not keep tokens."""
    scene, skill = scene_of()
    scene.hear("[permission reminders granted]")
    scene.hear("[open]")
    scene.hear("[wait 1d]")
    assert call(skill.received[0], "GET", "/v1/alerts/reminders") == 401


def test_the_card_is_shown(scene_of: Make) -> None:
    """With what it is for."""
    scene, _ = scene_of(lambda _: card())
    assert any(line.startswith("card      Alexa app") for line in _shown(scene.hear(ASK)))
