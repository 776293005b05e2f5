"""What an event tells of findings: by its slots, by the words heard in them, and what follows."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from nlu.durations_iso import read_duration
from skill.dialog import told_findings
from skill.dialog.events import Event
from skill.dialog.state import Person
from skill.knowledge.localise import Knowledge

# A change that began less than two weeks ago is new (G10); what has lasted for minutes is a cramp.
_NEW = (timedelta(hours=1), timedelta(weeks=2))
_STAGES = ("pregnant", "after-birth")
# Medicines of tables/medicines.yaml that the check asks about (QC, G6, G11).
_COUNTS_AS = {
    "statins": "takes-statin",
    "rosuvastatin": "takes-statin",
    "water-tablets": "water-tablets",
    "thiazides": "water-tablets",
    "loop-diuretics": "water-tablets",
    "potassium-sparing": "water-tablets",
    "blood-thinners": "blood-thinner",
}


def findings(event: Event, knowledge: Knowledge) -> dict[str, bool]:
    """Finding id → there or not. What a list knows counts more than single words heard."""
    read = dict(_overheard(event, knowledge))
    read |= dict.fromkeys(told_findings.absent(event), False)
    read |= dict.fromkeys(told_findings.present(event), True)
    read |= dict.fromkeys(_from_medicine(event), True)
    return read | dict.fromkeys(_since(event), True)


def with_what_follows(
    read: Mapping[str, bool], person: Person, knowledge: Knowledge
) -> dict[str, bool]:
    """The findings with those that follow from them (`follows_from`), unless they were denied."""
    known, about = {**read}, about_them(read, person, knowledge)
    before = -1
    while len(known) > before:
        before = len(known)
        for name, parts in knowledge.follows:
            if name not in known and all(known.get(part) or part in about for part in parts):
                known[name] = True
    return known


def about_them(read: Mapping[str, bool], person: Person, knowledge: Knowledge) -> frozenset[str]:
    """What is known of the person that rules name beside findings (urgency.ABOUT_THEM)."""
    staged = person.stage in _STAGES or any(read.get(one) for one in _STAGES)
    held = {
        "child": person.child or bool(read.get("child")),
        "expecting": staged,
        "kidney": not knowledge.kidney_conditions.isdisjoint(person.conditions),
    }
    return frozenset(name for name, holds in held.items() if holds)


def _overheard(event: Event, knowledge: Knowledge) -> Iterator[tuple[str, bool]]:
    """Findings in heard values that are in no list: a wide slot still tells what it names."""
    for words in event.slots.values():
        for word in words:
            if not word.ids:
                yield from knowledge.phrases.scan(word.heard)


def _from_medicine(event: Event) -> Iterator[str]:
    word = event.word("medicine")
    if word and word.id in _COUNTS_AS:
        yield _COUNTS_AS[word.id]


def _since(event: Event) -> Iterator[str]:
    word = event.word("since")
    lasted = read_duration(word.heard) if word else None
    if lasted is not None and _NEW[0] <= lasted < _NEW[1]:
        yield "newly"
