"""A guess is named with the sample that would mend it."""

import pytest

from simulator.device.turn import Turn
from simulator.plays.strictness import complaint, sample_to_add
from simulator.understanding import Slot, SlotValue, Understood


def _turn(utterance: str, how: str = "guessed", **slots: list[str]) -> Turn:
    filled = {
        name: Slot(name, "Any", tuple(SlotValue(heard, heard) for heard in values))
        for name, values in slots.items()
    }
    understood = Understood("WhyIntent", filled, how, 0.71)  # type: ignore[arg-type]
    return Turn(utterance, "WhyIntent", utterance, understood)


@pytest.mark.parametrize(
    ("turn", "sample"),
    [
        (_turn("Why do my calves cramp, please?"), "why do my calves cramp please"),
        (_turn("How much for my Wife", person=["Wife"]), "how much for my {person}"),
        (_turn("it's hot and swollen", finding=["hot", "swollen"]), "it's {finding}"),
        (_turn("an old man of old", age=["old"]), "an {age} man of old"),
        (_turn("my husband", person=["us"]), "my husband"),
    ],
)
def test_the_sample(turn: Turn, sample: str) -> None:
    """In letters a sample may hold; what filled a slot gives way to its name."""
    assert sample_to_add(turn) == sample


def test_only_a_guess_is_complained_of() -> None:
    """Neither an exact intent, nor the fallback, nor a request that is no intent."""
    assert complaint(_turn("why", how="exact")) is None
    assert complaint(_turn("why", how="fallback")) is None
    assert complaint(Turn("[open]", "LaunchRequest")) is None


def test_the_complaint_says_how_to_mend_it() -> None:
    """What was said, how sure, and what to add where."""
    assert complaint(_turn("Why do legs cramp so?")) == (
        'strict: "Why do legs cramp so?" was guessed (0.71); '
        'if it is right, add the sample "why do legs cramp so" to WhyIntent'
    )
