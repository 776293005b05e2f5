"""Several medicines at once: the one with the clearest link, or the two that could be it."""

import pytest

from skill.dialog.conversation import step
from skill.dialog.events import Asked
from skill.dialog.state import State
from skill.locale_bundles import TurnParts
from tests.conftest import NOW
from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    ("said", "case", "named"),
    [
        (
            "i'm on salmeterol and lisinopril could one of them bring on cramps",
            "clearest",
            "inhaler",
        ),
        ("metformin or gabapentin which of the two gives cramps", "clearest", "gabapentin"),
        ("is it the lansoprazole or the furosemide that makes me cramp", "compared", "either"),
    ],
)
def test_the_clearest_link_is_named(
    parts: TurnParts, ear: Ear, said: str, case: str, named: str
) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    bundle = parts.bundle(ear.knowledge.locale)
    (told,) = step(State(), event, ear.knowledge, NOW).reply.says
    assert told.facts["case"] == case
    assert named in bundle.speech.render(told)["speech"]


@pytest.mark.parametrize(
    "said", ["is it usual to cramp with fibromyalgia", "cramps on statins is that common"]
)
def test_whether_it_is_usual_asks_if_that_brings_cramps(ear: Ear, said: str) -> None:
    (event,) = ear.meant(said)
    assert isinstance(event, Asked)
    assert event.form == "does-it-cause"
