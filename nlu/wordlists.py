"""Word lists written as running text, for lists too long to quote each word."""


def listed(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
