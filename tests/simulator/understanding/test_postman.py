"""The postman: every word is handed over, by a route that could take it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from nlu.words import read_sentence
from simulator.understanding import InteractionModel, Resolver, listener
from simulator.understanding.postman import Postman, open_slot
from simulator.understanding.spoken import spoken
from tests.simulator.postal import CARRIERS, postal, together
from tests.simulator.understanding.toy import toy

SENTENCES = (
    "why do my legs cramp at night",
    "why",
    "how much magnesium is in a banana?",
    "no it's not swollen, but it hurts",
    "I\N{RIGHT SINGLE QUOTATION MARK}m seventy two",
    "um my husband's leg is cold and 2 toes are blue",
    "at nine p.m.",
    "cramp",
)


def _postman(carriers: Mapping[str, tuple[str, ...]]) -> Postman:
    return Postman(InteractionModel.from_dict(postal(carriers)))


@pytest.fixture(params=[{}, CARRIERS], ids=["open", "carried"])
def postman(request: pytest.FixtureRequest) -> Postman:
    """One with the open slot alone, and one with carriers beside it."""
    return _postman(request.param)


@pytest.mark.parametrize("said", SENTENCES)
def test_all_words_are_handed_over(postman: Postman, said: str) -> None:
    """Whatever the route, the sentence can be put together again."""
    assert together(postman.understand(said), postman.model) == " ".join(spoken(said))


@pytest.mark.parametrize("said", SENTENCES)
def test_each_route_hands_all_words_over(postman: Postman, said: str) -> None:
    """Also one that was not the first choice."""
    words = spoken(said)
    for way in postman.ways(words):
        assert together(postman.by(way, words), postman.model) == " ".join(words)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("why do my legs cramp", "WhyIntent"),
        ("why are they cold", "WhyIntent"),
        ("why", "SpeechIntent"),
        ("no it isn't swollen", "NoAndIntent"),
        ("i'm dizzy", "IIntent"),
        ("my leg hurts", "SpeechIntent"),
        ("yes", "AMAZON.YesIntent"),
        ("Stop!", "AMAZON.StopIntent"),
        ("nope never", "AMAZON.NoIntent"),
    ],
)
def test_the_route(said: str, intent: str) -> None:
    """Built-in intents exactly, then the longest carrier, then the open slot."""
    assert _postman(CARRIERS).understand(said).intent == intent


def test_the_longest_carrier_wins() -> None:
    """What "why do my legs" begins leaves less to the slot than "why"."""
    slots = _postman(CARRIERS).understand("why do my legs cramp").slots
    assert {name: slot.values[0].value for name, slot in slots.items()} == {"legs_rest": "cramp"}


def test_nothing_is_guessed(postman: Postman) -> None:
    """No confidence, no second best, nothing weighed."""
    understood = postman.understand("what is the capital of france")
    assert (understood.how, understood.next, understood.weighed) == ("posted", None, ())


@pytest.mark.parametrize("said", ["?", "", "\N{PILE OF POO}", "\x00", "a" * 5000, "нога болит"])
def test_odd_input_arrives_as_it_stands(postman: Postman, said: str) -> None:
    """What is no word fills the open slot, and nothing at all leaves it empty."""
    understood = postman.understand(said)
    assert (understood.intent, together(understood, postman.model)) == ("SpeechIntent", said)


def test_only_an_open_slot_makes_a_postman(tmp_path: Path) -> None:
    """Models that leave understanding to Alexa keep the imitation of it."""
    other = InteractionModel.from_dict(toy())
    assert open_slot(other) is None
    assert isinstance(listener(other, tmp_path), Resolver)
    assert isinstance(listener(InteractionModel.from_dict(postal({}))), Postman)


def test_opening_and_leaving_are_the_devices_own(postman: Postman) -> None:
    """The invocation name is taken off; "exit" never reaches the skill."""
    launch = postman.launch("ask cramp coach why do my legs cramp")
    assert launch is not None
    assert launch.utterance == "why do my legs cramp"
    assert postman.is_exit("exit")


def test_a_words_form_is_kept() -> None:
    """No contraction is undone and no number folded: that is the reader's part."""
    said = "I've had it for twenty one days, y'know"
    assert " ".join(spoken(said)) == "i've had it for twenty one days y'know"
    assert read_sentence(said).texts != spoken(said)
