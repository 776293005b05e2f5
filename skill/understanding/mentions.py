"""Mentions: the things of the lexicon that were named, and what no list has."""

from collections.abc import Sequence

from .phrases import FILLERS, Found
from .reading import Mention, Polarity, Span, Time
from .scope import Mark
from .words import WordToken, word_set

_HEADS = word_set("take taking took on with about eat eating ate drink drinking try")
_NO_THING = word_set(
    "it this that them me you him her us i he she they we and or but for to not what a an the my "
    "your his their so too now again more than of in at by if when then do is are am"
)
_SIDES = {"left": "left", "right": "right", "both": "both"}


def mentions(
    things: frozenset[str],
    tokens: Sequence[WordToken],
    finds: Sequence[Found],
    marks: Sequence[Mark],
) -> tuple[Mention, ...]:
    """Each thing that stands in the sentence, with how it was meant; longest where some overlap."""
    named = [find for find in finds if find.name in things]
    longest = [find for find in named if not any(_within(find, other) for other in named)]
    return tuple(_mention(find, tokens, marks) for find in longest)


def _within(find: Found, other: Found) -> bool:
    longer = other.end - other.start > find.end - find.start
    return longer and other.start <= find.start and find.end <= other.end


def _mention(find: Found, tokens: Sequence[WordToken], marks: Sequence[Mark]) -> Mention:
    mark = marks[find.start]
    cue = max(mark.denied, mark.unsure, mark.supposed, mark.past, mark.asked)
    return Mention(
        id=find.name,
        span=_span(tokens, find.start, find.end),
        polarity=_polarity(mark, tokens),
        time=_time(mark),
        owner=mark.owner,
        asked=mark.asked >= 0,
        cue=_span(tokens, cue, cue + 1) if cue >= 0 else None,
        side=_side(tokens, find),
        since=_since(tokens, find),
    )


def _span(tokens: Sequence[WordToken], start: int, end: int) -> Span:
    return Span(tokens[start].at, tokens[end - 1].at + 1)


def _polarity(mark: Mark, tokens: Sequence[WordToken]) -> Polarity:
    """A "no" that stands first may be a reply: then the cue alone is told."""
    if mark.denied == 0 and tokens[0].word == "no":
        return "cue"
    if mark.denied >= 0:
        return "denied"
    return "unsure" if mark.unsure >= 0 else "affirmed"


def _time(mark: Mark) -> Time:
    if mark.supposed >= 0:
        return "if"
    return "past" if mark.past >= 0 else "now"


def _side(tokens: Sequence[WordToken], find: Found) -> str | None:
    """The side that stands just before the thing, or is part of its words."""
    near = tokens[max(find.start - 2, 0) : find.end]
    return next((_SIDES[token.word] for token in near if token.word in _SIDES), None)


def _since(tokens: Sequence[WordToken], find: Found) -> str | None:
    """The words after the next "since", at most four, up to a new clause."""
    for place in range(find.end, min(find.end + 6, len(tokens))):
        if tokens[place].word == "since":
            return " ".join(token.word for token in tokens[place + 1 : place + 5]) or None
    return None


def unlisted(tokens: Sequence[WordToken], finds: Sequence[Found]) -> tuple[Span, ...]:
    """The nouns after take, on, with, about that no list has, at most three words each."""
    known = {place for find in finds for place in range(find.start, find.end)}
    spans = []
    for place, token in enumerate(tokens[:-1]):
        if token.word in _HEADS:
            start = place + 1
            while start < len(tokens) and tokens[start].word in ("a", "an", "the", "my", "some"):
                start += 1
            end = start
            while end < min(start + 3, len(tokens)) and _free(tokens[end], end, known):
                end += 1
            if end > start:
                spans.append(_span(tokens, start, end))
    return tuple(spans)


def _free(token: WordToken, place: int, known: set[int]) -> bool:
    return place not in known and token.word not in _NO_THING and token.word not in FILLERS
