"""The rough ear: one damage a sentence, of the stated kind alone, and the same again."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from nlu.wordlists import listed
from simulator.understanding import InteractionModel, lost, miswritten
from simulator.understanding.postman import Postman
from simulator.understanding.rough import AXES, PAUSE, ROUTE, SEEDS, damage, read_ear
from tests.simulator.postal import CARRIERS, postal, together

SAID = listed("i can't tell if my legs hurt because of the dvt from 20 years ago")
DRAWS = [Random(seed) for seed in range(20)]  # noqa: S311  # it must be the same again
DRAW = DRAWS[1]


def _left(said: str, left: tuple[str, ...] | None) -> bool:
    """Whether some words of a sentence are left in their order, and not all."""
    words = iter(said.split())
    return left is not None and 0 < len(left) < len(said.split()) and all(w in words for w in left)


@pytest.mark.parametrize("draw", DRAWS)
def test_head_and_tail(draw: Random) -> None:
    """One to three words go, from that end alone."""
    head, tail = lost.head(SAID, draw), lost.tail(SAID, draw)
    assert head in {SAID[1:], SAID[2:], SAID[3:]}
    assert tail in {SAID[:-1], SAID[:-2], SAID[:-3]}


@pytest.mark.parametrize("draw", DRAWS)
def test_a_short_sentence_keeps_half(draw: Random) -> None:
    """Of three words one is lost, of one word none."""
    assert lost.head(("my", "cold", "leg"), draw) == ("cold", "leg")
    assert lost.tail(("leg",), draw) is None


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("no chest pain", "chest pain"),
        ("i can't breathe", "i breathe"),
        ("it's not swollen", "it's swollen"),
        ("my leg is not swollen", None),
        ("no", None),
    ],
)
def test_a_leading_denial(said: str, left: str | None) -> None:
    """Only one of the first two words, and never the whole sentence."""
    found = lost.denial(said.split(), DRAW)
    assert found == (tuple(left.split()) if left else None)


@pytest.mark.parametrize("draw", DRAWS)
def test_small_words(draw: Random) -> None:
    """Something is lost, and no word that carries meaning."""
    left = lost.small(SAID, draw)
    assert _left(" ".join(SAID), left)
    assert {"can't", "tell", "legs", "hurt", "dvt", "if"} <= set(left or ())
    assert lost.small(("cramp", "again"), draw) is None


def test_a_connecting_word() -> None:
    """If, whether, to and about."""
    assert lost.connecting(("ask", "about", "cramp"), DRAW) == ("ask", "cramp")
    assert lost.connecting(("cramp",), DRAW) is None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("the dvt", "the d. v. t."),
        ("a d.v.t. again", "a d v t again"),
        ("b12 helps", "b. 12 helps"),
        ("for 25 days", "for twenty five days"),
        ("at 30", "at thirty"),
        ("for twenty five days", "for 25 days"),
        ("every hundred yards", "every 100 yards"),
        ("a hundred and fifty", "150"),
        ("my leg", None),
        ("400 mg", None),
    ],
)
def test_numbers_and_letters(said: str, written: str | None) -> None:
    """The other way of writing the same."""
    found = miswritten.written(said.split(), DRAW)
    assert found == (tuple(written.split()) if written else None)


def test_the_hundred_confusions() -> None:
    """Each stands for something else, and is made in a sentence that has the words."""
    pairs = [(said, heard) for said, all_ in miswritten.confusions().items() for heard in all_]
    assert len(pairs) == 100
    for said, heard in pairs:
        assert said != heard
        words = ("blob", *said.split(), "blob")
        found = miswritten.confused(words, DRAW)
        assert found is not None
        assert found != words
        assert (found[0], found[-1]) == ("blob", "blob")
    assert miswritten.confused(("blob", "blob"), DRAW) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_again(seed: int) -> None:
    """By seed and sentence alone."""
    first, again = damage(SAID, seed), damage(SAID, seed)
    assert (first.axis, first.turns) == (again.axis, again.turns)


def test_each_axis_does_what_it_says() -> None:
    """All come, in about equal shares, where all apply; each changes what it must."""
    shares: Counter[str] = Counter()
    for seed in range(1800):
        harm = damage(SAID, seed)
        shares[harm.axis] += 1
        if harm.axis == ROUTE:
            assert harm.turns == (SAID,)
        elif harm.axis == PAUSE:
            assert len(harm.turns) == 2
            assert harm.turns[0] + harm.turns[1] == SAID
        else:
            assert harm.turns != (SAID,)
    assert set(shares) == set(AXES)
    assert all(150 <= shares[axis] <= 250 for axis in AXES)


@pytest.mark.parametrize("seed", range(30))
def test_the_next_axis_that_applies(seed: int) -> None:
    """One unknown word can only take another route; without one it stays as it is."""
    assert damage(("blob",), seed).axis == ROUTE
    assert damage(("blob",), seed, routes=1).axis == ""
    assert damage((), seed).axis == ""


@pytest.mark.parametrize("carriers", [{}, CARRIERS], ids=["open", "carried"])
@pytest.mark.parametrize("seed", range(40))
def test_another_route_and_a_pause_lose_nothing(
    seed: int, carriers: dict[str, tuple[str, ...]]
) -> None:
    """Every word arrives, on a route that is not the usual one, or in two turns."""
    postman = Postman(InteractionModel.from_dict(postal(carriers)))
    said = "why do my legs ache"
    arrived = postman.roughly(said, seed)
    words = [together(each, postman.model) for each in arrived.turns]
    if arrived.axis in {ROUTE, PAUSE}:
        assert " ".join(words) == said
    else:
        assert words != [said]
    if arrived.axis == ROUTE:
        assert arrived.turns[0] != postman.understand(said)


@pytest.mark.parametrize("seed", range(20))
def test_a_yes_may_come_by_the_open_slot(seed: int) -> None:
    """It is the one other route of words that a built-in intent takes."""
    postman = Postman(InteractionModel.from_dict(postal(CARRIERS)))
    arrived = postman.roughly("stop", seed)
    assert (arrived.axis, arrived.turns[0].intent) in {
        (ROUTE, "SpeechIntent"),
        ("words confused", "SpeechIntent"),
    }


def test_an_ear_by_its_name() -> None:
    """Whole, or rough with a seed; anything else is told how to say it."""
    assert read_ear("whole") is None
    assert read_ear("rough:7") == 7
    for wrong in ("rough", "rough:x", "deaf", ""):
        with pytest.raises(ValueError, match="say whole, or rough with a seed"):
            read_ear(wrong)


def test_the_page_says_what_the_ear_does() -> None:
    """The axes, the seeds and every confusion stand in docs/simulator.md before any figure."""
    page = " ".join(Path("docs/simulator.md").read_text(encoding="utf-8").split())
    assert all(f"| {axis} |" in page for axis in AXES)
    assert "7, 19, 31, 53 and 97" in page
    assert SEEDS == (7, 19, 31, 53, 97)
    pairs = [f"{said} > {one}" for said, heard in miswritten.confusions().items() for one in heard]
    assert [pair for pair in pairs if f" {pair};" not in page and f" {pair}." not in page] == []
