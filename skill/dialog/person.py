"""Whom we speak about: read from the slots, kept over turns, until someone else is named."""

from msgspec.structs import replace

from skill.dialog.events import Event
from skill.dialog.state import Person
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import Kin

ADULT_AGE = 18  # years; no amounts are said for children (medical.md 6.5)
_ANYONE = ("man", "woman", "adult")  # of whom we speak, unless nobody was spoken of
_OLDEST = 120  # years; a larger number was not an age


def spoken_of(person: Person, event: Event, knowledge: Knowledge) -> Person:
    """The person after this event: a new kin replaces the old person, details are added."""
    kin = event.word("person")
    known = knowledge.people.get(kin.id or "") if kin else None
    if known and _anyone(known, person) and (person != Person() or event.word("own_age")):
        person = replace(person, sex=known.sex or person.sex)
    elif known and known.child and person.kin is None and (person.age or 0) >= ADULT_AGE:
        person = replace(person, sex=known.sex or person.sex)  # "i'm a girl", at 26
    elif known and known.id != person.kin:
        person = Person(kin=known.id, sex=known.sex, child=known.child)
    person = _aged(person, event)
    stage = event.word("stage")
    if stage and stage.id in knowledge.stages:
        person = replace(person, stage=stage.id, sex="female")
    condition = event.word("condition")
    if condition and condition.id and condition.id not in person.conditions:
        person = replace(person, conditions=(*person.conditions, condition.id))
    return person


def _anyone(known: Kin, person: Person) -> bool:
    """Whether only the sex is told: "for a man" after mother is of somebody else."""
    same = person.sex in (None, known.sex) or known.sex is None
    return known.id in _ANYONE and (same or person.kin in (None, *_ANYONE))


def _aged(person: Person, event: Event) -> Person:
    age = _years(event, "age") or _years(event, "own_age")
    return replace(person, age=age, child=age < ADULT_AGE) if age else person


def child_speaks(event: Event, knowledge: Knowledge) -> bool:
    """Whether the speaker says to be a child ("I'm eight")."""
    age = _years(event, "own_age")
    return age is not None and age < knowledge.triage.terms.child_age


def _years(event: Event, slot: str) -> int | None:
    word = event.word(slot)
    if word is None or not word.heard.isdecimal() or not 0 < int(word.heard) <= _OLDEST:
        return None
    return int(word.heard)


def circumstances(person: Person, knowledge: Knowledge) -> tuple[str, ...]:
    """What changes answers for this person, most binding first: kidney, child, stage."""
    held = {
        "kidney": any(one in knowledge.kidney_conditions for one in person.conditions),
        "child": person.child,
        person.stage or "": person.stage is not None,
    }
    return tuple(name for name, holds in held.items() if holds)
