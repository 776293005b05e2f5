"""Three models from one page: each small, plain, and put together again into the same words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.understanding import InteractionModel, Understood
from simulator.understanding.postman import Postman
from skill.alexa.envelope import AlexaIntent, AlexaSlot
from skill.alexa.heard import Heard, heard
from skill.knowledge.content import Content
from skill.knowledge.strict_yaml import read
from skill.understanding.routes import Routes
from workshop.delivery import BUILDS, Build, delivery_model
from workshop.speech_values import BANDS, LONGEST, MOST, values_of

_PAGE = Path(__file__).parents[2] / "interaction_model" / "intents.yaml"
_LARGEST = 150_000  # bytes of a minified model; Amazon takes 1.5 MB
_SAMPLE = re.compile(r"[a-z '{}_.-]+")  # no digits: Amazon's rule for samples
# What a model may hold in a locale: the features that differ between English locales, by name.
_NOT_EVERYWHERE = ("multipleValues", "validations")


@pytest.fixture(scope="module")
def routes() -> Routes:
    return read(_PAGE, Routes)


@pytest.fixture(scope="module")
def values(content: Content) -> list[str]:
    return values_of(content)


@pytest.fixture(params=BUILDS)
def model(request: pytest.FixtureRequest, routes: Routes, values: list[str]) -> dict[str, Any]:
    build: Build = request.param
    return delivery_model(routes, values, build)


def _intents(model: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = model["interactionModel"]["languageModel"]["intents"]
    return found


def test_a_model_is_small(model: dict[str, Any]) -> None:
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) < _LARGEST


def test_no_two_samples_are_alike(model: dict[str, Any]) -> None:
    samples = [sample for intent in _intents(model) for sample in intent["samples"]]
    assert len(samples) == len(set(samples))
    assert [sample for sample in samples if not _SAMPLE.fullmatch(sample)] == []


def test_no_custom_intent_is_without_a_slot(model: dict[str, Any]) -> None:
    """Alexa matches built-in intents exactly, but others loosely: they could swallow a sentence."""
    for intent in _intents(model):
        if not intent["name"].startswith("AMAZON."):
            assert all("{" in sample for sample in intent["samples"]), intent["name"]


def test_nothing_differs_between_english_locales(model: dict[str, Any]) -> None:
    """en-IN has no slots of several values; none of this is used, so one model serves all."""
    text = json.dumps(model)
    assert [name for name in _NOT_EVERYWHERE if name in text] == []


def test_a_slot_has_one_type_and_stands_in_one_sample(model: dict[str, Any]) -> None:
    """So its name tells which words stood before it."""
    slots = [slot for intent in _intents(model) for slot in intent.get("slots", [])]
    names = [slot["name"] for slot in slots]
    assert len(names) == len(set(names))
    assert {slot["type"] for slot in slots} <= {"Speech", "AMAZON.SearchQuery"}


def test_the_values_are_as_long_as_people_speak(values: list[str]) -> None:
    """A third each; at most 700 of at most 140 characters, each once."""
    assert len(values) == len(set(values)) <= MOST
    assert max(map(len, values)) <= LONGEST
    for low, high in BANDS:
        share = sum(low <= len(value.split()) <= high for value in values) / len(values)
        assert 0.28 <= share <= 0.38, (low, high, share)


def test_every_thing_is_among_the_values(values: list[str], content: Content) -> None:
    """Each food, condition, medicine class, remedy and form, by its first name at least."""
    heads = [one.called[0] for one in content.foods.values()]
    for table in ("medicines", "conditions", "remedies", "forms"):
        heads += [one.called[0] for one in content.tables[table].values()]
    words = [f" {value} " for value in values]
    plain = [head for head in heads if re.fullmatch(r"[a-z' -]+", head)]
    assert [head for head in plain if not any(f" {head} " in one for one in words)] == []


def test_alarms_stand_there_bare_and_denied(values: list[str], content: Content) -> None:
    """So that a "no" is heard as part of what is said."""
    for name in ("chest-pain", "short-of-breath", "cold-pale-leg"):
        assert set(content.told[name].said) & set(values), name
        assert set(content.told[name].denied) & set(values), name


def _filled(routes: Routes) -> Iterator[tuple[str, str, str]]:
    for intent, samples in routes.carriers.items():
        for sample in samples:
            yield intent, sample[sample.index("{") + 1 : -1], sample
    yield routes.open.intent, routes.open.slot, f"{{{routes.open.slot}}}"
    yield routes.elicited.intent, routes.elicited.slot, f"{{{routes.elicited.slot}}}"


def test_carrier_and_slot_are_the_sentence_again(routes: Routes) -> None:
    """By every route that has a slot; such a route may have cut it."""
    for intent, slot, sample in _filled(routes):
        given = _intent(intent, **{slot: "cramp at night"})
        whole = re.sub(r"\{\w+\}", "cramp at night", sample)
        assert heard(given, routes) == Heard(whole, intent, complete=False)


def test_a_built_in_intent_says_its_words(routes: Routes) -> None:
    """Alexa matched them exactly, so nothing is cut."""
    for intent, closed in routes.built_in.items():
        assert heard(_intent(intent), routes) == Heard(closed.words, intent, complete=True)


@pytest.mark.parametrize("value", ["", "?", None, "   "])
def test_an_empty_slot_has_no_words(routes: Routes, value: str | None) -> None:
    given = _intent("SpeechIntent", speech=value)
    assert heard(given, routes) == Heard("", "SpeechIntent", complete=False)


def test_the_fallback_has_no_words_and_strange_intents_those_of_our_slots(routes: Routes) -> None:
    assert heard(_intent("AMAZON.FallbackIntent"), routes) == Heard(
        "", "AMAZON.FallbackIntent", complete=False
    )
    strange = heard(_intent("AMAZON.ShuffleOnIntent", speech="ow"), routes)
    assert strange == Heard("ow", "AMAZON.ShuffleOnIntent", complete=False)
    assert heard(_intent("AMAZON.ShuffleOnIntent", song="ow"), routes).words == ""
    names = re.findall(r"\{(\w+)\}", " ".join(routes.samples))
    assert len(set(names)) == len(names) == len(routes.samples)
    assert heard(None, routes).words == ""


def _intent(name: str, **slots: str | None) -> AlexaIntent:
    return AlexaIntent(name, {slot: AlexaSlot(value) for slot, value in slots.items()})


def _words(understood: Understood, routes: Routes) -> str:
    """What the skill makes of what the pretend Echo sends."""
    slots = {name: slot.values[0].value for name, slot in understood.slots.items()}
    return heard(_intent(understood.intent, **slots), routes).words


@pytest.mark.parametrize(
    "said", ["why do my legs cramp", "i'm seventy two", "no it's warm", "ouch"]
)
def test_the_pretend_echo_hands_every_word_over(
    model: dict[str, Any], routes: Routes, said: str
) -> None:
    """In each build; in the phrase build what no carrier takes needs a slot that is asked for."""
    postman = Postman(InteractionModel.from_dict(model))
    asked = (routes.elicited.intent, routes.elicited.slot)
    eliciting = asked if routes.elicited.intent in postman.model.intents else None
    assert _words(postman.understand(said, eliciting), routes) == said
    for way in postman.ways(tuple(said.split()), eliciting):
        assert _words(postman.by(way, said.split()), routes) == said


def test_the_phrase_build_loses_what_no_carrier_takes(routes: Routes) -> None:
    """The fallback intent comes without words."""
    postman = Postman(InteractionModel.from_dict(delivery_model(routes, [], "phrase")))
    assert _words(postman.understand("ouch"), routes) == ""


def test_only_the_phrase_build_has_a_slot_that_can_be_elicited(
    routes: Routes, values: list[str]
) -> None:
    """Dialog.ElicitSlot for an intent that a model lacks ends in an error of Alexa's."""
    holding = set()
    for build in BUILDS:
        model = delivery_model(routes, values, build)
        named = {one["name"] for one in _intents(model)}
        dialogs = model["interactionModel"].get("dialog", {"intents": []})["intents"]
        assert {one["name"] for one in dialogs} == named & {routes.elicited.intent}
        holding |= {build} if dialogs else set()
    assert holding == {"phrase"}
