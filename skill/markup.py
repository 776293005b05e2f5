"""Rendered templates as texts: one line of SSML, or plain words for cards and screens."""

import re

from markupsafe import escape

_TAG = re.compile(r"<[^>]+>")


def tidy(text: object) -> str:
    """One line of SSML; quotes and apostrophes need no escape between tags."""
    squeezed = " ".join(str(escape(text)).split())
    whole = squeezed.replace("&#39;", "'").replace("&#34;", '"')
    return whole.replace("a.m..", "a.m.").replace("p.m..", "p.m.")  # at the end of a sentence


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
