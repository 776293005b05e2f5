"""Signs to watch for, grouped by whom to call: what every `watch` says in one breath."""

from collections.abc import Iterable

from msgspec import Struct

from skill.knowledge.localise import Knowledge

_SHARED = " | "


class DoorSigns(Struct, frozen=True):
    """Whom to call, and for which signs: each a beginning, and what may follow it."""

    opening: str
    signs: list[list[str]]


def calls(knowledge: Knowledge, findings: Iterable[str]) -> list[DoorSigns]:
    """The findings by level and door, the gravest first; within one as they are listed."""
    groups: dict[str, list[str]] = {}
    for name in sorted(findings, key=lambda one: knowledge.urgency.rows[one].gravity):
        groups.setdefault(knowledge.urgency.rows[name].opens, []).append(name)
    words = knowledge.urgency.for_signs
    return [
        DoorSigns(words[opens]["any"], _signs(knowledge, names)) for opens, names in groups.items()
    ]


def _signs(knowledge: Knowledge, names: Iterable[str]) -> list[list[str]]:
    """What each is called; those with one beginning together ("a leg suddenly", "cold", "numb")."""
    shared: dict[str, list[str]] = {}
    for name in names:
        finding = knowledge.findings[name]
        begins, *ends = (finding.short or finding.what).split(_SHARED)
        known = shared.setdefault(begins, [])
        known += [one for one in ends if one not in known]
    return [[begins, *ends] for begins, ends in shared.items()]
