"""Whether a clinician has signed what the skill says: without that it must not go to the public."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from deploy.faults import Finding, fault, warning
from workshop.review import read_ledger, state

_NOT_MEDICAL = {"reviews.yaml", "locales.yaml"}
_NOT_SIGNED = ("translations", "sources")  # folders
_SHOWN = 3


def medical_files(content: Path) -> list[str]:
    """Everything in content/ that says or decides something about health, in English."""
    files = (path.relative_to(content) for path in sorted(content.rglob("*.yaml")))
    return [
        str(file)
        for file in files
        if str(file) not in _NOT_MEDICAL and file.parts[0] not in _NOT_SIGNED
    ]


def review_findings(
    content: Path, today: date, *, production: bool, unreviewed_by_name: str | None
) -> Iterator[Finding]:
    """Unsigned content is a fault in production, unless somebody answers for it by name.

    A review whose date has passed is a warning.
    """
    ledger = read_ledger(content)
    states = {file: state(content, file, ledger, today) for file in medical_files(content)}
    for file, said in states.items():
        if said.startswith("due again"):
            yield warning(f"content/{file} is {said}")
    unsigned = [file for file, said in states.items() if not said.startswith(("signed", "due"))]
    if not unsigned:
        return
    names = ", ".join(unsigned[:_SHOWN]) + (", …" if len(unsigned) > _SHOWN else "")
    text = f"no clinician has signed {len(unsigned)} of {len(states)} files of content/ ({names})"
    if unreviewed_by_name:
        yield warning(f"{text}; {unreviewed_by_name} answers for them")
    elif production:
        remedy = "have them signed (make review), or answer for them: --unreviewed-by-name NAME"
        yield fault(f"{text}; {remedy}")
    else:
        yield warning(text)
