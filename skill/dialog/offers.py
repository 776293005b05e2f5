"""What can follow an answer, by name: its second breath, another answer, then anything else."""

from collections.abc import Mapping

from skill.dialog.events import Asked, SlotValue
from skill.dialog.replies import Act, FactValue
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import Words

ANYTHING_ELSE = Act("basics.anything_else")
_MORE = "answers.offer_more"
_NEXT = "answers.offer_next"
_NAMES = ("answer", "case", "name", "row")  # what names the words that were told


def words_told(facts: Mapping[str, FactValue], knowledge: Knowledge) -> Words:
    """The words that these facts of an act name: those of a case, or the answer's own."""
    answer = knowledge.answers[str(facts["answer"])]
    return answer.cases.get(str(facts.get("case", "")), answer)


def signs_first(facts: Mapping[str, FactValue], knowledge: Knowledge) -> list[str]:
    """The findings said before anything else: those of the row, then those of the words.

    Words that list none under `first` want none of their rows, either.
    """
    watch, row = words_told(facts, knowledge).watch, knowledge.row(facts.get("row"))
    own = watch.get("first") if isinstance(watch, dict) else None
    if own == []:
        return []
    of_row = row.watch.get("first", []) if row and isinstance(row.watch, dict) else []
    return [*dict.fromkeys([*of_row, *(own or [])])]


def has_more(told: Act, knowledge: Knowledge) -> bool:
    """Whether what was told has a second breath."""
    words = words_told(told.facts, knowledge)
    return words.more is not None or bool(words.watched("more"))


def offer(told: Act, state: State, knowledge: Knowledge) -> Act:
    """What is offered after the first breath; behind a danger that goes first, nothing by name."""
    if signs_first(told.facts, knowledge):
        return ANYTHING_ELSE
    return Act(_MORE, _named(told)) if has_more(told, knowledge) else after(told, state, knowledge)


def after(told: Act, state: State, knowledge: Knowledge) -> Act:
    """What is offered when an answer is told to its end: the next one that was not yet told."""
    for name in words_told(told.facts, knowledge).next:
        if f"answer.{name}" not in state.mentioned:
            return Act(_NEXT, {**_named(told), "next": name})
    return ANYTHING_ELSE


def taken(asked: Act, knowledge: Knowledge) -> Asked:
    """The question that a yes to an offered answer asks: of the same thing, where it can."""
    name = str(asked.facts["next"])
    row = knowledge.row(asked.facts.get("row"))
    table = str(asked.facts.get("row", "")).partition(".")[0]
    slot = knowledge.answers[name].looks_up
    fits = row is not None and slot is not None and name in row.answers and table == f"{slot}s"
    thing = {slot: (SlotValue("", (row.id,)),)} if fits and row and slot else {}
    return Asked(thing, name)


def _named(told: Act) -> dict[str, FactValue]:
    return {name: told.facts[name] for name in _NAMES if name in told.facts}
