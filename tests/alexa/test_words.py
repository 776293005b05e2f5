"""Words by the open slot and the carriers, through the real skill: understood, and kept nowhere."""

import json
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
from skill.understanding.reading import Reading
from tests.conftest import NOW
from tests.web.conftest import envelope

CHECK = ("SpeechIntent", "speech", "start the leg check")


@pytest.fixture(scope="module")
def skill(settings: Settings, parts: TurnParts, content: Content) -> CustomSkill:
    """The real skill."""
    return build_skill(settings, parts)


def _say(
    skill: CustomSkill,
    intent: str,
    slot: str = "speech",
    value: str | None = None,
    attributes: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """One intent with one slot, as Alexa sends it; gives the response's envelope."""
    heard = {"name": slot, "confirmationStatus": "NONE", **({"value": value} if value else {})}
    said = {"name": intent, "confirmationStatus": "NONE", "slots": {slot: heard}}
    body = envelope(request={"type": "IntentRequest", "intent": said})
    body["session"]["attributes"] = attributes or {}
    return dict(invoke(skill, body))


def _after(skill: CustomSkill, intent: str, slot: str, value: str) -> dict[str, Any]:
    """The same, when the leg check has asked its first question."""
    return _say(skill, intent, slot, value, _say(skill, *CHECK)["sessionAttributes"])


def _acts(reply: dict[str, Any]) -> list[str]:
    return [act["act"] for act in reply["sessionAttributes"]["last"]["says"]]


def _told(reply: dict[str, Any]) -> list[str]:
    said = reply["sessionAttributes"]["last"]["says"]
    return [act["facts"]["answer"] for act in said if act["act"] == "answers.told"]


@pytest.mark.parametrize(
    ("intent", "slot", "value", "answer"),
    [
        ("SpeechIntent", "speech", "how much magnesium is in an avocado", "magnesium-in-food"),
        ("WhyIntent", "why_rest", "do my legs cramp at night", "why-at-night"),
        ("WhyIntent", "why_legs_rest", "cramp at night", "why-at-night"),
        ("HowMuchIntent", "much_rest", "magnesium do i need each day", "how-much-magnesium"),
        ("HowMuchIntent", "much_magnesium_rest", "do i need each day", "how-much-magnesium"),
    ],
)
def test_carrier_and_rest_are_the_sentence_again(
    skill: CustomSkill, intent: str, slot: str, value: str, answer: str
) -> None:
    assert _told(_say(skill, intent, slot, value)) == [answer]


@pytest.mark.parametrize(
    ("intent", "slot", "value"),
    [
        ("NoAndIntent", "no_rest", "but what about bananas"),
        ("YesAndIntent", "yes_rest", "and what about bananas"),
    ],
)
def test_a_reply_and_a_question_are_both_served_and_one_question_stands(
    skill: CustomSkill, intent: str, slot: str, value: str
) -> None:
    reply = _after(skill, intent, slot, value)
    last = reply["sessionAttributes"]["last"]
    assert "bananas" in _told(reply)
    assert last["asks"]["act"] == "triage.question"
    assert last["asks"]["facts"]["question"] != "opening"
    assert reply["response"]["outputSpeech"]["ssml"].count("?") == 1


def test_what_both_events_say_is_said(skill: CustomSkill) -> None:
    """And heard again, when the whole is repeated."""
    reply = _after(skill, "NoAndIntent", "no_rest", "but what about bananas")
    again = _say(skill, "AMAZON.RepeatIntent", attributes=reply["sessionAttributes"])
    assert _acts(again) == _acts(reply)


@pytest.mark.parametrize(
    ("intent", "slot", "value"),
    [
        ("YesAndIntent", "yes_rest", "my chest is hurting and what about bananas"),
        ("NoAndIntent", "no_rest", "but i can't breathe and how much magnesium do i need"),
    ],
)
def test_nothing_is_said_after_an_alarm(
    skill: CustomSkill, intent: str, slot: str, value: str
) -> None:
    reply = _after(skill, intent, slot, value)
    assert _acts(reply) == ["danger.alert"]
    assert reply["sessionAttributes"]["last"]["asks"]["act"] == "danger.misheard"


def test_nothing_is_said_after_an_alarm_that_a_reply_raised(skill: CustomSkill) -> None:
    """The second event of the breath is dropped."""
    asked = _say(skill, "SpeechIntent", "speech", "i have a funny feeling")
    assert asked["sessionAttributes"]["last"]["asks"]["act"] == "danger.check"
    state = asked["sessionAttributes"]
    reply = _say(skill, "YesAndIntent", "yes_rest", "and what about bananas", state)
    assert _acts(reply) == ["danger.alert"]


@pytest.mark.parametrize(
    ("intent", "slot"),
    [
        ("SpeechIntent", "speech"),
        ("WhyIntent", "why_rest"),
        ("NoAndIntent", "no_rest"),
        ("SpeechIntent", "a_slot_of_later"),
    ],
)
@pytest.mark.parametrize("value", [None, " ", "?"])
def test_an_empty_slot_is_a_misunderstanding(
    skill: CustomSkill, intent: str, slot: str, value: str | None
) -> None:
    assert _acts(_say(skill, intent, slot, value)) == ["basics.not_understood"]


def test_the_fallback_is_a_misunderstanding(skill: CustomSkill) -> None:
    assert _acts(_say(skill, "AMAZON.FallbackIntent")) == ["basics.not_understood"]


@pytest.mark.parametrize("value", ["x" * 5000, "🦵" * 50, "म" * 300, "\x00\x07", "leg " * 1250])
def test_odd_words_never_crash(skill: CustomSkill, value: str) -> None:
    reply = _say(skill, "SpeechIntent", "speech", value)
    assert "basics.trouble" not in _acts(reply)
    assert reply["response"]["outputSpeech"]["ssml"]


SAID = "my neighbour zebedee says my purple calf is wobbly and no lumps"


def test_words_stand_in_no_log_and_no_session(
    skill: CustomSkill, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kept = json.dumps(_say(skill, "SpeechIntent", "speech", SAID)["sessionAttributes"])
    for word in ("zebedee", "wobbly", "neighbour", "lumps"):
        assert word not in kept
        assert word not in caplog.text


@pytest.mark.parametrize("value", [f"{SAID} so why do my legs cramp at night", SAID])
def test_a_fault_amid_words_tells_none_of_them(
    settings: Settings,
    parts: TurnParts,
    content: Content,
    caplog: pytest.LogCaptureFixture,
    value: str,
) -> None:
    """The reader itself fails here, and its error holds the words."""
    caplog.set_level(logging.DEBUG)
    knowledge = localise(content, "en-US")

    def read(words: str, *, complete: bool = True, asked: str = "") -> Reading:
        raise ValueError(words)

    bundle = LocaleBundle(knowledge, Speech(settings.responses, knowledge), read)
    broken = TurnParts({"en-US": bundle}, lambda: NOW, routes=parts.routes)
    reply = _say(build_skill(settings, broken), "SpeechIntent", "speech", value)
    assert _acts(reply) == ["basics.trouble"]
    assert "911" in reply["response"]["outputSpeech"]["ssml"]
    for word in ("zebedee", "wobbly", "neighbour"):
        assert word not in json.dumps(reply)
        assert word not in caplog.text


def test_a_fault_behind_the_reader_tells_no_words(
    settings: Settings, parts: TurnParts, content: Content, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer that is missing is named in the error, what was said is not."""
    caplog.set_level(logging.DEBUG)
    usual = parts.bundle("en-US")
    knowledge = replace(usual.knowledge, answers={})
    bundle = LocaleBundle(knowledge, Speech(settings.responses, knowledge), usual.read)
    broken = TurnParts({"en-US": bundle}, lambda: NOW, routes=parts.routes)
    words = "how much magnesium is in a zebedee"
    reply = _say(build_skill(settings, broken), "SpeechIntent", "speech", words)
    assert _acts(reply) == ["basics.trouble"]
    assert "zebedee" not in caplog.text + json.dumps(reply)
