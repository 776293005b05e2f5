"""Whom a check is about: who is named beside an answer is not put in the place of the ill one."""

import pytest

from tests.dialog.ear import Ear


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("leg-changed", "my niece looked and they match"),
        ("chest-breath", "nah mate"),
        ("sudden-weak", "no my sister says i talk fine"),
        ("back-pee", "no different since my fourth baby"),
        ("group", "no just me and not pregnant"),
    ],
)
def test_who_is_named_beside_an_answer_is_not_ill(ear: Ear, question: str, said: str) -> None:
    about = ear.after(*ear.leading_to(question), said).about
    assert (about.kin, about.stage, about.child) == (None, None, False)


@pytest.mark.parametrize("said", ["it's for my dad", "no i mean it's about my mother"])
def test_another_is_put_in_place_by_so_many_words(ear: Ear, said: str) -> None:
    assert ear.after(*ear.leading_to("leg-changed"), said).about.kin in ("father", "mother")


def test_a_cramp_of_ones_own_stays_ones_own(ear: Ear) -> None:
    said = ("check my leg", "cramp in my calf last night but my sister had a clot once")
    assert ear.after(*said).about.kin is None


def test_an_account_tells_of_whom_it_is(ear: Ear) -> None:
    assert (
        ear.after("check a leg", "my grandpa gets leg cramps most nights").about.kin
        == "grandfather"
    )
