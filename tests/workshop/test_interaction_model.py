"""The interaction model: fresh, whole in Amazon's own classes, and within Amazon's rules."""

import json
import re
from collections import Counter, defaultdict
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData

from skill.handlers.intents import event_table
from skill.knowledge.content import Content
from skill.settings import Settings
from workshop.interaction_model import build, dump, languages, locales, read_intents

LOCALES = ["en-US", "en-GB", "en-CA", "en-AU", "en-IN"]
_SAMPLE = re.compile(r"^(?:[a-z' .-]|\{[a-z_]+\})+$")  # alexa.md 4.2: no digits, no other signs
_SLOT = re.compile(r"\{([a-z_]+)\}")
_LARGEST = 1_500_000  # bytes of a model, alexa.md 4.2
_LONGEST_VALUE = 140  # characters of a slot value, alexa.md 4.2
_WAKE_WORDS = {"alexa", "amazon", "echo", "computer", "ziggy"}
_LAUNCH_WORDS = {"open", "launch", "start", "ask", "tell", "skill", "app"}


@pytest.fixture(scope="module")
def model(settings: Settings) -> dict[str, Any]:
    """The committed model, which serves every English locale."""
    text = (settings.interaction_model / "en.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


@pytest.fixture(scope="module")
def language(model: dict[str, Any]) -> dict[str, Any]:
    """Its language model."""
    found: dict[str, Any] = model["interactionModel"]["languageModel"]
    return found


def test_every_locale_has_a_fresh_model(settings: Settings, content: Content) -> None:
    """What is committed is what the sources give; mend it with `make model`."""
    assert locales(content) == LOCALES
    assert languages(content) == ["en"]
    assert [path.name for path in settings.interaction_model.glob("*.json")] == ["en.json"]
    text = dump(build(read_intents(settings.interaction_model), content))
    path = settings.interaction_model / "en.json"
    assert path.read_text(encoding="utf-8") == text, "stale: run make model"


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value


def test_amazons_classes_read_it_whole(model: dict[str, Any]) -> None:
    """Deserialised and serialised again it is equal: no unknown field, no wrong type."""
    serializer = DefaultSerializer()
    read = serializer.deserialize(json.dumps(model), InteractionModelData)
    assert _without_nulls(serializer.serialize(read)) == model


def test_samples_hold_only_what_amazon_allows(language: dict[str, Any]) -> None:
    """Lower case letters, spaces, apostrophes, hyphens, periods and slots."""
    wrong = [
        (intent["name"], sample)
        for intent in language["intents"]
        for sample in intent["samples"]
        if not _SAMPLE.match(sample) or "  " in sample or sample != sample.strip()
    ]
    assert wrong == []


def test_no_utterance_stands_in_two_intents(language: dict[str, Any]) -> None:
    """Slots compared by their types."""
    owners: dict[str, set[str]] = defaultdict(set)
    for intent in language["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        for sample in intent["samples"]:
            shape = _SLOT.sub(lambda found: "{" + types[found[1]] + "}", sample)  # noqa: B023  # used at once
            owners[shape].add(intent["name"])
    assert {shape: names for shape, names in owners.items() if len(names) > 1} == {}


def test_no_sample_is_repeated_within_an_intent(language: dict[str, Any]) -> None:
    """Amazon's build refuses it."""
    for intent in language["intents"]:
        repeated = [one for one, count in Counter(intent["samples"]).items() if count > 1]
        assert repeated == [], intent["name"]


def test_slots_are_declared_once_with_one_type(language: dict[str, Any]) -> None:
    """A slot name has the same type in every intent, and every sample's slot is declared."""
    types: dict[str, str] = {}
    known = {one["name"] for one in language["types"]}
    for intent in language["intents"]:
        declared = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        used = {slot for sample in intent["samples"] for slot in _SLOT.findall(sample)}
        assert used == declared.keys(), intent["name"]
        for name, kind in declared.items():
            assert types.setdefault(name, kind) == kind
            assert kind in known or kind.startswith("AMAZON.")


def test_two_slots_never_stand_side_by_side(language: dict[str, Any]) -> None:
    """Alexa could not tell where one ends."""
    for intent in language["intents"]:
        for sample in intent["samples"]:
            if intent["name"] != "TellIntent":  # "my {side} {part}": two closed lists
                assert "} {" not in sample, (intent["name"], sample)


def test_slot_values_are_short_and_unique_by_id(language: dict[str, Any]) -> None:
    """At most 140 characters; no id twice; no digits."""
    for kind in language["types"]:
        ids = [value["id"] for value in kind["values"]]
        assert len(ids) == len(set(ids)), kind["name"]
        for value in kind["values"]:
            for said in (value["name"]["value"], *value["name"]["synonyms"]):
                assert 0 < len(said) <= _LONGEST_VALUE
                assert not re.search(r"[0-9?!,;:()]", said), said


def test_a_way_of_saying_means_one_thing(language: dict[str, Any]) -> None:
    """Within a type no two values share a synonym (Subject may: the topic decides there)."""
    for kind in language["types"]:
        said = Counter(
            one
            for value in kind["values"]
            for one in {value["name"]["value"], *value["name"]["synonyms"]}
        )
        shared = [one for one, count in said.items() if count > 1]
        assert kind["name"] == "Subject" or shared == [], kind["name"]


def test_the_invocation_name_keeps_amazons_rules(language: dict[str, Any]) -> None:
    """Two words, lower case letters, no wake or launch word (alexa.md 2.2, row 7)."""
    words = language["invocationName"].split()
    assert len(words) == 2
    assert all(word.isalpha() and word.islower() for word in words)
    assert not set(words) & (_WAKE_WORDS | _LAUNCH_WORDS)


def test_no_sample_speaks_to_alexa(language: dict[str, Any]) -> None:
    """Neither wake words nor the invocation name."""
    for intent in language["intents"]:
        for sample in intent["samples"]:
            assert not set(sample.split()) & _WAKE_WORDS, sample
            assert language["invocationName"] not in sample


def test_the_model_and_the_handlers_know_the_same_intents(
    language: dict[str, Any], content: Content
) -> None:
    """Every intent means an event, and every event of an intent can be said."""
    handled = {name for name in event_table(content) if not name.endswith("Request")}
    assert {intent["name"] for intent in language["intents"]} == handled


def test_every_answer_is_asked_in_many_ways(content: Content) -> None:
    """At least twenty samples."""
    few = {name: len(lines) for name, lines in content.asked.items()}
    assert {name: count for name, count in few.items() if count < 20} == {}


def test_the_model_is_not_too_large(settings: Settings) -> None:
    """Amazon's limit for a locale."""
    assert (settings.interaction_model / "en.json").stat().st_size < _LARGEST
