"""What an answer looks up: from what was heard to the case of its words and their placeholders."""

from skill.dialog.lookups.case import Case, LookUp
from skill.dialog.lookups.foods import food, food_day, swap
from skill.dialog.lookups.intake import intake
from skill.dialog.lookups.limit import amount
from skill.dialog.lookups.rows import row

__all__ = ["LOOKUPS", "Case", "LookUp", "look_up"]

LOOKUPS = {
    "intake": intake,
    "amount": amount,
    "food": food,
    "food_day": food_day,
    "swap": swap,
    "medicine": row("medicines", "medicine"),
    "condition": row("conditions", "condition"),
    "remedy": row("remedies", "remedy"),
    "form": row("forms", "form"),
    "tried": row("tried", "tried"),
    "allergy": row("allergies", "food"),
}


def look_up(name: str, question: LookUp) -> Case:
    """The case for the look-up that an answer names (a key of LOOKUPS; the loader checks it)."""
    return LOOKUPS[name](question)
