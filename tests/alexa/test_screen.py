"""What a device with a screen is sent, and what a touch on it means, through the real skill."""

from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill

from skill.assembly import build_skill
from skill.invoke import invoke
from skill.locale_bundles import TurnParts
from skill.settings import Settings
from tests.web.conftest import envelope

APL = "Alexa.Presentation.APL"


class Show:
    """A device and the conversation on it; `interfaces` is what it says that it can do."""

    def __init__(self, skill: CustomSkill, **interfaces: Any) -> None:
        self.skill = skill
        self.interfaces = interfaces
        self.reply: dict[str, Any] = {}

    def send(self, **request: Any) -> dict[str, Any]:
        """One request; gives the reply."""
        body = envelope(request=request)
        body["context"]["System"]["device"]["supportedInterfaces"] = self.interfaces
        body["session"]["attributes"] = self.reply.get("sessionAttributes", {})
        self.reply = dict(invoke(self.skill, body))
        return self.reply

    def say(self, words: str) -> dict[str, Any]:
        """Words, as the open slot brings them."""
        slot = {"name": "speech", "confirmationStatus": "NONE", "value": words}
        heard = {"name": "SpeechIntent", "confirmationStatus": "NONE", "slots": {"speech": slot}}
        return self.send(type="IntentRequest", intent=heard)

    def touch(self, *arguments: Any, token: str | None = None) -> dict[str, Any]:
        """Touch something; the token is that of what is drawn, unless an old screen is meant."""
        shown = self.screen["token"] if token is None else token
        source = {"type": "TouchWrapper", "handler": "Press", "id": "x"}
        return self.send(
            type=f"{APL}.UserEvent", token=shown, arguments=list(arguments), source=source
        )

    @property
    def screen(self) -> dict[str, Any]:
        """The directive that draws."""
        directives = self.reply["response"]["directives"]
        (drawn,) = [one for one in directives if one["type"].startswith(f"{APL}.")]
        return dict(drawn)

    def showing(self) -> Any:
        """Which question the screen belongs to."""
        return self.screen["token"]

    def says(self) -> list[str]:
        """The acts of the last reply, the question last."""
        last = self.reply["sessionAttributes"]["last"]
        return [act["act"] for act in [*last["says"], *filter(None, [last["asks"]])]]


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


@pytest.fixture
def show(skill: CustomSkill) -> Show:
    """A device with a screen."""
    return Show(skill, **{APL: {"runtime": {"maxVersion": "2024.3"}}})


def test_an_answer_is_shown(show: Show) -> None:
    """As an APL document with its words as data, beside the speech."""
    show.send(type="LaunchRequest")
    reply = show.say("why do my legs cramp")
    assert show.screen["type"] == f"{APL}.RenderDocument"
    assert show.screen["document"]["type"] == "APL"
    payload = show.screen["datasources"]["payload"]
    assert payload["title"]
    assert payload["text"]
    assert payload["note"].startswith("Source: ")
    assert not any(sign in str(payload) for sign in ("<", "&#", "&amp;"))
    assert reply["response"]["outputSpeech"]["ssml"]
    assert payload["hint"] == "Tell me more"
    assert reply["response"]["shouldEndSession"] is False


def test_a_speaker_is_sent_no_document(skill: CustomSkill) -> None:
    assert "directives" not in Show(skill).say("why do my legs cramp")["response"]
    audio = Show(skill, AudioPlayer={})
    assert "directives" not in audio.say("why do my legs cramp")["response"]


def test_a_touch_is_what_its_words_are(show: Show) -> None:
    """More, by touch."""
    show.send(type="LaunchRequest")
    show.say("why do my legs cramp")
    show.touch("more")
    assert show.says()[0] == "answers.more"


@pytest.mark.parametrize(
    ("command", "words"), [("yes", "yes"), ("no", "no"), ("unsure", "i don't know")]
)
def test_a_question_is_answered_by_touch_as_by_voice(
    skill: CustomSkill, command: str, words: str
) -> None:
    """The same state comes of both."""
    states = []
    for touched in (True, False):
        show = Show(skill, **{APL: {}})
        show.say("check my leg")
        show.say("i don't know")
        assert show.screen["token"].startswith("triage.question:")
        show.touch(command) if touched else show.say(words)
        states.append(show.reply["sessionAttributes"])
    assert states[0] == states[1]


def test_a_touch_on_an_old_screen_asks_again(show: Show) -> None:
    """It answers nothing: the open question comes once more."""
    show.say("check my leg")
    show.say("i don't know")
    old = show.screen["token"]
    show.touch("no")
    asked = show.reply["sessionAttributes"]["last"]["asks"]
    check = show.reply["sessionAttributes"]["triage"]
    show.touch("yes", token=old)
    assert show.reply["sessionAttributes"]["last"]["asks"] == asked
    assert show.reply["sessionAttributes"]["triage"] == check


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], [7], [{"a": 1}], [None]])
def test_a_touch_that_names_no_command_is_not_understood(show: Show, arguments: list[Any]) -> None:
    show.send(type="LaunchRequest")
    show.say("why do my legs cramp")
    show.touch(*arguments)
    assert show.says()[0] == "basics.not_understood"


def test_an_outcome_is_shown_by_level_and_words(show: Show) -> None:
    show.say("i have chest pain")
    payload = show.screen["datasources"]["payload"]
    assert payload["level"] == "emergency"
    assert payload["title"] == "Call 911 now, from your phone."


def test_the_routine_is_steered_by_touch(show: Show) -> None:
    show.say("start my bedtime routine")
    show.touch("no")
    assert show.showing() == "routine.track:set-up"
    assert set(show.screen["document"]["graphics"]) == {"set-up", "calf", "change"}
    show.touch("routine-next")
    assert show.showing() == "routine.track:calf"
    pages = show.screen["datasources"]["payload"]["pages"]
    assert [page["side"] for page in pages[:3]] == ["Left leg", "Right leg", "Left leg"]
    show.touch("routine-next")
    assert show.showing() == "routine.track:change"
    show.touch("stop")
    assert show.says() == ["routine.stopped"]


def _payload(show: Show) -> Any:
    return show.screen["datasources"]["payload"]


def test_a_track_that_is_broken_in_on_counts_no_further(show: Show) -> None:
    """The screen shows where we are, and waits for whether to go on."""
    show.say("start my bedtime routine")
    show.say("no")
    assert [page["title"] for page in _payload(show)["pages"]][::7] == [
        "Get ready",
        "A short break",
    ]
    show.say("how long is left")
    (page,) = _payload(show)["pages"]
    assert (page["title"], page["seconds"], page["drawing"]) == ("Get ready", 0, "set-up")
    show.touch("yes")
    assert len(_payload(show)["pages"]) > 1


def test_an_answer_amid_the_routine_is_shown_before_the_step_that_waits(show: Show) -> None:
    show.say("start my bedtime routine")
    show.say("no")
    show.say("which foods have magnesium")
    assert show.says()[-1] == "routine.go_on"
    assert "pages" not in _payload(show)
    assert _payload(show)["bars"]


def test_a_fault_of_the_screen_is_noted_without_its_text(
    show: Show, caplog: pytest.LogCaptureFixture
) -> None:
    """Its type alone: the text may quote what was shown."""
    caplog.set_level("INFO")
    fault = {
        "type": "LIST_ERROR",
        "reason": "INTERNAL_ERROR",
        "message": "chest pain",
        "token": "t",
    }
    reply = show.send(type=f"{APL}.RuntimeError", token="t", errors=[fault])
    assert "outputSpeech" not in reply["response"]
    assert "chest" not in caplog.text
    assert "the screen reports LIST_ERROR" in caplog.text
