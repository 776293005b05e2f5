"""Look-ups by a row of a table: the slot's value picks the row, the row names case and texts."""

from collections.abc import Callable

from skill.dialog.events import SlotValue
from skill.dialog.lookups.case import UNKNOWN, Case, LookUp
from skill.dialog.replies import FactValue
from skill.knowledge.closest import closest
from skill.knowledge.models import COMPARED, Row

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
        if other := _compared(question, table, slot):
            return Case(COMPARED, {"name": found.name["any"], "other": other.name["any"]})
        values: dict[str, FactValue] = {"name": found.name["any"], "row": f"{table}.{found.id}"}
        return Case(found.answers[question.answer].get("case", ""), values)

    return look


def _compared(question: LookUp, table: str, slot: str) -> Row | None:
    """The other of two rows, where it was asked which: "which one is it, the statin or that"."""
    which = getattr(question.event, "form", None) == "which"
    others = question.event.slots.get(slot, ())[1:]
    has_words = COMPARED in question.knowledge.answers[question.answer].cases
    if not (which and others and has_words):
        return None
    return question.knowledge.tables[table].get(_row_id(question, table, others[0]))


def _row_id(question: LookUp, table: str, word: SlotValue) -> str:
    """The id heard or the closest; a food stands for its kind (allergies are to kinds)."""
    rows, foods = question.knowledge.tables[table], question.knowledge.foods
    food = foods.get(word.id or "") if table == _ALLERGIES else None
    if food:
        return food.kinds[0]
    if word.id:
        return word.id
    return closest(word.heard, {row.id: row.called for row in rows.values()}) or ""
