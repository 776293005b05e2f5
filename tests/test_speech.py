"""Rendering: escaped, whole, one ask at the end, cards in plain text."""

from xml.etree import ElementTree

import jinja2
import pytest

from skill.dialog.replies import Act, FactValue, Reply
from skill.locale_bundles import TurnParts
from skill.markup import plain
from skill.settings import Settings
from skill.speech import Speech

_TOLD_ME: dict[str, FactValue] = {"whose": "self", "them": "them"}
_NASTY = [
    "<break time='9s'/>",
    "salt & pepper",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "]]>",
    "\u202e\u0007",
    "'\"",
]


@pytest.mark.parametrize("fact", _NASTY)
def test_a_fact_can_break_nothing(parts: TurnParts, fact: str) -> None:
    """Facts are escaped, and never read as a template."""
    told = Act("answers.told", {"answer": "home-remedy", "case": "not-covered", "name": fact})
    spoken = parts.bundle("en-US").speech.speak(Reply((told,)))
    assert "49" not in spoken.speech
    text = "".join(
        ElementTree.fromstring(f"<speak>{spoken.speech}</speak>".replace("\x07", "")).itertext()
    )
    assert fact.replace("\x07", "").split()[0] in text


def test_the_ask_comes_last_and_gives_the_reprompt(parts: TurnParts) -> None:
    """What tells comes first."""
    reply = Reply((Act("basics.welcome"),), Act("basics.what_next"))
    spoken = parts.bundle("en-US").speech.speak(reply)
    assert spoken.speech.startswith("Welcome")
    assert spoken.speech.endswith("?")
    assert spoken.reprompt is not None
    assert spoken.reprompt not in spoken.speech


def test_numbers_that_are_dialled_are_said_digit_by_digit(parts: TurnParts) -> None:
    """Also in the reprompt; what is shown stays as it is written, and an amount is an amount."""
    digits = '<say-as interpret-as="digits">{}</say-as>'.format
    numbers = {"en-US": "911", "en-GB": "999", "en-CA": "911", "en-IN": "112"}
    alarm = Act("danger.alert", {"finding": "chest-pain", "level": "emergency", "whose": ""})
    alarm = Act(alarm.act, {**alarm.facts, "them": "them"})
    for locale, number in numbers.items():
        spoken = parts.bundle(locale).speech.speak(
            Reply((alarm,), Act("danger.misheard", alarm.facts))
        )
        assert f"Call {digits(number)} now" in spoken.speech
        assert digits(number) in str(spoken.reprompt)
        assert number in str(spoken.card_text)
        assert "say-as" not in str(spoken.card_text)
    crisis = Act("mind.crisis", {"finding": "self-harm-thoughts", "whose": "", "them": "them"})
    british = parts.bundle("en-GB").speech.speak(Reply((crisis,)))
    assert f"{digits(116)} {digits(123)}" in british.speech
    assert parts.bundle("en-IN").speech.dialled("112 milligrams") == "112 milligrams"
    spelled = '<say-as interpret-as="characters">OB</say-as>'
    assert parts.bundle("en-US").speech.dialled("Call your OB now.") == f"Call your {spelled} now."
    american = parts.bundle("en-US").speech.dialled("on 1-800-222-1222.")
    assert american == f"on {digits(1)} {digits(800)} {digits(222)} {digits(1222)}."


def test_cards_are_plain_text_with_the_whole_disclaimer(parts: TurnParts) -> None:
    """No tag, no entity (alexa.md 2.2, row 12)."""
    told = Act("answers.told", {"answer": "magnesium-help", "case": ""})
    spoken = parts.bundle("en-GB").speech.speak(Reply((told,)))
    assert spoken.card_text is not None
    assert not any(sign in spoken.card_text for sign in ("<", ">", "&#", "&amp;"))
    assert "not medical advice" in spoken.card_text
    assert "999" in spoken.card_text


def test_an_act_without_a_template_is_an_error(parts: TurnParts) -> None:
    """Not silence."""
    with pytest.raises(jinja2.TemplateNotFound):
        parts.bundle("en-US").speech.speak(Reply((Act("basics.nothing_like_it"),)))


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en-US", "911"),
        ("en-GB", "999"),
        ("en-CA", "911"),
        ("en-AU", "triple zero"),
        ("en-IN", "112"),
    ],
)
@pytest.mark.parametrize("finding", ["chest-pain", "cold-pale-leg", "unnamed-emergency"])
def test_an_emergency_names_the_locales_number_first(
    parts: TurnParts, locale: str, number: str, finding: str
) -> None:
    """In the first sentence, and that it is one's own phone that calls: the skill can't."""
    for whose in ("self", "beside", "child"):
        facts: dict[str, FactValue] = {"finding": finding, "level": "emergency"}
        act = Act("danger.alert", {**facts, "whose": whose, "them": "them"})
        spoken = parts.bundle(locale).speech.speak(Reply((act,)))
        assert plain(spoken.speech).startswith(f"Call {number} now, from your phone.")
        assert spoken.card_text is not None
        assert "I can't call for you" in spoken.card_text


@pytest.mark.parametrize("locale", ["en-NZ", "de-DE", "xx"])
def test_a_locale_that_we_dont_have_gets_no_countrys_number(parts: TurnParts, locale: str) -> None:
    """A wrong number would be worse than none (medical.md 7)."""
    act = Act("danger.alert", {**_TOLD_ME, "finding": "chest-pain", "level": "emergency"})
    speech = parts.bundle(locale).speech.speak(Reply((act,))).speech
    assert speech.startswith("Call your local emergency number now")


def test_the_emergency_department_comes_first_at_its_level(parts: TurnParts) -> None:
    """Named as people there do."""
    act = Act("danger.alert", {**_TOLD_ME, "finding": "dark-pee", "level": "emergency_department"})
    said = {loc: parts.bundle(loc).speech.speak(Reply((act,))).speech for loc in ("en-US", "en-GB")}
    assert all(speech.startswith("Go to ") for speech in said.values())


def test_every_triage_text_is_sayable(parts: TurnParts) -> None:
    """Questions, explanations and outcomes in every locale: valid, short, ended properly."""
    for bundle in parts.bundles.values():
        for question in bundle.knowledge.triage.questions:
            facts: dict[str, FactValue] = {"question": question.id, "reworded": False}
            facts["other"] = False
            for name in ("triage.explain", "triage.why"):
                _sayable(bundle.speech.render(Act(name, facts))["speech"], 40)
            for varied in ({}, {"reworded": True}, {"other": True}):
                asked = Act("triage.question", facts | varied)
                rendered = bundle.speech.render(asked)
                _sayable(rendered["speech"], 25)
                assert rendered["speech"].endswith("?")
                _sayable(rendered["reprompt"], 60)
        for name, row in bundle.knowledge.urgency.rows.items():
            told: dict[str, FactValue] = {"level": row.level, "whose": "self", "them": "them"}
            act = Act("triage.outcome", {**told, "outcome": name})
            _sayable(bundle.speech.render(act)["speech"], 60)


def _sayable(ssml: str, most: int) -> None:
    text = " ".join(ElementTree.fromstring(f"<speak>{ssml}</speak>").itertext())
    assert 0 < len(text.split()) <= most, (len(text.split()), text)
    assert not any(sign in text for sign in "{}|"), text


def test_what_was_rendered_is_kept(parts: TurnParts) -> None:
    fresh = Speech(Settings().responses, parts.bundle("en-AU").knowledge)
    known = Act("answers.told", {"answer": "why-legs-cramp", "case": ""})
    assert fresh.render(known) is fresh.render(known)


def test_in_short_no_warning_is_lost(parts: TurnParts) -> None:
    """The first sentence that says something, those that warn, the signs and the disclaimer."""
    speech = parts.bundle("en-US").speech
    in_short = Act("answers.shorter", {"answer": "relief-now", "case": "", "all": False})
    said = speech.render(in_short)["speech"]
    assert said.startswith("Straighten the leg")
    both = speech.render(Act("answers.shorter", {**in_short.facts, "all": True}))["speech"]
    assert len(both) > len(said)
    about_pills: dict[str, FactValue] = {"answer": "magnesium-when", "case": "", "disclaims": True}
    pills = speech.render(Act("answers.shorter", about_pills))
    assert pills["speech"].endswith("Check with a pharmacist first.")
