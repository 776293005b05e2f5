"""The ledger of reviews: which file, which digest, who signed it, when it is due again."""

import hashlib
from datetime import date
from pathlib import Path

from msgspec import Struct

from skill.knowledge.strict_yaml import read


class Review(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signature: it holds for one digest of a file, until a date."""

    file: str
    digest: str
    signed_by: str
    signed_on: date
    due: date


def read_ledger(folder: Path) -> list[Review]:
    """The signatures in content/reviews.yaml. Raises ContentError."""
    return read(folder / "reviews.yaml", list[Review])


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hex: a signature is for these bytes alone."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def state(folder: Path, file: str, ledger: list[Review], today: date) -> str:
    """The review state of `file` (as "answers/bananas.yaml") in content/, in words."""
    signed = [review for review in ledger if review.file == file]
    if not signed:
        return "unsigned"
    last = max(signed, key=lambda review: review.signed_on)
    if last.digest != digest(folder / file):
        return "changed since it was signed"
    if last.due < today:
        return f"due again since {last.due}"
    return f"signed by {last.signed_by} on {last.signed_on}"
