"""Reads what our questions expect, and what people say to them: replies.yaml of a language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from nlu.words import tokenise
from skill.errors import ContentError
from skill.knowledge.phrasings import read_rules, sentences
from skill.knowledge.replies import Replies
from skill.knowledge.strict_yaml import read

_ANYWHERE = ".anywhere"  # behind a meaning: wherever it stands, where nothing else is a reply
_LISTS = ("bare", "leads", "ends", "mends")


class RepliesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """As it is written: phrases may be templates."""

    expects: dict[str, str]
    said: dict[str, dict[str, list[str]]]
    bare: list[str]
    leads: list[str]
    ends: list[str]
    mends: list[str]


def read_replies(folder: Path) -> Replies:
    """The replies of a language (`folder`: interaction_model/en). Raises ContentError."""
    path = folder / "replies.yaml"
    written, rules = read(path, RepliesFile), read_rules(folder)
    for act, way in written.expects.items():
        if way not in written.said:
            raise ContentError(path, 1, f"{act} expects {way!r}; no such way stands under said")

    def plain(lines: list[str]) -> list[str]:
        return [" ".join(tokenise(one)) for line in lines for one in sentences(path, line, rules)]

    all_said = {
        way: {phrase: meant for meant, lines in ways.items() for phrase in plain(lines)}
        for way, ways in written.said.items()
    }
    return Replies(
        written.expects,
        {way: dict(_of(said, anywhere=False)) for way, said in all_said.items()},
        {way: found for way, said in all_said.items() if (found := dict(_of(said, anywhere=True)))},
        *(frozenset(plain(getattr(written, name))) for name in _LISTS),
    )


def _of(said: Mapping[str, str], *, anywhere: bool) -> Iterator[tuple[str, str]]:
    for phrase, meant in said.items():
        if meant.endswith(_ANYWHERE) == anywhere:
            yield phrase, meant.removesuffix(_ANYWHERE)
