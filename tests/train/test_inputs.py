"""How far the ear is behind its lines."""

from __future__ import annotations

from array import array
from pathlib import Path

from nlu.linear import pack
from workshop.train.inputs import behind, digests


def ear(folder: Path, inputs: dict[str, object]) -> Path:
    empty = {"rarity": array("B"), "starts": array("I", [0])}
    path = folder / "en.ear"
    path.write_bytes(pack({"inputs": inputs}, ["leg"], empty))
    return path


def test_an_ear_of_today_is_not_behind(tmp_path: Path) -> None:
    assert behind(ear(tmp_path, dict(digests()))) == {}


def test_added_lost_and_changed_files_are_counted_in_lines(tmp_path: Path) -> None:
    then: dict[str, object] = dict(digests())
    first, second, *_ = then
    digest, lines = digests()[first]
    then[first] = [digest[::-1], lines - 7]
    then[second] = ["0", digests()[second][1]]
    then["gone.yaml"] = ["0", 30]
    assert behind(ear(tmp_path, then)) == {first: 7, second: 1, "gone.yaml": 30}
