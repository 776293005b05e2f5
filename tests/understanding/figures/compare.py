"""What was measured beside what is committed: a step back is named."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from skill.knowledge.strict_yaml import read
from tests.understanding.readings.counting import FEWER

Tolerances = Mapping[str, tuple[float, float]]
_KEYS = ("percent", "rough mean")


def tolerances() -> Tolerances:
    """Figure → points, whole and rough."""
    return read(Path(__file__).with_name("tolerances.yaml"), dict[str, tuple[float, float]])


def steps_back(
    then: Mapping[str, Any], now: Mapping[str, Any], allowed: Tolerances
) -> Iterator[str]:
    """Each figure of a set of the same lines that is worse by more than it may be."""
    for name, before in then.get("sets", {}).items():
        after = now["sets"].get(name, {})
        if before.get("digest") == after.get("digest"):
            yield from (f"{name}: {one}" for one in _worse(before, after, allowed))


def _worse(
    before: Mapping[str, Any], after: Mapping[str, Any], allowed: Tolerances
) -> Iterator[str]:
    for figure, points in allowed.items():
        old, new = (each["figures"].get(figure) for each in (before, after))
        if old is None or new is None:
            continue
        for key, most in zip(_KEYS, points, strict=True):
            fell = _fell(figure, old[key], new[key])
            if fell > most:
                way = "rough, mean" if key == "rough mean" else "whole"
                yield f"{figure} ({way}): {old[key]} % then, {new[key]} % now; allowed: {most}"


def _fell(figure: str, then: float, now: float) -> float:
    worse = now - then if figure.partition(" / ")[2] in FEWER else then - now
    return round(worse, 1)


def remarks(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """What makes the committed file old: another ear, other rules, other lines."""
    for what, digest in now["digests"].items():
        if then.get("digests", {}).get(what) != digest:
            yield f"figures.json was taken with other {what}: write it anew with `make figures`"
    for name, each in now["sets"].items():
        committed = then.get("sets", {}).get(name, {}).get("digest")
        if committed != each.get("digest"):
            yield f"the lines of {name} are others than those of figures.json: not compared"
