"""Everyday sentences that are for no skill of this kind: what is refused looks like them."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from nlu.stems import stem
from nlu.words import tokenise

PREFIX = "background: "  # of the classes' names; no intent's name has a colon
_SECTION = "# --- "
_FAR = "far"


def is_background(class_name: str) -> bool:
    """Whether a class of the guess stands for sentences that are not meant for the skill."""
    return class_name.startswith(PREFIX)


@cache
def sentences() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(class, tokens) of each sentence."""
    return tuple(_read())


@cache
def far_words() -> frozenset[str]:
    """Stems of the sentences that have nothing to do with health, and of no other."""
    far: set[str] = set()
    near: set[str] = set()
    for name, words in sentences():
        (far if name.startswith(PREFIX + _FAR) else near).update(map(stem, words))
    return frozenset(far - near)


def _read() -> Iterator[tuple[str, tuple[str, ...]]]:
    text = files(__package__).joinpath("background.txt").read_text(encoding="utf-8")
    name = PREFIX
    for line in text.splitlines():
        if line.startswith(_SECTION):
            name = PREFIX + line.removeprefix(_SECTION)
        elif line and not line.startswith("#"):
            yield name, tokenise(line)
