"""Whether an amount of magnesium from pills is above what this place advises."""

from skill.dialog.lookups.case import Case, LookUp

_FEWEST_MILLIGRAMS = 20  # a smaller number was a count of tablets, which says nothing


def amount(question: LookUp) -> Case:
    """`over` or `within` the upper limit for supplements; `lacking` where there is none."""
    limit = question.knowledge.number("upper-limit")
    if limit is None:
        return Case("lacking")
    word = question.event.word("amount")
    if word is None or not word.heard.isdecimal() or int(word.heard) < _FEWEST_MILLIGRAMS:
        return Case()
    heard = int(word.heard)
    return Case("over" if heard > limit else "within", {"amount": heard}, number=heard)
