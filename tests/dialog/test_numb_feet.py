"""Numb feet of an illness, told amid an answer, are a caution for it; a sudden numb leg alarms."""

import pytest

from tests.dialog.ear import Ear

_HEAT = "can i put a hot water bottle on my foot"


@pytest.mark.parametrize(
    "said",
    [
        "oh i've diabetes and can't feel my feet too well",
        "i'm diabetic my feet have been numb for years",
    ],
)
def test_numb_feet_of_the_illness_are_a_caution(ear: Ear, said: str) -> None:
    state = ear.after(_HEAT, said)
    assert state.last is not None
    assert state.triage is None
    told = state.last.says[-1]
    assert (told.act, told.facts["answer"]) == ("answers.told", "heat-or-ice")


def test_after_another_answer_it_is_that_of_nerve_damage(ear: Ear) -> None:
    state = ear.after("does massage help", "i'm a diabetic and i can't feel my feet so well")
    assert state.told is not None
    assert state.told.facts["answer"] == "neuropathy"


@pytest.mark.parametrize(
    "said",
    [
        "i'm diabetic and i suddenly can't feel my feet",
        "i'm diabetic and since yesterday i can't feel my feet",
        "i'm diabetic and i can't feel my feet",
        "my foot's gone completely numb and i can't feel it",
    ],
)
def test_what_may_be_sudden_is_asked_about_or_alarms(ear: Ear, said: str) -> None:
    state = ear.after(_HEAT, said)
    assert state.asked is not None
    assert state.asked.act.startswith("danger.")
