"""What the table of urgency lets be said: short, the number first, in every place."""

import re

import pytest

from skill.dialog.replies import Act, FactValue
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import LocaleBundle, TurnParts

_MOST_WORDS = 25
_FIRST = 5
_TOLD_TO = (("self", "them"), ("beside", "her"), ("child", "them"))


def _spoken(bundle: LocaleBundle, act: str, name: str, to: tuple[str, str]) -> str:
    level = bundle.knowledge.urgency.rows[name].level
    facts: dict[str, FactValue] = {"level": level, "whose": to[0], "them": to[1]}
    facts |= {"finding": name, "outcome": name}
    return re.sub(r"<[^>]+>", "", bundle.speech.render(Act(act, facts))["speech"])


def _line(knowledge: Knowledge, name: str, whose: str) -> str:
    row = knowledge.urgency.rows[name]
    beside = row.beside if whose == "beside" else None
    opening = knowledge.urgency.opening(name, beside=whose == "beside")
    return f"{opening} {beside or row.yourself or row.beside or ''}"


def test_first_words_and_line_are_short_everywhere(parts: TurnParts) -> None:
    """For the ill one and for who stands beside."""
    long = {
        (place, name, whose, len(said.split()))
        for place, bundle in parts.bundles.items()
        for name in bundle.knowledge.urgency.rows
        for whose in ("self", "beside")
        if len((said := _line(bundle.knowledge, name, whose)).split()) > _MOST_WORDS
    }
    assert long == set()


def test_every_emergency_has_the_number_within_its_first_words(parts: TurnParts) -> None:
    """Whoever it is said to; what sends to a department names where to go as early."""
    late, seen = set(), set()
    for place, bundle in parts.bundles.items():
        number = bundle.knowledge.facts["emergency-number"]
        for name, row in bundle.knowledge.urgency.rows.items():
            for to in _TOLD_TO if row.level == "emergency" else ():
                said = _spoken(bundle, "danger.alert", name, to)
                seen.add((place, to))
                if number not in " ".join(said.replace(",", "").split()[:_FIRST]):
                    late.add((place, name, to, said))
    assert late == set()
    assert len(seen) == len(parts.bundles) * len(_TOLD_TO)


@pytest.mark.parametrize("to", _TOLD_TO)
def test_whatever_cannot_wait_names_whom_to_call(parts: TurnParts, to: tuple[str, str]) -> None:
    """An alarm below an emergency too: first words of its door, or a line that holds the number."""
    for bundle in parts.bundles.values():
        facts, urgency = bundle.knowledge.facts, bundle.knowledge.urgency
        for name, row in urgency.rows.items():
            if row.at_once and row.door != "ask":
                said = _spoken(bundle, "danger.alert", name, to)
                opening = urgency.opening(name, beside=to[0] == "beside")
                begins = said.startswith(opening.replace("{them}", to[1])[:20])
                assert begins if opening else facts["emergency-number"] in said, (name, said)


def test_who_stands_beside_is_never_told_to_lie_down(parts: TurnParts) -> None:
    """No placeholder is left, and no row says to them what is for the ill one."""
    knowledge = parts.bundle("en-GB").knowledge
    wrong = re.compile(r"\{|\b(Lie|Sit) (down|up|flat|still|upright)")
    for name, row in knowledge.urgency.rows.items():
        if row.at_once:
            assert not wrong.search(
                _spoken(parts.bundle("en-GB"), "danger.alert", name, _TOLD_TO[1])
            ), name
