"""The forms of a question: what it wants to know, whatever it is about. The one list of them.

Each is described in section 3 of docs/understanding/labels.md, with an example. The ear is trained
on these names; an answer may have words for each; nothing else lists them.
"""

from typing import Final

QUESTION_FORMS: Final = (
    "why",
    "what-is",
    "how-much",
    "how-long",
    "how-to",
    "can-i",
    "should-i",
    "should-i-stop",
    "is-it-sign",
    "does-it-help",
    "does-it-cause",
    "together-with",
    "which",
    "when",
    "where-get",
)
OTHER_FORMS: Final = ("command", "statement", "manners")  # nothing is asked


def question_form(form: str | None) -> str | None:
    """The form of a question; None for what asks nothing, and for no form at all."""
    return form if form in QUESTION_FORMS else None
