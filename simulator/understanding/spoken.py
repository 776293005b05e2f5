"""A typed sentence as the words that Alexa writes into a slot: small letters, no punctuation.

Nothing is read into them: no contraction is undone, no number folded, no filler dropped.
"""

_EDGES = ',;:?!"()[]{}…\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


def spoken(text: str) -> tuple[str, ...]:
    """The words; where nothing is a word ("?"), what was typed is handed over as it stands."""
    pieces = text.lower().replace(_APOSTROPHE, "'").split()
    words = tuple(word for word in map(_bare, pieces) if any(map(str.isalnum, word)))
    return words or tuple(pieces)


def _bare(piece: str) -> str:
    """Without punctuation around it; the full stops of "p.m." are its own."""
    word = piece.strip(_EDGES)
    return word if "." in word.rstrip(".") else word.rstrip(".")
