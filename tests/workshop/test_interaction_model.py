"""The interaction model: fresh, whole in Amazon's own classes, and within Amazon's rules."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_smapi_model.v1.skill.interaction_model.interaction_model_data import InteractionModelData

from skill.knowledge.content import Content
from skill.settings import Settings
from workshop.__main__ import main
from workshop.delivery import BUILDS
from workshop.interaction_model import build_models, dump, languages

_SLOT = re.compile(r"\{([a-z_]+)\}")
_LONGEST_VALUE = 140  # characters of a slot value, alexa.md 4.2
_WAKE_WORDS = {"alexa", "amazon", "echo", "computer", "ziggy"}
_LAUNCH_WORDS = {"open", "launch", "start", "ask", "tell", "skill", "app"}

Json = dict[str, Any]


@pytest.fixture(scope="module", params=BUILDS)
def model(request: pytest.FixtureRequest, settings: Settings) -> Json:
    """Each build of the English model."""
    return build_models(settings, request.param)["en"]


@pytest.fixture
def language(model: Json) -> Json:
    """Its language model."""
    found: Json = model["interactionModel"]["languageModel"]
    return found


def test_the_committed_model_is_the_carried_build(settings: Settings, content: Content) -> None:
    """What is committed is what the sources give; mend it with `make model`."""
    assert languages(content) == ["en"]
    assert [path.name for path in settings.interaction_model.glob("*.json")] == ["en.json"]
    text = (settings.interaction_model / "en.json").read_text(encoding="utf-8")
    assert text == dump(build_models(settings, "carried")["en"]), "stale: run make model"


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    return [_without_nulls(one) for one in value] if isinstance(value, list) else value


def test_amazons_classes_read_it_whole(model: Json) -> None:
    """Deserialised and serialised again it is equal: no unknown field, no wrong type."""
    serializer = DefaultSerializer()
    read = serializer.deserialize(json.dumps(model), InteractionModelData)
    assert _without_nulls(serializer.serialize(read)) == model


def test_slots_are_declared_and_used(language: Json) -> None:
    known = {one["name"] for one in language["types"]}
    for intent in language["intents"]:
        declared = {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
        used = {slot for sample in intent["samples"] for slot in _SLOT.findall(sample)}
        assert used == declared.keys(), intent["name"]
        assert all(kind in known or kind.startswith("AMAZON.") for kind in declared.values())


def test_slot_values_are_short_plain_and_unique(language: Json) -> None:
    """At most 140 characters, no digits, none twice."""
    for kind in language["types"]:
        values = [value["name"]["value"] for value in kind["values"]]
        assert [one for one, count in Counter(values).items() if count > 1] == []
        for said in values:
            assert 0 < len(said) <= _LONGEST_VALUE
            assert not re.search(r"[0-9?!,;:()]", said), said


def test_the_invocation_name_keeps_amazons_rules(language: Json) -> None:
    """Two words, lower case letters, no wake or launch word (alexa.md 2.2, row 7)."""
    words = language["invocationName"].split()
    assert len(words) == 2
    assert all(word.isalpha() and word.islower() for word in words)
    assert not set(words) & (_WAKE_WORDS | _LAUNCH_WORDS)


def test_no_sample_speaks_to_alexa(language: Json) -> None:
    """Neither wake words nor the invocation name."""
    for intent in language["intents"]:
        for sample in intent["samples"]:
            assert not set(sample.split()) & _WAKE_WORDS, sample
            assert language["invocationName"] not in sample


def test_every_answer_is_asked_in_many_ways(content: Content) -> None:
    """At least twenty phrasings."""
    few = {name: len(lines) for name, lines in content.asked.items()}
    assert {name: count for name, count in few.items() if count < 20} == {}


def test_the_command_writes_each_build(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """To talk to the two that are not committed."""
    for build in BUILDS:
        file = tmp_path / "models" / f"{build}.json"
        assert main(["delivery", build, str(file)]) == 0
        assert json.loads(file.read_text(encoding="utf-8"))["interactionModel"]
    assert "written" in capsys.readouterr().out
