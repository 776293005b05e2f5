"""The room of what is close to ours: it is named, and what is ours is offered in its stead."""

from collections.abc import Container, Iterator

from skill.dialog import answers, reminders
from skill.dialog.events import Asked, Event, NotCovered, SlotValue
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import Near

_TABLE = {"medicine": "medicines", "condition": "conditions"}


def name(state: State, event: Event, context: TurnContext) -> Turn:
    """Name what we don't cover; offer what was not told just now."""
    assert isinstance(event, NotCovered)  # noqa: S101  # the table pairs types; mypy can't see it
    near = context.knowledge.near[event.subject]
    state, named = worded(state, "basics.not_covered", context.now, near=event.subject)
    if near.asks:
        return reminders.instead(state, named, Act(near.asks), context)
    offer = _offer(near, event, state, context.knowledge)
    state, asks = worded(state, "basics.offer_answer", context.now, near=event.subject, **offer)
    return Turn(state, Reply((named,), asks))


def offered(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to the offer."""
    assert state.asked is not None  # noqa: S101  # a reply to basics.offer_answer
    facts = state.asked.facts
    answer, thing = str(facts["answer"]), facts.get("thing")
    slot = context.knowledge.answers[answer].looks_up or ""
    slots = {slot: (SlotValue("", (str(thing),)),)} if thing else {}
    return answers.tell(Asked(slots, answer), state, context.knowledge)


def _offer(near: Near, event: Event, state: State, knowledge: Knowledge) -> dict[str, FactValue]:
    """The answer about the very thing that was named, or the first that was not told just now."""
    for answer, thing in _of_things(near, event, knowledge):
        return {"answer": answer, "thing": thing}
    told = state.told.facts["answer"] if state.told else None
    return {"answer": next((one for one in near.offers if one != told), next(iter(near.offers)))}


def _of_things(near: Near, event: Event, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for answer in near.offers:
        slot = knowledge.answers[answer].looks_up or ""
        word = event.word(slot)
        if word and word.id in _rows(slot, knowledge):
            yield answer, str(word.id)


def _rows(slot: str, knowledge: Knowledge) -> Container[str | None]:
    return knowledge.foods if slot == "food" else knowledge.tables.get(_TABLE.get(slot, ""), {})
