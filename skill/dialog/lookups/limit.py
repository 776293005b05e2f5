"""Whether an amount of magnesium from pills is above what this place advises."""

from skill.dialog.lookups.case import Case, LookUp

_FEWEST_MILLIGRAMS = 20  # a smaller number was a count of tablets, which says nothing


def amount(question: LookUp) -> Case:
    """`over` or `within` the upper limit for supplements, by the most that was named."""
    limit = question.knowledge.number("upper-limit")
    if limit is None:
        return Case("lacking")
    words = question.event.slots.get("amount", ())
    heard = max((int(one.heard) for one in words if one.heard.isdecimal()), default=0)
    if heard < _FEWEST_MILLIGRAMS:
        return Case()
    return Case("over" if heard > limit else "within", {"amount": heard}, number=heard)
