"""Look-ups in the table of foods: what is in one, how much makes a day's need, what to swap for."""

from skill.dialog.lookups.case import UNKNOWN, Case, LookUp
from skill.dialog.lookups.intake import intake
from skill.dialog.replies import FactValue
from skill.knowledge.closest import closest
from skill.knowledge.models import Food

_ROUND_TO = 5  # milligrams; "about 80", as people say it (medical.md 2.3)
_RICH = 40  # milligrams a serving; less is no swap worth naming
_TWO = 2
_OWN = ("serving",)  # asks for the measure that we have
_GRAMS = "grams"
_OTHERS = 3  # foods named, the most that a listener keeps


def food(question: LookUp) -> Case:
    """`found` with serving and milligrams of the food heard; two are set side by side.

    `compared` where it was asked which, the richer first, else `both`.
    """
    foods, words = question.knowledge.foods, question.event.slots.get("food", ())
    two = [foods[word.id] for word in words if word.id and word.id in foods][:_TWO]
    if len(two) == _TWO:
        which = getattr(question.event, "form", None) == "which"
        two = sorted(two, key=lambda one: -one.amount) if which else two
        return Case("compared" if which else "both", {**_named(two[0]), **_named(two[1], "other_")})
    found = _heard(question)
    return found if isinstance(found, Case) else _measured(question, found)


def _measured(question: LookUp, found: Food) -> Case:
    """In the measure that was asked for where there is one, else said that there is none."""
    words = question.event.slots.get("measure", ())
    asked = next((str(word.id) for word in words if word.id not in _OWN), None)
    if asked is None:
        return Case("found", _named(found))
    values = _named(found)
    if asked == _GRAMS and found.weight:
        return Case("found", {**values, "serving": f"{found.weight} grams"})
    fits = asked[:-1] in found.serving["any"]
    return Case("found" if fits else "measured", values)


def food_day(question: LookUp) -> Case:
    """`found` with how many servings make up the need (or the number last spoken of).

    `lacking` says what a serving has: a country without a figure has no share of one.
    """
    found = _heard(question)
    if isinstance(found, Case):
        return found
    need = question.number or intake(question).number
    if need is None:
        return Case("lacking", _named(found))
    servings = -(-need // found.amount)
    return Case("found", {**_named(found), "servings": servings, "need": need}, number=need)


def swap(question: LookUp) -> Case:
    """`found` with up to three rich foods of other kinds than the one heard."""
    found = _heard(question)
    if isinstance(found, Case):
        return found
    return Case("found", {"name": found.name["any"], "others": _others(question, found)})


def _heard(question: LookUp) -> Food | Case:
    """The food heard; the answer's own words when none was, `unknown` when it is not listed."""
    word = question.event.word("food")
    if word is None:
        return Case()
    foods = question.knowledge.foods
    found = word.id or closest(word.heard, {one.id: one.called for one in foods.values()})
    return foods.get(found or "") or UNKNOWN


def _named(found: Food, prefix: str = "") -> dict[str, FactValue]:
    name, serving = found.name["any"], found.serving["any"]
    amount = _rounded(found.amount)
    values: dict[str, FactValue] = {"name": name, "serving": serving, "milligrams": amount}
    return {f"{prefix}{key}": value for key, value in values.items()}


def _rounded(milligrams: int) -> int:
    """To the nearest five, small amounts as they are."""
    if milligrams < 4 * _ROUND_TO:
        return milligrams
    return _ROUND_TO * round(milligrams / _ROUND_TO)


def _others(question: LookUp, unwanted: Food) -> list[str]:
    """The richest foods that share no kind with the unwanted one nor with each other."""
    used, names = set(unwanted.kinds), list[str]()
    for other in sorted(question.knowledge.foods.values(), key=lambda one: -one.amount):
        if other.amount >= _RICH and used.isdisjoint(other.kinds) and len(names) < _OTHERS:
            used.update(other.kinds)
            names.append(other.name["any"])
    return names
