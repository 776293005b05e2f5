"""Rendered templates as texts: one line of SSML, or plain words for cards and screens."""

import html
import re

from markupsafe import escape

_TAG = re.compile(r"<[^>]+>")


def tidy(text: object) -> str:
    """One line of SSML; quotes and apostrophes need no escape between tags."""
    squeezed = " ".join(str(escape(text)).split())
    return squeezed.replace("&#39;", "'").replace("&#34;", '"')


def plain(text: str) -> str:
    """Words alone, of tidy SSML: no tags, no entities; `<br/>` makes a new line."""
    lines = (line.strip() for line in text.replace("<br/>", "\n").split("\n"))
    return html.unescape(_TAG.sub("", "\n".join(lines)))
