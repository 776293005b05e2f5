"""Stage 1, the answer to an open question, and stage 4, the fallback."""

import pytest

from simulator.understanding import InteractionModel, Resolver
from tests.simulator.understanding.conftest import Understand
from tests.simulator.understanding.toy import toy

AGE = ("MagnesiumDoseIntent", "age")
MEDICINE = ("MedicineIntent", "medicine")
FINDING = ("TellIntent", "finding")


class TestEliciting:
    """A slot that Dialog.ElicitSlot asks for."""

    @pytest.mark.parametrize(
        ("said", "how"),
        [
            ("seventy two", "exact"),
            ("she is seventy two", "exact"),
            ("72 please", "exact"),
            ("i think she's about seventy two", "guessed"),
        ],
    )
    def test_a_number(self, understand: Understand, said: str, how: str) -> None:
        """Her age, said in several ways."""
        understood = understand(said, eliciting=AGE)
        assert (understood.intent, understood.how) == ("MagnesiumDoseIntent", how)
        assert [value.value for value in understood.slots["age"].values] == ["72"]

    def test_a_list(self, understand: Understand) -> None:
        """A slot for many values takes a list as the answer."""
        understood = understand("red and swollen", eliciting=FINDING)
        assert [value.heard for value in understood.slots["finding"].values] == ["red", "swollen"]

    def test_an_unlisted_value(self, understand: Understand) -> None:
        """A medicine that no list has is an answer all the same."""
        understood = understand("zolpidem", eliciting=MEDICINE)
        assert understood.intent == "MedicineIntent"
        assert understood.slots["medicine"].values[0].resolutions == ()

    @pytest.mark.parametrize(
        ("said", "intent"),
        [
            ("stop", "AMAZON.StopIntent"),
            ("help", "AMAZON.HelpIntent"),
            ("cancel", "AMAZON.CancelIntent"),
            ("how much magnesium should i take", "MagnesiumDoseIntent"),
            ("why do my legs cramp", "CausesIntent"),
            ("how come i have such bad leg cramps at night", "CausesIntent"),
        ],
    )
    def test_what_is_no_answer(self, understand: Understand, said: str, intent: str) -> None:
        """Help, stop and cancel win, and so do requests for something else."""
        assert understand(said, eliciting=MEDICINE).intent == intent


class TestFallback:
    """Below the floor of the model's own sensitivity."""

    def test_the_floor_rises_with_sensitivity(self) -> None:
        """The floor rises with sensitivity."""
        said = ["call my mother", "volume up", "how tall is mount everest", "read me a poem"]
        refused = []
        for level in ("LOW", "MEDIUM", "HIGH"):
            resolver = Resolver(InteractionModel.from_dict(toy(level)))
            refused.append(sum(resolver.understand(each).how == "fallback" for each in said))
        assert refused[0] == 0
        assert refused == sorted(refused)
        assert refused[2] == len(said)

    def test_it_says_what_was_nearest(self, understand: Understand) -> None:
        """It says what was nearest."""
        understood = understand("who won the game last night")
        assert understood.intent == "AMAZON.FallbackIntent"
        assert understood.slots == {}
        assert understood.next is not None
        assert understood.next[1] == understood.score < 0.3

    def test_without_a_fallback_intent_the_best_guess_is_taken(self) -> None:
        """Without a fallback intent the best guess is taken."""
        data = toy()
        intents = data["interactionModel"]["languageModel"]["intents"]
        intents[:] = [each for each in intents if each["name"] != "AMAZON.FallbackIntent"]
        understood = Resolver(InteractionModel.from_dict(data)).understand("who won the game")
        assert understood.how == "guessed"

    def test_its_own_samples_are_refused(self) -> None:
        """Its own samples are refused."""
        data = toy(**{"AMAZON.FallbackIntent": "tune my old guitar | where is my old guitar"})
        understood = Resolver(InteractionModel.from_dict(data)).understand("tune my old guitar now")
        assert understood.intent == "AMAZON.FallbackIntent"

    @pytest.mark.parametrize("said", ["", "um", "xyzzy plugh"])
    def test_nothing_and_nonsense(self, understand: Understand, said: str) -> None:
        """Nothing and nonsense."""
        understood = understand(said)
        assert (understood.intent, understood.how) == ("AMAZON.FallbackIntent", "fallback")
