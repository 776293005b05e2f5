"""What a line that answers a question of ours teaches: what it means, and what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MEANINGS = ("yes", "no", "unsure", "question", "other")
ANY_QUESTION = "any"  # one that the ear knows no words of
# What the kinds of some files say.
_BY_KIND = {
    "reply-yes": "yes",
    "reply-no": "no",
    "denial": "no",
    "unsure": "unsure",
    "danger-body": "yes",
}


def meant(row: Mapping[str, Any]) -> str | None:
    """What a line means as an answer; None where it says nothing of that."""
    said = _BY_KIND.get(row["kind"], row.get("reply"))
    return said if said in MEANINGS else None


def topic(question: str, known: Mapping[str, str]) -> str:
    """Which question of the leg check these words ask, by words that stand in no other."""
    asked = question.lower()
    return next((name for name, words in known.items() if words in asked), ANY_QUESTION)
