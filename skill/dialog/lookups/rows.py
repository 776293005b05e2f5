"""Look-ups by a row of a table: the slot's value picks the row, the row names case and texts."""

from collections.abc import Callable

from skill.dialog.events import SlotValue
from skill.dialog.lookups.case import UNKNOWN, Case, LookUp
from skill.dialog.replies import FactValue
from skill.knowledge.closest import closest

_ALLERGIES = "allergies"


def row(table: str, slot: str) -> Callable[[LookUp], Case]:
    """A look-up of `slot` in `table`; nothing heard gives the answer's own words."""

    def look(question: LookUp) -> Case:
        word = question.event.word(slot)
        if word is None:
            return Case()
        found = question.knowledge.tables[table].get(_row_id(question, table, word))
        if found and found.see:
            return Case(instead=found.see)
        if found is None or question.answer not in found.answers:
            return UNKNOWN
        values: dict[str, FactValue] = {"name": found.name["any"], **found.answers[question.answer]}
        if found.watch:
            values["watch"] = found.watch
        return Case(str(values.pop("case", "")), values)

    return look


def _row_id(question: LookUp, table: str, word: SlotValue) -> str:
    """The id heard or the closest; a food stands for its kind (allergies are to kinds)."""
    rows, foods = question.knowledge.tables[table], question.knowledge.foods
    food = foods.get(word.id or "") if table == _ALLERGIES else None
    if food:
        return food.kinds[0]
    if word.id:
        return word.id
    return closest(word.heard, {row.id: row.called for row in rows.values()}) or ""
