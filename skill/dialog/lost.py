"""Words that were not understood amid a talk: what was talked of is named, and two near it offered.

What is none of ours is declined in a few words, and the talk stays where it was. Whoever asks us to
wait is waited for, and whoever repairs what they said, and names it, is told of that.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from skill.dialog import answers, offers
from skill.dialog.events import AskedAbout, Event, NotUnderstood
from skill.dialog.offers import words_told
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.localise import Knowledge

_TWO = 2
_CHOICE = "basics.did_you_mean"


def topic(state: State) -> dict[str, FactValue]:
    """What was told last, as facts: its answer, and the name of the thing that it was of."""
    facts = state.told.facts if state.told else {}
    named = {"topic": facts["answer"]} if facts else {}
    return named | ({"name": facts["name"]} if "name" in facts else {})


def two_near(state: State, missed: NotUnderstood, knowledge: Knowledge) -> Act | None:
    """The choice between the two that are nearest to what was told last; None where none are."""
    if state.told is None:
        return None
    told = str(state.told.facts["answer"])
    near = dict.fromkeys(_near(told, state, missed, knowledge))
    found = [one for one in near if one != told and one not in _offered(state)][:_TWO]
    return Act(_CHOICE, {"first": found[0], "second": found[1]}) if len(found) == _TWO else None


def _near(told: str, state: State, missed: NotUnderstood, knowledge: Knowledge) -> Iterator[str]:
    """What the words may be about, of one kind with what was told; what follows it; its kind."""
    family = knowledge.families.get(told)
    likely = missed.nearest or ()
    yield from (one for one in likely if family and knowledge.families.get(one) == family)
    if state.asked and "next" in state.asked.facts:
        yield str(state.asked.facts["next"])
    if state.told:
        yield from words_told(state.told.facts, knowledge).next
    yield from likely
    yield from (
        one for one in knowledge.answers if family and knowledge.families.get(one) == family
    )


def _offered(state: State) -> tuple[FactValue, ...]:
    """The two that were offered just now: not those again."""
    asked = state.asked
    return tuple(asked.facts.values()) if asked and asked.act == _CHOICE else ()


def declined(state: State, context: TurnContext) -> Turn:
    """What is none of ours amid a talk: a few words, and what was offered is offered again."""
    state, act = worded(state, "basics.not_understood", context.now, times=1, far=True, aside=True)
    return Turn(state, Reply((act,), _offered_again(state)))


def waiting(state: State, _event: Event, context: TurnContext) -> Turn:
    """Said "hang on": we wait, and ask again what was asked."""
    state, act = worded(state, "basics.waiting", context.now)
    return Turn(state, Reply((act,), _offered_again(state)))


def _offered_again(state: State) -> Act:
    """The question that was open, in other words where it has some."""
    asked = state.asked
    if asked is None:
        return offers.ANYTHING_ELSE
    return replace(asked, facts={name: of for name, of in asked.facts.items() if name != "wording"})


def corrected(state: State, event: Event, context: TurnContext) -> Turn | None:
    """Said "that's wrong", with what was meant: that is told; None where nothing is named."""
    if state.told is None or "subject" not in event.slots:
        return None
    form = state.told_form
    return answers.about(AskedAbout(event.slots, form), state, context.knowledge)


def told_again(state: State) -> Turn | None:
    """What was told last, where the last reply was only that we did not understand, or wait."""
    last = state.last
    only = last is not None and {act.act for act in last.says} <= _EMPTY
    if last is None or state.told is None or not only or not last.says:
        return None
    asks = last.asks if last.asks and last.asks.act != _CHOICE else offers.ANYTHING_ELSE
    return Turn(state, replace(last, says=(state.told,), asks=asks))


_EMPTY = {"basics.not_understood", "basics.waiting", "basics.again"}
