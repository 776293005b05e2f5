"""Stage 2: the samples, word for word."""

import pytest

from simulator.understanding import InteractionModel, Resolver
from simulator.understanding.samples import read_samples
from tests.simulator.understanding.conftest import Understand, ids
from tests.simulator.understanding.toy import toy


def test_every_sample_without_slots_is_understood(
    model: InteractionModel, resolver: Resolver
) -> None:
    """The bar for samples is a hundred percent."""
    for sample in read_samples(model):
        if not sample.slots and not sample.intent.startswith("AMAZON."):
            understood = resolver.understand(sample.text)
            assert (understood.intent, understood.how) == (sample.intent, "exact"), sample.text
            assert understood.score == 1


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("my left calf is red", "TellIntent", {"side": "left", "part": "calf", "finding": "red"}),
        ("i'm not swollen", "TellIntent", {"finding": "no-swollen"}),
        ("No chest pain.", "TellIntent", {"finding": "no-chest-pain"}),
        ("can my dad take magnesium with statins", "TogetherIntent",
         {"person": "father", "medicine": "statins"}),
        ("and my mother", "AboutIntent", {"subject": "person.mother"}),
    ],
)  # fmt: skip
def test_slots_by_id(understand: Understand, said: str, intent: str, slots: dict[str, str]) -> None:
    """Each slot takes the span that the sample leaves to it."""
    understood = understand(said)
    assert (understood.intent, understood.how) == (intent, "exact")
    assert {name: ids(understood, name) for name in understood.slots} == {
        name: [identifier] for name, identifier in slots.items()
    }


@pytest.mark.parametrize(
    ("said", "slot", "heard", "value"),
    [
        ("how much magnesium does a seventy two year old need", "age", "seventy two", "72"),
        ("how much magnesium does a 72 year old need", "age", "72", "72"),
        ("remind me at half past nine", "time", "half past nine", "09:30"),
        ("remind me tomorrow", "day", "tomorrow", "2026-03-04"),
        ("i have had a fever for two weeks", "since", "two weeks", "P2W"),
    ],
)
def test_built_in_slots(
    understand: Understand, said: str, slot: str, heard: str, value: str
) -> None:
    """Amazon's types send a value, without resolutions."""
    (found,) = understand(said).slots[slot].values
    assert (found.heard, found.value, found.resolutions) == (heard, value, ())


@pytest.mark.parametrize(
    "said",
    [
        "please check my leg",
        "alexa, check my leg please",
        "can you please check my leg",
        "hey could you check my leg thanks",
    ],
)
def test_politeness_is_not_heard(understand: Understand, said: str) -> None:
    """Politeness is not heard."""
    understood = understand(said)
    assert (understood.intent, understood.sample) == ("TriageIntent", "check my leg")


def test_a_tail_is_no_part_of_a_value(understand: Understand) -> None:
    """A tail is no part of a value."""
    (food,) = understand("how much magnesium is in pumpkin seeds please").slots["food"].values
    assert food.heard == "pumpkin seeds"


class TestOpenSlots:
    """Alexa's custom slots take words that no list has."""

    def test_an_unlisted_value_beside_two_words(self, understand: Understand) -> None:
        """An unlisted value beside two words."""
        understood = understand("can zolpidem cause cramps")
        (medicine,) = understood.slots["medicine"].values
        assert understood.how == "exact"
        assert (medicine.value, medicine.resolutions) == ("zolpidem", ())

    def test_a_listed_value_wins_over_an_unlisted_one(self, understand: Understand) -> None:
        """A listed value wins over an unlisted one."""
        understood = understand("my calf is swollen")
        assert understood.sample == "my {part} is {finding}"

    def test_a_bare_slot_takes_listed_values_only(self, understand: Understand) -> None:
        """A bare slot takes listed values only."""
        assert understand("red").intent == "TellIntent"
        assert understand("purple").how != "exact"

    def test_a_value_of_another_type_is_not_taken(self, understand: Understand) -> None:
        """What is listed elsewhere is no new name."""
        assert understand("is no fever rich in magnesium").how != "exact"

    def test_everyday_things_are_no_values(self, understand: Understand) -> None:
        """A carrier phrase does not make the weather a topic."""
        assert understand("tell me about the weather").how == "fallback"

    def test_a_long_story_is_no_value(self, understand: Understand) -> None:
        """A long story is no value."""
        said = "tell me about the time when we all went to the seaside together"
        assert understand(said).how != "exact"

    def test_a_sure_guess_wins_over_an_unlisted_value(self, understand: Understand) -> None:
        """A sure guess wins over an unlisted value."""
        understood = understand("i'm getting leg cramps at night")
        assert understood.intent == "CausesIntent"

    def test_more_listed_values_win_over_an_unlisted_one(self, understand: Understand) -> None:
        """More listed values win over an unlisted one."""
        understood = understand("how much magnesium should my eighty year old mother take")
        assert ids(understood, "person") == ["mother"]
        assert understood.slots["age"].values[0].value == "80"


class TestBuiltInIntents:
    """Amazon: built-in intents match only exact samples."""

    @pytest.mark.parametrize(
        ("said", "intent"),
        [
            ("help", "AMAZON.HelpIntent"),
            ("alexa stop", "AMAZON.StopIntent"),
            ("that will do", "AMAZON.StopIntent"),
            ("cancel that", "AMAZON.CancelIntent"),
            ("yes please", "AMAZON.YesIntent"),
            ("nope", "AMAZON.NoIntent"),
            ("say that again", "AMAZON.RepeatIntent"),
            ("go back", "AMAZON.PreviousIntent"),
        ],
    )
    def test_canned(self, understand: Understand, said: str, intent: str) -> None:
        """Amazon's own phrases and the model's added samples."""
        assert understand(said).intent == intent

    @pytest.mark.parametrize("said", ["yes it comes and goes", "stop the noise", "help my friend"])
    def test_nothing_near_them(self, understand: Understand, said: str) -> None:
        """They do not generalise."""
        understood = understand(said)
        assert not understood.intent.startswith("AMAZON.") or understood.how == "fallback"

    def test_those_that_the_model_lacks_are_not_heard(self, understand: Understand) -> None:
        """Those that the model lacks are not heard."""
        assert understand("pause").intent != "AMAZON.PauseIntent"

    def test_a_custom_intent_beats_them(self) -> None:
        """A custom intent beats them."""
        data = toy(UnsureIntent="maybe | yes")
        understood = Resolver(InteractionModel.from_dict(data)).understand("yes")
        assert understood.intent == "UnsureIntent"
