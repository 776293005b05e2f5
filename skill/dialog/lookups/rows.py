"""Look-ups by a row of a table: the slot's value picks the row, the row names case and texts."""

from collections.abc import Callable

from skill.dialog.events import SlotValue
from skill.dialog.lookups.case import UNKNOWN, Case, LookUp
from skill.dialog.replies import FactValue
from skill.knowledge.closest import closest
from skill.knowledge.models import CLEAREST, COMPARED, Row

_ALLERGIES = "allergies"
_OF_A_CAUSE = ("which", "does-it-cause", "is-it-sign")
_TWO = 2
# Cases of medicines that cause cramps, by how much is known (content/answers/medicine-causes.yaml).
_BY_PROOF = ("linked-strong", "lowers", "own", "listed", "linked-small", "listed-muscle", "named")


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
        if several := _several(question, table, slot):
            return several
        values: dict[str, FactValue] = {"name": found.name["any"], "row": f"{table}.{found.id}"}
        return Case(found.answers[question.answer].get("case", ""), values)

    return look


def _several(question: LookUp, table: str, slot: str) -> Case | None:
    """Of several rows the one with the clearest link, or the two that could be it either way.

    Asked: "which one is it", "could any of these be it"; a case that proves more stands before.
    """
    cases = question.knowledge.answers[question.answer].cases
    form = getattr(question.event, "form", None)
    words = question.event.slots.get(slot, ())
    if len(words) < _TWO or COMPARED not in cases or form not in _OF_A_CAUSE:
        return None
    named = {_row_id(question, table, word): None for word in words}
    rows = [one for one in map(question.knowledge.tables[table].get, named) if one and not one.see]
    ranked = sorted(rows, key=lambda one: _unclear(one, question.answer))
    if len(ranked) < _TWO:
        return None
    first, second = ranked[:_TWO]
    name: dict[str, FactValue] = {"name": first.name["any"]}
    if CLEAREST in cases and _unclear(first, question.answer) < _unclear(second, question.answer):
        return Case(CLEAREST, name)
    known = form == "which" or _unclear(second, question.answer) < len(_BY_PROOF)
    return Case(COMPARED, {**name, "other": second.name["any"]}) if known else None


def _unclear(row: Row, answer: str) -> int:
    """How far down its case stands in the order of proof."""
    case = row.answers.get(answer, {}).get("case", "")
    return _BY_PROOF.index(case) if case in _BY_PROOF else len(_BY_PROOF)


def _row_id(question: LookUp, table: str, word: SlotValue) -> str:
    """The id heard or the closest; a food stands for its kind (allergies are to kinds)."""
    rows, foods = question.knowledge.tables[table], question.knowledge.foods
    food = foods.get(word.id or "") if table == _ALLERGIES else None
    if food:
        return food.kinds[0]
    if word.id:
        return word.id
    return closest(word.heard, {row.id: row.called for row in rows.values()}) or ""
