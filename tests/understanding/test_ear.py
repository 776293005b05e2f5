"""The committed en.ear: it loads, knows plain sentences, and says how far it is behind."""

from __future__ import annotations

import pytest

from nlu.linear import EarFileError
from skill.understanding.candidates import Ear
from workshop.train.inputs import EAR, MOST_BEHIND, behind

MOST_BYTES = 1_050_000


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear.load(EAR.read_bytes(), {"Charley horse, help!": "relief-now"})


def test_it_is_small() -> None:
    assert EAR.stat().st_size < MOST_BYTES


def test_it_is_no_further_behind_its_lines_than_is_allowed() -> None:
    files = behind()
    assert sum(files.values()) <= MOST_BEHIND, f"make train ({files})"


@pytest.mark.parametrize(
    ("said", "subject", "form"),
    [
        ("why do i get cramps when i'm in bed", "why-at-night", "why"),
        ("how much magnesium does a woman need", "how-much-magnesium", "how-much"),
        ("could my water tablets be giving me these cramps", "med", "does-it-cause"),
        ("does pickle juice do any good", "remedy", "does-it-help"),
        ("can i have magnesium if i've got bad kidneys", "magnesium-kidneys", "can-i"),
        ("remind me to stretch at half past nine", "controls:reminders-set", "command"),
        ("turn the kitchen lights off", "far", "command"),
    ],
)
def test_plain_sentences_are_known(ear: Ear, said: str, subject: str, form: str) -> None:
    judged = ear.judge(said)
    assert judged.subjects[0][0] == subject
    assert judged.form[0][0] == form


def test_shares_are_probabilities_best_first(ear: Ear) -> None:
    shares = [share for _, share in ear.subjects("magnesium or potassium for cramps")]
    assert len(shares) > 80
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("said", "danger"),
    [
        ("there's a crushing pain in my chest", "body"),
        ("i can't go on and want to end my life", "mind"),
        ("my little one has swallowed a handful of my tablets", "swallowed"),
    ],
)
def test_a_danger_is_suspected(ear: Ear, said: str, danger: str) -> None:
    assert danger in ear.suspected(ear.suspicion(said))


@pytest.mark.parametrize(
    "said", ["i have no chest pain", "how much magnesium is in almonds", "play some quiet music"]
)
def test_what_is_harmless_is_not_suspected(ear: Ear, said: str) -> None:
    assert ear.suspected(ear.suspicion(said)) == ()


def test_a_listed_phrasing_counts_word_for_word(ear: Ear) -> None:
    assert ear.exact("charley horse help") == "relief-now"
    assert ear.exact("charley horse helps") is None


@pytest.mark.parametrize("said", ["", "?", "🦵", "腿抽筋", "\x00", "   "])
def test_where_nothing_is_known_nothing_is_named(ear: Ear, said: str) -> None:
    judged = ear.judge(said)
    assert judged.subjects == judged.form == ()
    assert set(judged.suspicion.values()) == {0.0}


def test_a_flood_is_judged_like_its_beginning(ear: Ear) -> None:
    assert ear.judge("leg cramp " * 500) == ear.judge("leg cramp " * 5000)


def test_bytes_that_are_no_ear_say_what_to_do() -> None:
    with pytest.raises(EarFileError, match="make train"):
        Ear.load(EAR.read_bytes()[:-100])
