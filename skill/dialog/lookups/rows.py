"""Look-ups by a row of a table: the slot's value picks the row, the row names case and texts."""

from collections.abc import Callable

from skill.dialog.lookups.case import Case, Question, unknown


def row(table: str, slot: str) -> Callable[[Question], Case]:
    """A look-up of `slot` in `table`; nothing heard gives the answer's own words."""

    def look(question: Question) -> Case:
        word = question.event.word(slot)
        if word is None:
            return Case()
        found = question.knowledge.tables[table].get(word.id or "")
        if found is None or question.answer not in found.answers:
            return unknown(word)
        values = dict(found.answers[question.answer])
        return Case(values.pop("case", ""), {"name": found.name["any"], **values})

    return look
