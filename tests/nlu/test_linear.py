"""Linear scores and their file."""

from __future__ import annotations

from array import array

import pytest

from nlu.linear import MAGIC, EarFileError, logistic, pack, read_header, softmax, unpack

FEATURES = ["!thing:food", "salt", "tea"]


def ear(**changed: object) -> bytes:
    header = {"names": ["subject/salt", "subject/tea"], "scales": [0.1, 0.1], "biases": [0.0, -1.0]}
    arrays = {
        "rarity": array("B", [16, 32, 32]),
        "starts": array("I", [0, 1, 2, 3]),
        "columns": array("B", [1, 0, 1]),
        "weights": array("b", [20, 100, 100]),
        "count_starts": array("I", [0, 0, 1, 2]),
        "count_columns": array("B", [0, 1]),
        "count_values": array("B", [4, 4]),
    }
    return pack({**header, **changed}, FEATURES, arrays)


def test_what_is_packed_is_read_again() -> None:
    linear = unpack(ear())
    assert list(linear.index) == FEATURES
    assert list(linear.weights) == [20, 100, 100]
    assert read_header(ear())["names"] == ["subject/salt", "subject/tea"]


def test_each_class_is_scored_with_its_bias() -> None:
    linear = unpack(ear())
    salt, tea = linear.scores(linear.rows("salt"))
    assert salt > 0 > tea


def test_a_mark_weighs_in() -> None:
    linear = unpack(ear())
    assert linear.scores(linear.rows("tea", ["thing:food"])) != linear.scores(linear.rows("tea"))


def test_unknown_words_water_the_known_ones_down() -> None:
    linear = unpack(ear())
    assert (
        linear.scores(linear.rows("salt"))[0] > linear.scores(linear.rows("salt zebra crossing"))[0]
    )


def test_of_nothing_known_only_the_biases_are_left() -> None:
    linear = unpack(ear())
    assert linear.rows("zebra") == []
    assert linear.scores([]) == [0.0, -1.0]


@pytest.mark.parametrize(
    "bad", [b"", b"{}", MAGIC, MAGIC + b"\xff\xff\xff\xff{}", ear()[:-9], ear()[:40]]
)
def test_bad_bytes_raise_one_clear_error(bad: bytes) -> None:
    with pytest.raises(EarFileError, match="make train"):
        unpack(bad)


def test_a_changed_byte_is_found() -> None:
    whole = ear()
    for at in range(len(whole)):
        changed = bytes([*whole[:at], whole[at] ^ 16, *whole[at + 1 :]])
        with pytest.raises(EarFileError):
            unpack(changed)


def test_a_hotter_softmax_is_surer() -> None:
    assert sum(softmax([1.0, 0.5, -1.0], 2.0)) == pytest.approx(1)
    assert softmax([1.0, 0.5], 9.0)[0] > softmax([1.0, 0.5], 1.0)[0] > 0.5


def test_the_logistic_is_bounded() -> None:
    assert logistic(0, 3, 0) == 0.5
    assert 0 < logistic(-1e9, 5, 0) < 1e-9
    assert logistic(1e9, 5, 0) == pytest.approx(1)
