"""Whose a sign is: the person or the thing named last, until the speaker comes."""

from collections.abc import Sequence

from .phrases import Found
from .words import WordToken, word_set

_BESIDE = 8  # tokens for which a thing is what is spoken of
_LONGEST_NAME = 5  # tokens of what may hold an owner's word within
_ASIDE = word_set(
    "on in at from with under of by to into through off like as for near against since"
)


def owners(tokens: Sequence[WordToken], finds: Sequence[Found]) -> list[str]:
    """Whose it is: the person or thing named last, until "i" or "my" comes."""
    named = {find.start: find for find in finds if find.name.startswith(("people:", "owner-"))}
    owner, since = "me", 0
    found = []
    named = {
        place: find
        for place, find in named.items()
        if not _aside(tokens, find) and not _part_of_longer(find, finds)
    }
    for place, token in enumerate(tokens):
        if token.word in ("i", "my", "me", "mine", "myself"):
            owner = "me"
        elif token.word in ("he", "she", "his", "her", "him") and owner in ("me", "thing"):
            owner = "other"
        elif owner == "thing" and place > since + _BESIDE:
            owner = "me"
        if place in named:
            owner = named[place].name.removeprefix("people:").removeprefix("owner-")
            since = place
        found.append(owner)
    return found


def _aside(tokens: Sequence[WordToken], find: Found) -> bool:
    """Whether a thing is only where or with what: "on the bus", "under the tractor"."""
    before = [tokens[place].word for place in range(max(find.start - 3, 0), find.start)]
    likened = "like" in before or before[-2:] == ["as", "a"]
    return find.name == "owner-thing" and (likened or not _ASIDE.isdisjoint(before[-2:]))


def _part_of_longer(owner: Found, finds: Sequence[Found]) -> bool:
    """Whether it stands within a longer thing's or sign's words: "drain cleaner"."""
    return owner.name == "owner-thing" and any(
        find.start <= owner.start
        and owner.end <= find.end
        and find.end - find.start > owner.end - owner.start
        and not find.name.startswith(("cue-", "owner-", "figure"))
        and find.end - find.start <= _LONGEST_NAME
        for find in finds
    )
