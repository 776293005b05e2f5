"""Stage 3: how well unseen sentences are understood, and their slots filled."""

import pytest

from simulator.understanding import Resolver
from tests.simulator.understanding.conftest import Understand, ids
from tests.simulator.understanding.unseen import FAR, NEAR, PARAPHRASES, lines


def test_most_unseen_sentences_are_understood(resolver: Resolver) -> None:
    """Sentences that nobody put into the samples."""
    meant = [(intent, said) for intent, text in PARAPHRASES.items() for said in lines(text)]
    right = [resolver.understand(said).intent == intent for intent, said in meant]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize(("text", "floor"), [(FAR, 0.8), (NEAR, 0.7)])
def test_most_of_what_is_not_meant_is_refused(resolver: Resolver, text: str, floor: float) -> None:
    """Far from the domain, and other health topics."""
    refused = [resolver.understand(said).how == "fallback" for said in lines(text)]
    assert sum(refused) / len(refused) >= floor


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("my neighbour told me at the bus stop that she swears by it so how much magnesium do i"
         " need", "MagnesiumDoseIntent"),
        ("i was at the doctor's on friday and he gave me furosemide for my ankles can that cause"
         " leg cramps", "MedicineIntent"),
        ("um well my wife is, uh, pregnant and she has leg cramps", "PregnancyIntent"),
        ("how much magnesum do i need", "MagnesiumDoseIntent"),
        ("how do i avoid crampings at night", "PreventIntent"),
    ],
)  # fmt: skip
def test_stories_fillers_and_slips(understand: Understand, said: str, intent: str) -> None:
    """The question comes last, with fillers and misspelt words before and in it."""
    understood = understand(said)
    assert (understood.intent, understood.how) == (intent, "guessed")
    assert 0.3 <= understood.score <= 1


def test_it_says_what_else_it_weighed(understand: Understand) -> None:
    """It says what else it weighed."""
    understood = understand("would magnesium do me any good")
    assert understood.next is not None
    assert understood.next[0] != understood.intent
    assert understood.next[1] <= understood.score


class TestFilling:
    """Slots of a guessed intent."""

    def test_listed_values_anywhere(self, understand: Understand) -> None:
        """Listed values anywhere."""
        understood = understand("my mother is eighty and takes lisinopril may she take magnesium")
        assert understood.intent == "TogetherIntent"
        assert (ids(understood, "person"), ids(understood, "medicine")) == (
            ["mother"],
            ["lisinopril"],
        )

    def test_many_values_where_the_slot_allows_them(self, understand: Understand) -> None:
        """Many values where the slot allows them."""
        understood = understand("i think my calf is really hot and very swollen")
        assert ids(understood, "finding") == ["warm", "swollen"]
        assert ids(understood, "part") == ["calf"]

    @pytest.mark.parametrize(
        ("said", "slots"),
        [
            ("is five hundred milligrams of magnesium maybe too much", {"amount": "500"}),
            ("my gran's eighty two years old how much magnesium should she get", {"age": "82"}),
            ("my mother is eighty two how much magnesium does she need", {"age": "82"}),
            ("could you remind me to stretch please at quarter to ten", {"time": "09:45"}),
            ("could you remind me to stretch please at ten", {"time": "10:00"}),
            ("my leg has been swollen for two weeks now", {"since": "P2W"}),
        ],
    )
    def test_measures_by_their_neighbours(
        self, understand: Understand, said: str, slots: dict[str, str]
    ) -> None:
        """An age by "year old", an amount by "milligrams"."""
        understood = understand(said)
        assert understood.how == "guessed"
        for name, value in slots.items():
            assert understood.slots[name].values[0].value == value

    def test_an_age_is_no_dose(self, understand: Understand) -> None:
        """An age is no dose."""
        understood = understand("i'm seventy and wonder is too much magnesium dangerous for me")
        assert understood.intent == "MagnesiumSafeIntent"
        assert "amount" not in understood.slots

    def test_an_unlisted_value_between_a_samples_words(self, understand: Understand) -> None:
        """An unlisted value between a samples words."""
        understood = understand("could zolpidem cause leg cramps")
        assert understood.slots["medicine"].values[0].heard == "zolpidem"
        assert ids(understood, "medicine") == []


class TestOverlooked:
    """What Alexa may miss is shown, not sent."""

    def test_a_finding_outside_the_slots(self, understand: Understand) -> None:
        """A finding outside the slots."""
        understood = understand("i can't breathe and how much magnesium should i take")
        assert understood.intent == "MagnesiumDoseIntent"
        assert understood.overlooked == (("Finding", "breathless", "i can't breathe"),)

    def test_not_what_fills_a_slot(self, understand: Understand) -> None:
        """Not what fills a slot."""
        assert understand("i have chest pain").overlooked == ()

    def test_other_types_on_demand(self, resolver: Resolver) -> None:
        """Other types on demand."""
        watching = Resolver(resolver.model, watch=frozenset({"Food"}))
        understood = watching.understand("i eat bananas and when should i see a doctor")
        assert understood.intent == "DoctorIntent"
        assert understood.overlooked == (("Food", "bananas", "bananas"),)
