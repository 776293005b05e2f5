"""What is told while the routine is asked about or under way: a symptom, a pregnancy, a child."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from skill.dialog import told_findings, triage
from skill.dialog.events import Event
from skill.dialog.person import spoken_of
from skill.dialog.replies import Reply
from skill.dialog.routine import checked, in_full, not_clear, start, unsure
from skill.dialog.routine_controls import reposition
from skill.dialog.routine_steps import LEGS, pending, under_way_in
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

Answered = Callable[[State, Event, TurnContext], Turn]


def tell(state: State, event: Event, context: TurnContext) -> Turn:
    """Something told: a symptom leads to triage, pregnancy makes the routine gentle."""
    told = spoken_of(state.about, event, context.knowledge)
    expecting = told.stage is not None and told.stage != state.about.stage
    state = replace(state, about=told)
    if told.child:
        return start(state, event, context)
    if any(told_findings.present(event)):
        return _to_triage(state, event, context)
    if expecting:
        state = replace(state, routine=replace(under_way_in(state), position="gently"))
    if any(told_findings.absent(event)) and _of_legs(state):
        return checked(state, event, context)  # "no swelling", to whether the legs are all right
    word = event.word("answer")
    # "I'm pregnant" answers nothing: the safety check is asked once more, unless a no came with it.
    answers = word is not None and (word.id == "no" or not expecting)
    if word and answers and not under_way_in(state).checked:
        return _answers(state)[word.id or "unsure"](state, event, context)
    if expecting:
        return reposition(state, context, "gently")
    return Turn(state, Reply((), pending(state, context)))


def clear(state: State, event: Event, context: TurnContext) -> Turn:
    """A no to the check; one that tells of a pregnancy makes the routine gentle."""
    about = spoken_of(state.about, event, context.knowledge)
    if about.stage is not None and about.stage != state.about.stage:
        state = replace(state, about=about)
        state = replace(state, routine=replace(under_way_in(state), position="gently"))
    return checked(state, event, context)


def unless_expecting(answered: Answered) -> Answered:
    """An answer to the check, but not where pregnancy was told: "I'm pregnant" is no yes to it."""

    def transition(state: State, event: Event, context: TurnContext) -> Turn:
        return (tell if event.word("stage") else answered)(state, event, context)

    return transition


def _answers(state: State) -> Mapping[str, Answered]:
    """What yes and no mean: to whether something is wrong, or to whether the legs are right."""
    return _OF_LEGS if _of_legs(state) else _OF_CHECK


def _of_legs(state: State) -> bool:
    return state.asked is not None and state.asked.act == LEGS


_OF_CHECK: Mapping[str, Answered] = {"yes": not_clear, "no": checked, "unsure": unsure}
_OF_LEGS: Mapping[str, Answered] = {"yes": checked, "no": in_full, "unsure": in_full}


def _to_triage(state: State, event: Event, context: TurnContext) -> Turn:
    turn = triage.begin(replace(state, last=None), event, context.knowledge)
    return replace(turn, preferences=replace(context.preferences, step=None))
