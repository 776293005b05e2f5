"""Rendered templates as texts: one line of SSML, or plain words for cards and screens."""

import re
from collections.abc import Iterable, Sequence

from markupsafe import escape

_TAG = re.compile(r"<[^>]+>")
_NUMBER = re.compile(r"\d-\d{3}-\d{3}-\d{4}|\d{3,}(?: \d{3,})*")
_LETTERS = re.compile(r"\b(?:ALS|OB)\b(?![^<]*>)")  # a voice would read them as words
_GROUP = re.compile(r"\d+")
_UNIT = r" *(?:milli|micro|grams?\b|percent|people|units?\b)"


def tidy(text: object) -> str:
    """One line of SSML; quotes and apostrophes need no escape between tags."""
    squeezed = " ".join(str(escape(text)).split())
    whole = squeezed.replace("&#39;", "'").replace("&#34;", '"')
    return whole.replace("a.m..", "a.m.").replace("p.m..", "p.m.")  # at the end of a sentence


def dialled(ssml: str, numbers: Sequence[str]) -> str:
    """Tidy SSML with these numbers said digit by digit: "call 911" is no nine hundred eleven.

    Short forms that would be read as words are spelled.

    `numbers`: as `numbers_in` finds them, the longest first. "112 milligrams" stays.
    """
    ssml = _LETTERS.sub(r'<say-as interpret-as="characters">\g<0></say-as>', ssml)
    known = "|".join(map(re.escape, numbers))
    if not known:
        return ssml
    return re.sub(rf"(?<![\w.>-])({known})(?![\w.-]*\d)(?!{_UNIT})(?!\w)", _by_digits, ssml)


def numbers_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The numbers that are dialled in such texts; two digits at a time are said as they stand."""
    found = {number for text in texts for number in _NUMBER.findall(text)}
    return tuple(sorted(found, key=len, reverse=True))


def _by_digits(found: re.Match[str]) -> str:
    return _GROUP.sub(r'<say-as interpret-as="digits">\g<0></say-as>', found[0].replace("-", " "))


def plain(text: str) -> str:
    """Words alone, of tidy SSML: no tags, no entities; `<br/>` makes a new line."""
    lines = (line.strip() for line in text.replace("<br/>", "\n").split("\n"))
    return unescaped(_TAG.sub("", "\n".join(lines)))


def unescaped(text: str) -> str:
    """The text with characters in place of entities."""
    if "&" not in text:
        return text
    from html import unescape  # noqa: PLC0415  # its long table is rarely needed

    return unescape(text)
