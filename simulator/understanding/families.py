"""Families of words that mean much the same, so that "avoid" finds a sample with "prevent"."""

from functools import cache
from importlib.resources import files

from nlu.stems import stem


@cache
def families() -> dict[str, str]:
    """Stem → the family's first stem; a stem in no family is absent."""
    text = files(__package__).joinpath("families.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {stem(word): stem(line[0]) for line in lines for word in line}
