"""Whether those who have to have signed what the skill says: without that nothing is published."""

from collections.abc import Iterable, Iterator

from deploy.faults import Finding, fault, warning
from workshop.review import Standing

_SHOWN = 3


def review_findings(
    standings: Iterable[Standing], *, production: bool, unreviewed_by_name: str | None
) -> Iterator[Finding]:
    """Unsigned units are a fault in production, unless somebody answers for them by name.

    Nobody answers by name for emergencies, pills and children: those have to be signed. A review
    whose date has passed is a warning.
    """
    known = list(standings)
    for one in known:
        if "due again" in one.words:
            yield warning(f"{one.unit} is due for review: {one.words}")
    unsigned = [one for one in known if not one.signed]
    grave = [one for one in unsigned if one.grave]
    if not unsigned:
        return
    text = f"no clinician has signed {len(unsigned)} of {len(known)} units ({_named(unsigned)})"
    if not production:
        yield warning(text)
    elif unreviewed_by_name is None:
        remedy = "have them signed (make review), or answer for them: --unreviewed-by-name NAME"
        yield fault(f"{text}; {remedy}")
    else:
        yield warning(f"{text}; {unreviewed_by_name} answers for them")
    if production and grave:
        what = f"{len(grave)} of them are of emergencies, pills or children ({_named(grave)})"
        yield fault(f"{what}: these need their signatures, whoever answers for the rest")


def _named(units: list[Standing]) -> str:
    names = ", ".join(one.unit for one in units[:_SHOWN])
    return names + (", …" if len(units) > _SHOWN else "")
