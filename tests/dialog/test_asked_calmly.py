"""A question about something of ours is answered; a danger in the same place is still heard."""

import pytest

from tests.dialog.ear import Ear

_ANSWERED = "does magnesium help with cramps"

HARMLESS = [
    (_ANSWERED, "a fella on the bus swears by mustard would it help me"),
    ("what foods have magnesium", "cashews blow me out like a football what else is there"),
    (_ANSWERED, "i'd not stop it just like that would i"),
    ("which magnesium is best", "i can't swallow capsules that size"),
    (_ANSWERED, "pardon i dropped my crochet"),
    ("why do my legs cramp at night", "does it get bad when it's hot out"),
    ("which stretches help", "a second the postman's knocking"),
    ("which stretches help", "hang about someone's ringing the bell"),
    ("does stretching help", "that's that finished when should it start to show"),
    ("how much magnesium do i need", "the heart team have me on two tablets forgot that"),
    ("does stretching help", "otherwise how about tai chi"),
]
DANGERS = [
    "he can't swallow and he's drooling down his shirt",
    "i nearly dropped in the kitchen just now",
    "she's gone all floppy what do i do",
    "how many would finish me off",
    "my foot's gone white and cold is that the magnesium",
    "i can't breathe right can i have magnesium",
]


def _grave(ear: Ear, *said: str) -> bool:
    last = ear.after(*said).last
    assert last
    acts = [act.act for act in last.says] + ([last.asks.act] if last.asks else [])
    return any(act.startswith(("danger.", "mind.")) for act in acts)


@pytest.mark.parametrize(("first", "then"), HARMLESS)
def test_no_danger_is_asked_about_amid_a_talk(ear: Ear, first: str, then: str) -> None:
    assert not _grave(ear, first, then)


@pytest.mark.parametrize("said", DANGERS)
def test_a_danger_is_heard_there_all_the_same(ear: Ear, said: str) -> None:
    assert _grave(ear, _ANSWERED, said)


@pytest.mark.parametrize("said", DANGERS)
def test_and_as_first_words(ear: Ear, said: str) -> None:
    assert _grave(ear, said)
