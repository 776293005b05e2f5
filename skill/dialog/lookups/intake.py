"""The daily need of magnesium, food and drink included, by age, sex and stage (medical.md 2.1).

No number is said for a child or with kidney disease (medical.md 6.5).
"""

from collections.abc import Iterable

from skill.dialog.lookups.case import Case, LookUp
from skill.dialog.person import circumstances
from skill.dialog.replies import FactValue
from skill.knowledge.models import Need, Sex

_GROWN = 19  # years; from here on the tables call people men and women


def intake(question: LookUp) -> Case:
    """The case for whom we speak about: see `looks_up: intake` in CONTRIBUTING.md."""
    person = question.person
    for held in circumstances(person, question.knowledge):
        if held in ("kidney", "child"):
            return Case(held)
        if held in ("pregnant", "breastfeeding"):
            return _staged(question, held)
    if not question.knowledge.needs:
        return Case("lacking")
    return _by_sex(question, person.sex) if person.sex else _both(question)


def _staged(question: LookUp, stage: str) -> Case:
    low, high = _range(_needs(question, "female", stage))
    if not high:
        return Case(f"{stage}-lacking" if question.knowledge.needs else "lacking")
    return Case(stage, {"amount": _spoken(low, high)}, number=high)


def _by_sex(question: LookUp, sex: Sex) -> Case:
    low, high = _range(_needs(question, sex, "none"))
    if not high:
        return Case("lacking")
    name = "woman" if sex == "female" else "man"
    values: dict[str, FactValue] = {"amount": _spoken(low, high)}
    if question.person.age is None:
        return Case(name, values, number=high)
    return Case(f"{name}-aged", {"age": question.person.age, **values}, number=high)


def _both(question: LookUp) -> Case:
    women, men = (_range(_needs(question, sex, "none")) for sex in ("female", "male"))
    if not (women[1] and men[1]):
        return Case("lacking")
    if question.person.age is None:
        low, high = min(women[0], men[0]), max(women[1], men[1])
        return Case("", {"low": low, "high": high}, number=high)
    said: dict[str, FactValue] = {"women": _spoken(*women), "men": _spoken(*men)}
    return Case("aged", {"age": question.person.age, **said}, number=men[1])


def _needs(question: LookUp, sex: str, stage: str) -> list[Need]:
    """The groups that fit: of the age where it is known, else all grown-up ones."""
    age = question.person.age
    fits = [one for one in question.knowledge.needs if (one.sex, one.stage) == (sex, stage)]
    if age is not None:
        return [one for one in fits if one.from_age <= age <= one.to_age]
    return [one for one in fits if one.to_age >= _GROWN]


def _range(needs: Iterable[Need]) -> tuple[int, int]:
    amounts = [one.milligrams for one in needs]
    return (min(amounts), max(amounts)) if amounts else (0, 0)


def _spoken(low: int, high: int) -> str:
    """`320`, or `310 to 320`."""
    return str(low) if low == high else f"{low} to {high}"
