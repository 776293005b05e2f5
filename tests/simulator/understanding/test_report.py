"""The lint of a model."""

from simulator.understanding import InteractionModel
from simulator.understanding.index import build_index
from simulator.understanding.report import (
    conflicts,
    confusions,
    examine,
    unreachable,
    unused,
)
from tests.simulator.understanding.toy import toy


def _changed(**samples: str) -> InteractionModel:
    return InteractionModel.from_dict(toy(**samples))


def test_the_same_sample_twice_is_a_conflict() -> None:
    """The same sample twice is a conflict."""
    model = _changed(QuinineIntent="does tonic water help | show me a stretch")
    found = conflicts(model, build_index(model))
    assert [(each.utterance, each.samples, each.undefined) for each in found][:1] == [
        (
            "show me a stretch",
            (("QuinineIntent", "show me a stretch"), ("StretchIntent", "show me a stretch")),
            True,
        )
    ]


def test_a_sample_that_a_slot_of_another_covers_is_a_conflict() -> None:
    """A sample that a slot of another covers is a conflict."""
    model = _changed(QuinineIntent="tell me about quinine")
    found = conflicts(model, build_index(model))
    assert (
        ("AboutIntent", "tell me about {subject}"),
        ("QuinineIntent", "tell me about quinine"),
    ) in [each.samples for each in found]


def test_slots_of_the_same_type_are_a_conflict() -> None:
    """Slots of the same type are a conflict."""
    model = _changed(MedicineIntent="magnesium and {medicine}")
    assert any(
        {intent for intent, _ in each.samples} == {"MedicineIntent", "TogetherIntent"}
        for each in conflicts(model, build_index(model))
    )


def test_amazons_own_phrases_conflict_but_the_choice_is_defined() -> None:
    """Amazon's own phrases conflict but the choice is defined."""
    model = _changed(UnsureIntent="maybe | yes")
    (found,) = [each for each in conflicts(model, build_index(model)) if each.utterance == "yes"]
    assert not found.undefined


def test_a_sample_behind_another_is_unreachable() -> None:
    """A sample behind another is unreachable."""
    model = _changed(QuinineIntent="show me a stretch", StretchIntent="show me a stretch")
    (lost,) = unreachable(model, build_index(model))
    assert (lost.intent, lost.taken_by) == ("StretchIntent", ("QuinineIntent", "show me a stretch"))


def test_samples_left_out_are_confused_with_a_twin_intent() -> None:
    """Samples left out are confused with a twin intent."""
    model = _changed(
        QuinineIntent="which stretches help me | teach me a stretch now | a good stretch"
    )
    worst = confusions(build_index(model))
    pairs = {(each.intent, each.guessed) for each in worst}
    assert ("QuinineIntent", "StretchIntent") in pairs
    assert [each.count for each in worst] == sorted((each.count for each in worst), reverse=True)
    assert all(each.examples for each in worst)


def test_types_and_slots_that_no_sample_names() -> None:
    """Types and slots that no sample names."""
    data = toy()
    language = data["interactionModel"]["languageModel"]
    language["types"].append({"name": "Lonely", "values": []})
    language["types"][4]["values"].append({"id": "soya", "name": {"value": "milk"}})
    for intent in language["intents"]:
        if intent["name"] == "QuinineIntent":
            intent["slots"].append({"name": "lonely", "type": "Lonely"})
    model = InteractionModel.from_dict(data)
    found = unused(model, build_index(model))
    assert found.types == ("Lonely",)
    assert found.slots == (("QuinineIntent", "lonely"),)
    assert found.shared == (("Food", "milk", ("milk", "soya")),)


def test_all_in_one(model: InteractionModel) -> None:
    """The lint of a sound model."""
    report = examine(model)
    assert report.unreachable == ()
    assert report.unused.types == ()
    assert 0.7 < report.left_out < 1
