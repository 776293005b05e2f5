"""What is to be watched for: by whom to call, the gravest first, in each country's words."""

import re

import pytest
from msgspec.structs import replace

from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedMore
from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.knowledge.check_watch import watch_faults, watch_lists
from skill.knowledge.content import Content
from skill.knowledge.localise import localise
from skill.knowledge.models import Watch, Words, listed
from skill.knowledge.watch import calls
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from skill.speech import Speech
from tests.conftest import NOW

# What may be dialled or named as the place to call, country by country.
_ITS_OWN = {
    "en-US": ("911", "urgent care", "Poison Help", "labor"),
    "en-GB": ("999", "NHS 111", "A and E"),
    "en-CA": ("811", "844"),
    "en-AU": ("triple zero", "1800 MEDICARE", "13, 11, 26"),
    "en-IN": ("112",),
}
_SHARED = {("en-CA", "911")}


def test_the_gravest_comes_first_and_a_beginning_is_said_once(content: Content) -> None:
    """However they are listed: level before door, and one breath for what begins alike."""
    names = ["swollen-leg", "child-fever-limp", "hot-leg-infection", "chest-pain", "dark-pee"]
    found = calls(localise(content, "en-GB"), names)
    assert [one.opening for one in found] == [
        "Call 999 for",
        "Go to A and E now for",
        "Call NHS 111 now for",
        "Call NHS 111 the same day for",
    ]
    assert found[-1].signs == [["one leg newly", "swollen", "warm", "darker"]]


@pytest.mark.parametrize(
    ("watch", "more", "say_has", "more_has"),
    [
        (["swollen-leg"], "And so on.", [], ["swollen-leg"]),
        (["swollen-leg"], None, ["swollen-leg"], []),
        ({"say": ["swollen-leg"]}, "And so on.", ["swollen-leg"], []),
        ({"more": ["swollen-leg"]}, None, [], ["swollen-leg"]),
        (None, "And so on.", [], []),
    ],
)
def test_a_list_ends_the_last_breath_unless_it_names_one(
    watch: Watch | None, more: str | None, say_has: list[str], more_has: list[str]
) -> None:
    words = Words(says="Yes.", more=more, watch=watch)
    assert (words.watched("say"), words.watched("more")) == (say_has, more_has)


def test_an_answer_says_it_with_its_last_breath_and_on_the_card(
    content: Content, settings: Settings
) -> None:
    """And a case without a list of its own has that of its answer."""
    bananas = content.answers["bananas"]
    watching = replace(bananas, watch=["chest-pain"])
    knowledge = localise(replace(content, answers={"bananas": watching}), "en-GB")
    speech = Speech(settings.responses, knowledge)
    turn = step(State(), Asked({}, "bananas"), knowledge, NOW)
    told = speech.render(turn.reply.says[0])
    more = speech.render(step(turn.state, AskedMore(), knowledge, NOW).reply.says[0])
    kidney = speech.render(Act("answers.told", {"answer": "bananas", "case": "kidney"}))
    line = "Call 999 for chest pain."
    assert line not in told["speech"]
    assert line in told["card_text"]
    assert more["speech"].endswith(line)
    assert kidney["speech"].endswith(line)


def test_what_is_no_row_is_a_fault(content: Content) -> None:
    """A finding of which nobody says how urgent it is can't be watched for."""
    bad = replace(content.answers["bananas"], watch=["fever", "chest-pian"])
    faults = [one.what for one in watch_faults(replace(content, answers={"bananas": bad}))]
    assert len(faults) == 2
    assert "did you mean chest-pain?" in faults[1]


def _lists(content: Content) -> list[list[str]]:
    return [names for _, _, names in watch_lists(content) if names]


def _said(bundle: LocaleBundle, names: list[str]) -> str:
    found = calls(bundle.knowledge, names)
    return " ".join(f"{one.opening} {one.signs}" for one in found)


def test_every_list_is_said_in_every_country_with_its_own_numbers_alone(
    content: Content, parts: TurnParts
) -> None:
    for locale, bundle in parts.bundles.items():
        foreign = [one for where, its in _ITS_OWN.items() if where != locale for one in its]
        for names in _lists(content):
            said = _said(bundle, names)
            assert not re.search(r"[{}|]", said), (locale, said)
            for number in foreign:
                allowed = number in _ITS_OWN.get(locale, ()) or (locale, number) in _SHARED
                assert allowed or number not in said, (locale, said)


def test_every_case_names_findings_once(content: Content) -> None:
    for answer in content.answers.values():
        for words in (answer, *answer.cases.values()):
            assert len(listed(words.watch)) == len(set(listed(words.watch)))


@pytest.mark.parametrize(
    ("case", "never"),
    [
        ("pregnant", {"swollen-leg", "hot-leg-infection", "one-leg-ache"}),
        ("after-birth", {"swollen-leg", "hot-leg-infection", "one-leg-ache"}),
        ("child", {"swollen-leg", "hot-leg-infection", "one-leg-ache"}),
    ],
)
def test_a_row_of_their_own_goes_before_everybodys(
    content: Content, case: str, never: set[str]
) -> None:
    """Who expects calls the maternity unit about a leg; a child's leg has rows of its own."""
    for name, answer in localise(content, "en-GB").answers.items():
        if case in answer.cases:
            assert not never & {*listed(answer.cases[case].watch)}, name
