"""From a request's envelope to its response, through the real skill."""

import logging
from typing import Any

import pytest
from ask_sdk_core.skill import CustomSkill
from msgspec.structs import replace

from skill.assembly import build_skill
from skill.invoke import invoke
from skill.knowledge.content import Content
from skill.knowledge.localise import localise
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from skill.speech import Speech
from tests.conftest import NOW
from tests.web.conftest import envelope


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


def _invoke(skill: CustomSkill, body: dict[str, Any]) -> dict[str, Any]:
    return dict(invoke(skill, body))


def _intent(
    name: str, slots: dict[str, Any] | None = None, locale: str = "en-US"
) -> dict[str, Any]:
    intent = {"name": name, "confirmationStatus": "NONE", "slots": slots or {}}
    return envelope(request={"type": "IntentRequest", "intent": intent, "locale": locale})


def _said(words: str, locale: str = "en-US") -> dict[str, Any]:
    """Words, as the open slot brings them."""
    return _intent("SpeechIntent", {"speech": _slot("speech", words)}, locale)


def _slot(name: str, value: str | None, *ids: str) -> dict[str, Any]:
    status = "ER_SUCCESS_MATCH" if ids else "ER_SUCCESS_NO_MATCH"
    values = [{"value": {"name": one, "id": one}} for one in ids]
    authority = {"authority": "a", "status": {"code": status}, "values": values}
    return {
        "name": name,
        "confirmationStatus": "NONE",
        **({"value": value} if value is not None else {}),
        "resolutions": {"resolutionsPerAuthority": [authority]},
    }


def test_a_launch_greets_and_asks(skill: CustomSkill) -> None:
    """With the microphone open."""
    reply = _invoke(skill, envelope())
    assert reply["response"]["shouldEndSession"] is False
    assert reply["response"]["outputSpeech"]["ssml"].startswith("<speak>Welcome")
    assert "reprompt" in reply["response"]


def test_the_last_reply_stands_in_the_session(skill: CustomSkill) -> None:
    """The contract on the wire: {"says": [{act, facts}], "asks": {act, facts} | null}."""
    last = _invoke(skill, _said("why do my legs cramp"))["sessionAttributes"]["last"]
    assert last["says"][0]["act"] == "answers.told"
    assert last["says"][0]["facts"]["answer"] == "why-legs-cramp"
    assert last["asks"] is None


def test_state_is_carried_by_the_session(skill: CustomSkill) -> None:
    """A yes after an offer of more tells more."""
    first = _invoke(skill, envelope())
    body = _said("why do my legs cramp")
    body["session"]["attributes"] = first["sessionAttributes"]
    second = _invoke(skill, body)
    body = _intent("AMAZON.YesIntent")
    body["session"]["attributes"] = second["sessionAttributes"]
    acts = _invoke(skill, body)["sessionAttributes"]["last"]["says"]
    assert [act["act"] for act in acts] == ["answers.more"]


@pytest.mark.parametrize(
    ("locale", "amount"), [("en-US", "320"), ("en-GB", "270"), ("en-AU", "320"), ("en-CA", "320")]
)
def test_a_seventy_year_old_womans_need(skill: CustomSkill, locale: str, amount: str) -> None:
    """By the locale's authority, and said to be the total with food."""
    said = "how much magnesium does a seventy year old woman need"
    reply = _invoke(skill, _said(said, locale))
    ssml = reply["response"]["outputSpeech"]["ssml"]
    assert f"{amount} milligrams" in ssml
    assert "food" in ssml


def test_words_in_a_list_slot_are_heard(skill: CustomSkill) -> None:
    """None of our slots is one, but a device may send it: what it holds as a value counts."""
    slot = _slot("speech", "my leg is swollen and i have chest pain") | {
        "slotValue": {"type": "List", "values": []}
    }
    reply = _invoke(skill, _intent("SpeechIntent", {"speech": slot}))
    assert reply["sessionAttributes"]["last"]["says"][0]["act"] == "danger.alert"


@pytest.mark.parametrize("value", [None, "", "?", "  ", "x" * 5000])
@pytest.mark.parametrize("intent", ["SpeechIntent", "WhyIntent", "NoAndIntent", "TellIntent"])
def test_odd_slot_values_never_crash(skill: CustomSkill, intent: str, value: str | None) -> None:
    """Missing, empty, not understood, endless: an answer all the same."""
    slots = {name: _slot(name, value) for name in ("speech", "why_rest", "no_rest", "finding")}
    reply = _invoke(skill, _intent(intent, slots))
    says = [act["act"] for act in reply["sessionAttributes"]["last"]["says"]]
    assert "basics.trouble" not in says
    assert reply["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize("intent", ["AMAZON.SelectIntent", "AMAZON.ScrollUpIntent", "NewIntent"])
def test_an_intent_that_is_new_to_us_is_not_understood(skill: CustomSkill, intent: str) -> None:
    """Alexa+ sends more built-ins."""
    acts = _invoke(skill, _intent(intent))["sessionAttributes"]["last"]["says"]
    assert acts[0]["act"] == "basics.not_understood"


def test_the_end_of_a_session_has_no_words(skill: CustomSkill) -> None:
    """Alexa forbids them."""
    ended = {"type": "SessionEndedRequest", "reason": "USER_INITIATED"}
    assert "outputSpeech" not in _invoke(skill, envelope(request=ended))["response"]


@pytest.mark.parametrize("kind", ["AlexaSkillEvent.SkillDisabled", "Reminders.ReminderCreated"])
def test_an_event_outside_of_a_session_is_taken_note_of(skill: CustomSkill, kind: str) -> None:
    """It has no session, and no words."""
    body = envelope(request={"type": kind})
    del body["session"]
    assert "outputSpeech" not in _invoke(skill, body)["response"]


def test_a_fault_in_a_turn_is_told_in_plain_words(
    settings: Settings, parts: TurnParts, content: Content
) -> None:
    """The person hears it with the emergency number; the session ends and says so on the wire."""
    bundles = {"en-US": _without_answers(settings, parts, content)}
    broken = TurnParts(bundles, lambda: NOW, parts.routes)
    reply = _invoke(build_skill(settings, broken), _said("why do my legs cramp"))
    assert [act["act"] for act in reply["sessionAttributes"]["last"]["says"]] == ["basics.trouble"]
    assert "911" in reply["response"]["outputSpeech"]["ssml"]
    assert reply["response"]["shouldEndSession"] is True


def _without_answers(settings: Settings, parts: TurnParts, content: Content) -> LocaleBundle:
    knowledge = replace(localise(content, "en-US"), answers={})
    return LocaleBundle(knowledge, Speech(settings.responses, knowledge), parts.bundle("en").read)


def test_every_intent_with_nothing_heard_is_answered(skill: CustomSkill, parts: TurnParts) -> None:
    """From a fresh session, without a fault, and open exactly when something is asked."""
    for name in (*parts.routes.built_in, *parts.routes.open_ended, "WhyLegsCrampIntent"):
        reply = _invoke(skill, _intent(name))
        last = reply["sessionAttributes"]["last"]
        assert all(act["act"] != "basics.trouble" for act in last["says"]), name
        ssml = reply["response"]["outputSpeech"]["ssml"]
        open_ = not reply["response"]["shouldEndSession"]
        assert open_ == (last["asks"] is not None) == ssml.endswith("?</speak>"), (name, ssml)


@pytest.mark.parametrize(
    ("intent", "act"),
    [
        ("AMAZON.HelpIntent", "basics.help"),
        ("AMAZON.StopIntent", "basics.goodbye"),
        ("AMAZON.CancelIntent", "basics.goodbye"),
        ("AMAZON.NavigateHomeIntent", "basics.goodbye"),
        ("AMAZON.FallbackIntent", "basics.not_understood"),
    ],
)
def test_a_built_in_intent_means_what_its_words_mean(
    skill: CustomSkill, intent: str, act: str
) -> None:
    """The fallback has none."""
    says = _invoke(skill, _intent(intent))["sessionAttributes"]["last"]["says"]
    assert says[0]["act"] == act


@pytest.mark.parametrize("intent", ["BananasIntent", "ChestPainReportIntent", "UnsureIntent"])
def test_an_intent_of_the_first_edition_is_not_understood(skill: CustomSkill, intent: str) -> None:
    """No model that runs has it."""
    says = _invoke(skill, _intent(intent))["sessionAttributes"]["last"]["says"]
    assert says[0]["act"] == "basics.not_understood"


def test_no_turn_logs_what_was_heard(skill: CustomSkill, caplog: pytest.LogCaptureFixture) -> None:
    """Whether something is asked and how long it took, alone: an event's name is health too."""
    caplog.set_level(logging.DEBUG)
    _invoke(skill, _said("purple elephants in my chest pain"))
    _invoke(skill, _said("i have chest pain"))
    assert caplog.text.count("ended in") + caplog.text.count("asked in") == 2
    for secret in ("elephant", "chest", "Chest", "amzn1.ask.account", "danger", "triage", "Report"):
        assert secret not in caplog.text
