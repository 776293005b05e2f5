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
_LISTS = (
    "bare",
    "leads",
    "ends",
    "mends",
    "excepts",
    "harmless",
    "good",
    "over",
    "around",
    "leaving",
    "repairs",
    "repaired",
)


class RepliesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """As it is written: phrases may be templates."""

    expects: dict[str, str]
    like: dict[str, str]
    said: dict[str, dict[str, list[str]]]
    bare: list[str]
    leads: list[str]
    ends: list[str]
    mends: list[str]
    excepts: list[str]
    harmless: list[str]
    good: list[str]
    over: list[str]
    around: list[str]
    leaving: list[str]
    repairs: list[str]
    repaired: list[str]


def read_replies(folder: Path) -> Replies:
    """The replies of a language (`folder`: interaction_model/en). Raises ContentError."""
    path = folder / "replies.yaml"
    written, rules = read(path, RepliesFile), read_rules(folder)
    for act, way in written.expects.items():
        if way not in written.said:
            raise ContentError(path, 1, f"{act} expects {way!r}; no such way stands under said")
    if strange := {*written.like, *written.like.values()} - written.said.keys():
        raise ContentError(path, 1, f"like names {sorted(strange)}; no such way stands under said")

    def plain(lines: list[str]) -> list[str]:
        return [" ".join(tokenise(one)) for line in lines for one in sentences(path, line, rules)]

    def said(*, anywhere: bool) -> dict[str, dict[str, str]]:
        own = {
            way: {
                phrase: meant
                for meant, phrases in _of(ways, anywhere=anywhere)
                for phrase in plain(phrases)
            }
            for way, ways in written.said.items()
        }
        return {way: own.get(written.like.get(way, ""), {}) | each for way, each in own.items()}

    found = {way: phrases for way, phrases in said(anywhere=True).items() if phrases}
    lists = (frozenset(plain(getattr(written, name))) for name in _LISTS)
    return Replies(written.expects, said(anywhere=False), found, *lists)


def _of(ways: Mapping[str, list[str]], *, anywhere: bool) -> Iterator[tuple[str, list[str]]]:
    for meant, phrases in ways.items():
        if meant.endswith(_ANYWHERE) == anywhere:
            yield meant.removesuffix(_ANYWHERE), phrases
