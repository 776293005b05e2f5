"""Thoughts of dying or of self-harm: the crisis line at once, a question back, nothing cheerful.

Veiled words are asked about, with the number in the same breath: that counts as reached. A yes, and
whatever is no plain no, gets the crisis words and "are you safe"; whoever is not safe, or not sure,
gets the emergency number. Then the leg check and the routine are dropped, and nobody speaks of
legs; where a no is believed, they go on.
"""

from collections.abc import Callable

from msgspec.structs import replace

from skill.dialog import danger
from skill.dialog.events import Event, SaidSelfHarm
from skill.dialog.person import spoken_of
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import Person, State, Turn
from skill.dialog.turn_context import TurnContext

Taken = Callable[[State, Event, TurnContext], Turn]
VEILED, THOUGHTS, NOW = "self-harm-veiled", "self-harm-thoughts", "self-harm-now"


def told(state: State, event: Event, context: TurnContext) -> Turn:
    """What was told decides between the question, the crisis words and the emergency number."""
    finding = event.finding if isinstance(event, SaidSelfHarm) else THOUGHTS
    if finding == NOW:
        return in_danger(state, event, context)
    return _veiled(state, event, context) if finding == VEILED else crisis(state, event, context)


def again(state: State, event: Event, context: TurnContext) -> Turn:
    """Veiled words in answer to the question: they are no no."""
    veiled = isinstance(event, SaidSelfHarm) and event.finding == VEILED
    return crisis(state, event, context) if veiled else told(state, event, context)


def asked_meanwhile(of: Taken) -> Taken:
    """Something else is asked: the question once more, and then the crisis words and the answer."""

    def transition(state: State, event: Event, context: TurnContext) -> Turn:
        assert state.asked is not None  # noqa: S101  # a reply to a question about the mind
        asked = state.asked
        if not asked.facts.get("again"):
            return Turn(state, Reply((), replace(asked, facts={**asked.facts, "again": True})))
        turn = of(state, event, context)
        words = Act("mind.crisis", {**asked.facts, "finding": THOUGHTS})
        return replace(turn, reply=replace(turn.reply, says=(words, *turn.reply.says)))

    return transition


def _veiled(state: State, event: Event, context: TurnContext) -> Turn:
    dropped, facts = _dropped(state, event, context)
    kept = replace(dropped, triage=state.triage, routine=state.routine)
    return Turn(kept, Reply((), Act("mind.ask", {**facts, "finding": VEILED})))


def crisis(state: State, event: Event, context: TurnContext) -> Turn:
    """The crisis line, and whether the person is safe."""
    state, facts = _dropped(state, event, context)
    facts = {**facts, "finding": THOUGHTS}
    return Turn(state, Reply((Act("mind.crisis", facts),), Act("mind.safe", facts)))


def in_danger(state: State, event: Event, context: TurnContext) -> Turn:
    """In danger now: the emergency number."""
    state, _ = _dropped(state, event, context)
    return danger.alert(NOW, state, event, context.knowledge)


def believed(state: State, _event: Event, _context: TurnContext) -> Turn:
    """A no is believed; what was under way goes on, else what one wants is left open."""
    return Turn(state, Reply((Act("mind.believed"),), Act("basics.what_next")))


def safe(state: State, _event: Event, _context: TurnContext) -> Turn:
    """Safe for now: the line stays open, and the end."""
    return Turn(state, Reply((Act("mind.stay_safe"),)))


def _dropped(
    state: State, event: Event, context: TurnContext
) -> tuple[State, dict[str, FactValue]]:
    """The state without what was under way, and whom the words are said to."""
    of_mind = state.asked is not None and state.asked.act.startswith("mind.")
    beside = of_mind or not event.slots.keys().isdisjoint(("beside", "person"))
    about = spoken_of(state.about, event, context.knowledge) if beside else Person()
    asked = state.asked.facts if state.asked and state.asked.act.startswith("mind.") else {}
    kept: dict[str, FactValue] = {n: asked[n] for n in ("whose", "them") if n in asked}
    facts = kept or danger.whom(about, event, context.knowledge)
    return replace(state, about=about, triage=None, routine=None), facts
