"""Slots with multiple values: "numb, swollen and also hot" is three values."""

from collections.abc import Callable, Collection, Sequence

from nlu.words import Span

_JOINERS = (("and", "also"), ("as", "well", "as"), ("or", "also"), ("and",), ("or",), ("plus",))


def split_list(
    words: Sequence[str],
    span: Span,
    pauses: Collection[int],
    listed: Callable[[int, int], bool],
) -> list[Span]:
    """The spans of the values that words[span] lists; one span when it is no list.

    Neighbouring pieces that together are a listed value ("numb and tingling") stay together. It
    is a list only when at least half of its pieces are `listed`.
    """
    pieces = _pieces(words, span, pauses)
    if len(pieces) < 2 or listed(*span):  # noqa: PLR2004 - a list has two
        return [span]
    grouped = _grouped(pieces, listed)
    known = sum(listed(*piece) for piece in grouped)
    return grouped if len(grouped) > 1 and 2 * known >= len(grouped) else [span]


def _pieces(words: Sequence[str], span: Span, pauses: Collection[int]) -> list[Span]:
    pieces = []
    begin = position = span[0]
    while position < span[1]:
        joiner = _joiner_at(words, position, span[1])
        if joiner or (position in pauses and position > begin):
            pieces.append((begin, position))
            begin = position + joiner
        position += joiner or 1
    pieces.append((begin, span[1]))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _joiner_at(words: Sequence[str], position: int, end: int) -> int:
    for joiner in _JOINERS:
        if tuple(words[position : min(position + len(joiner), end)]) == joiner:
            return len(joiner)
    return 0


def _grouped(pieces: Sequence[Span], listed: Callable[[int, int], bool]) -> list[Span]:
    grouped = []
    position = 0
    while position < len(pieces):
        after = len(pieces)
        while after > position + 1 and not listed(pieces[position][0], pieces[after - 1][1]):
            after -= 1
        grouped.append((pieces[position][0], pieces[after - 1][1]))
        position = after
    return grouped
