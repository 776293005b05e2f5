"""What follows on a danger that was asked about, and on an alarm that was misheard."""

from msgspec.structs import replace

from skill.dialog import danger, offers, told_findings, triage, triage_noted
from skill.dialog.events import AGAIN, FIRST, Event, SaidToAlarm
from skill.dialog.relief_steps import asking
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_steps import pending
from skill.dialog.state import State, Turn
from skill.dialog.transitions import Transition, alone, tell
from skill.dialog.turn_context import TurnContext

# Times that an alarm holds before a question: what is no emergency gives way sooner.
_HOLDS, _AT_LEAST = {"emergency": 6}, 2
_HOLDS_ON = "danger.holds"
_TIMES = "again"  # a fact of the question that listens: how many questions it held up


def doubt(state: State, event: Event, context: TurnContext) -> Turn:
    """Ask about a danger that was heard unclearly."""
    finding = danger.unclear(event, state, context.knowledge)
    if any(told_findings.present(event)):  # kept for the check that follows a no
        state = triage_noted.noted(state, event, context.knowledge)
    return danger.check(str(finding), state, event, context.knowledge)


def confirmed(state: State, _event: Event, context: TurnContext) -> Turn:
    """The danger asked about is there, or the alarm word for word: to whom it was said."""
    return alone(danger.asked_about(state, context.knowledge), context)


def holds(state: State, event: Event, context: TurnContext) -> Turn:
    """The alarm stands: what it means for what was said to it, and not the same words once more."""
    if isinstance(event, SaidToAlarm):
        return alone(_holding(state, event.about, _times(state) + 1), context)
    return alone(_holding(state, AGAIN, _times(state)), context)


def helped(state: State, event: Event, context: TurnContext) -> Turn:
    """A "help" may be a cry: the alarm stands, and what can be asked comes behind it."""
    turn = holds(state, event, context)
    says = (*turn.reply.says, Act("danger.help"))
    return replace(turn, reply=replace(turn.reply, says=says))


def _holding(state: State, about: str, times: int) -> Turn:
    """The alarm that stands, which has given way to no question `times` times by now."""
    assert state.asked is not None  # noqa: S101  # a reply to an alarm
    facts = {name: fact for name, fact in state.asked.facts.items() if name != _TIMES}
    said = state.last.says[-1] if state.last and state.last.says else Act("")
    brief = said.act == _HOLDS_ON and not said.facts["brief"]
    act = Act(_HOLDS_ON, {**facts, "about": about, "brief": brief})
    return Turn(state, Reply((act,), Act("danger.misheard", {**facts, _TIMES: times})))


def _times(state: State) -> int:
    times = state.asked.facts.get(_TIMES) if state.asked else 0
    return times if isinstance(times, int) else 0


def asked_meanwhile(of: Transition) -> Transition:
    """A question after an alarm: the alarm holds; asked on and on, its number and the answer.

    Whoever asks "does it help" hears whom to call until help is there, and no calm answer.
    """

    def transition(state: State, event: Event, context: TurnContext) -> Turn:
        assert state.asked is not None  # noqa: S101  # a reply to an alarm
        facts = state.asked.facts
        if _times(state) < _HOLDS.get(str(facts["level"]), _AT_LEAST):
            return alone(_holding(state, FIRST, _times(state) + 1), context)
        turn = of(replace(state, triage=None, routine=None, relief=None), event, context)
        first = Act("danger.meanwhile", facts)
        return replace(turn, reply=replace(turn.reply, says=(first, *turn.reply.says)))

    return transition


def still_unclear(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not sure whether it is there: asked once more, then the urgent line."""
    turn = danger.unsure(state, context.knowledge)
    return alone(turn, context) if turn.reply.says else turn


def told_in_doubt(state: State, event: Event, context: TurnContext) -> Turn:
    """An answer to it with more in it; what is no answer leaves the doubt as it was."""
    word = event.word("answer")
    answer = word.id if word else None
    if answer == "yes" or _asked_danger(state) in {*told_findings.present(event)}:
        return confirmed(state, event, context)
    if answer == "no" and state.triage:
        state = danger.denied(_asked_danger(state), state, context.knowledge)
        return triage.tell(state, event, context.knowledge)
    if answer == "no":
        return cleared(state, event, context)
    noted = triage_noted.noted(state, event, context.knowledge) if state.triage else state
    return still_unclear(noted, event, context)


def cleared(state: State, event: Event, context: TurnContext) -> Turn:
    """The danger asked about is not there: kept, and on with what was under way."""
    state = danger.denied(_asked_danger(state), state, context.knowledge)
    if state.triage:
        return triage.again(state, event, context.knowledge)
    if state.routine:
        return Turn(state, Reply((), pending(state, context)))
    if state.relief:
        return asking(state, context)
    return tell("danger-signs")(state, event, context)


def takes_back(event: Event, state: State) -> bool:
    """Whether the sign of an alarm was denied after it, in words of its own."""
    asked = state.asked
    alarmed = asked.facts.get("finding") if asked and asked.act == "danger.misheard" else None
    return alarmed in {*told_findings.absent(event)}


def taken_back(state: State, event: Event, context: TurnContext) -> Turn:
    """An alarm was misheard: taken back in one sentence that keeps the number."""
    finding = _asked_danger(state)
    state = danger.denied(finding, state, context.knowledge)
    said = Act("danger.taken_back", {"finding": finding})
    if state.triage is None:
        return Turn(state, Reply((said,), offers.ANYTHING_ELSE))
    turn = triage.again(state, event, context.knowledge)
    return replace(turn, reply=replace(turn.reply, says=(said, *turn.reply.says)))


def _asked_danger(state: State) -> str:
    assert state.asked is not None  # noqa: S101  # a reply to a question about a danger
    return str(state.asked.facts["finding"])
