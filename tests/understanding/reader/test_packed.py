"""A packed table gives what was packed, and keeps nothing of what was asked for in vain."""

import pytest

from skill.understanding.packed import Packed, pack


def test_an_entry_is_what_was_packed() -> None:
    table = {"why": {"why me": "a"}, "how": {"how so": "b"}}
    packed = Packed(pack(table), dict[str, str])
    assert dict(packed) == table
    assert len(packed) == 2
    assert packed["why"] is packed["why"]


def test_what_is_not_there_is_asked_for_in_vain() -> None:
    packed = Packed(pack({"why": [1]}), list[int])
    assert packed.get("mother") is None
    assert "mother" not in packed
    with pytest.raises(KeyError):
        packed["mother"]
