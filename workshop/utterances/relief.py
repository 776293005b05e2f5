"""Every act of the relief coach: each step in each manner, its checks, what is said between."""

from collections.abc import Iterator
from itertools import product

from skill.dialog.replies import Act, FactValue
from skill.knowledge.localise import Knowledge

_MANNERS = ("say", "beside", "gently")
_WORDINGS = range(4)
_ENDS = ("eased", "worse", "long", "hand")  # of Relief.watch


def relief(knowledge: Knowledge) -> Iterator[Act]:
    """All of them in one place."""
    coach = knowledge.relief
    for (name, step), manner in product(coach.steps.items(), _MANNERS):
        if manner == "say" or step.words(manner) != step.say:
            facts: dict[str, FactValue] = {"step": name, "manner": manner}
            yield Act("relief.step", {**facts, "number": 1, "total": 3})
            yield Act("relief.check", {**facts, "following": name, "watch_for": [], "wording": 0})
    yield from (Act("relief.which", {"step": name}) for name in coach.steps)
    yield from (Act("relief.first", {"place": place}) for place in coach.first)
    for act, number in product(("wait", "easing"), _WORDINGS):
        yield Act(f"relief.{act}", {"wording": number})
    yield from map(Act, ("relief.moved", "relief.help"))
    yield from _with_signs(knowledge)


def _with_signs(knowledge: Knowledge) -> Iterator[Act]:
    """What ends with signs to watch for, in every circumstance; and what silence ends with."""
    watch = knowledge.relief.watch
    for said in _ENDS:
        for names in watch[said].values():
            facts: dict[str, FactValue] = {"watch_for": names}
            if said in ("eased", "hand"):
                yield Act("relief.eased", facts)
                yield Act("relief.stopped", facts)
                yield from (Act("relief.gone", {**facts, "wording": n}) for n in _WORDINGS)
            if said in ("worse", "hand"):
                yield Act("relief.worse", facts)
            if said in ("long", "hand"):
                yield Act("relief.long", facts)
                for number in _WORDINGS:
                    yield Act("relief.check", {**facts, "following": "", "wording": number})
