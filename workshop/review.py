"""The ledger of reviews: who signed which unit of what is heard, in which role, and until when."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from skill.assembly import build_turn_parts
from skill.knowledge.content import Content
from skill.knowledge.strict_yaml import read
from skill.settings import Settings
from workshop.utterances.units import signers, unit_names, units


class Review(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A signature of a unit: it holds for one digest of its lines, in one role, until a date.

    `registration` is the signer's with the body of their profession; `remarks` what they asked for.
    """

    unit: str
    digest: str
    role: str
    signed_by: str
    registration: str
    signed_on: date
    due: date
    remarks: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """How a unit stands: the roles that have not signed what is heard now, and all in words."""

    unit: str
    grave: bool
    missing: tuple[str, ...]
    words: str

    @property
    def signed(self) -> bool:
        """Whether all that have to have signed it as it is."""
        return not self.missing


Digests = Callable[[], Mapping[str, str]]


def read_ledger(folder: Path) -> list[Review]:
    """The signatures in content/reviews.yaml. Raises ContentError."""
    return read(folder / "reviews.yaml", list[Review])


def reviewed(settings: Settings, content: Content, today: date) -> list[Standing]:
    """Every unit of this house as it stands; rendered only where somebody signed something."""

    def digests() -> Mapping[str, str]:
        bundles = build_turn_parts(settings, content).bundles
        return {one.name: one.digest for one in units(content, bundles)}

    return list(standings(content, read_ledger(settings.content), today, digests))


def standings(
    content: Content, ledger: list[Review], today: date, digests: Digests
) -> Iterator[Standing]:
    """Every unit as it stands. `digests` renders all, and is asked only where somebody signed."""
    now = digests() if ledger else {}
    for name in unit_names(content):
        roles, grave = signers(name, content)
        said = {role: _of_role(name, role, ledger, now.get(name, ""), today) for role in roles}
        missing = tuple(role for role, words in said.items() if not words.startswith(_STANDS))
        words = "; ".join(f"{role}: {one}" for role, one in said.items())
        said_of = words if any(_signs(ledger, name)) else "unsigned"
        yield Standing(unit=name, grave=grave, missing=missing, words=said_of)


_STANDS = ("signed", "due again")


def _signs(ledger: list[Review], unit: str) -> Iterator[Review]:
    yield from (one for one in ledger if one.unit == unit)


def _of_role(unit: str, role: str, ledger: list[Review], digest: str, today: date) -> str:
    """What the last signature in this role says of the unit as it is now."""
    signed = [one for one in _signs(ledger, unit) if one.role == role]
    if not signed:
        return "unsigned"
    last = max(signed, key=lambda one: one.signed_on)
    if last.digest != digest:
        return "changed since it was signed"
    by = f"{last.signed_by}, {last.registration}"
    if last.due < today:
        return f"due again since {last.due} (signed by {by})"
    return f"signed by {by}, on {last.signed_on}"
