"""The room of the bedtime routine: how it begins, and the safety check before the first stretch.

The first night explains, and asks for what rules stretching out; later nights say how it was done
last and ask whether the legs are all right, which a yes answers. Then the track runs
(routine_steps.py), and what is said meanwhile steers it (routine_controls.py). Where the routine
stands is kept for half an hour, so that it can be carried on.
"""

from msgspec.structs import replace

from skill.dialog import nights
from skill.dialog.events import Event, SlotValue
from skill.dialog.person import spoken_of
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_events import ChoseLeg, RuledOut, StartedRoutine
from skill.dialog.routine_steps import (
    CHECK,
    FIRST,
    LEGS,
    ends,
    pending,
    title_of,
    turn_at,
    under_way_in,
)
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.routine import Length, Position, Side

_KNOWN = 2  # times that it was explained; from then on it is done in brief words
_LENGTHS: dict[str, Length] = {"two": "two", "five": "five"}
_POSITIONS: dict[str, Position] = {"standing": "standing", "seated": "seated", "lying": "lying"}
_ONE_LEG = "one-leg"  # "right" alone is no leg: "right, let's do my stretches"
_SIDES: dict[str, Side] = {"left": "left", "right": "right", "both": "both"}


def start(state: State, event: Event, context: TurnContext) -> Turn:
    """Begin with the safety check; not for children (medical.md 9.6)."""
    about = spoken_of(state.about, event, context.knowledge)
    state = replace(state, about=about)
    if about.child:
        return Turn(replace(state, routine=None), Reply((Act("routine.not_for_children"),)))
    preferences = context.preferences
    if _id(event, "length") is None and nights.skipped(preferences, context.now):
        return Turn(state, Reply((), Act("routine.offer_shorter")))
    return begin(state, event, context)


def begin(state: State, event: Event, context: TurnContext) -> Turn:
    """The routine as it was wished, or as it was done last."""
    preferences = context.preferences
    length = _LENGTHS.get(_id(event, "length") or "", preferences.length or "five")
    known = preferences.explained
    under_way = OpenRoutine(
        length,
        _position(state, event, preferences),
        side=_SIDES.get(_id(event, _ONE_LEG) or "", "both"),
        brief=known >= _KNOWN,
        first=not known,
    )
    kept = replace(with_position(preferences, under_way.position), length=length, step=None)
    state = replace(state, triage=None, relief=None)
    if not known:
        begun = Act("routine.begin", {"length": length, "side": under_way.side})
        return checks(state, under_way, context, begun, kept)
    state, again = worded(
        state,
        "routine.again",
        context.now,
        length=length,
        position=under_way.position,
        side=under_way.side,
        same=preferences.length == length and preferences.position == under_way.position,
    )
    return checks(state, under_way, context, again, kept)


def checks(
    state: State,
    under_way: OpenRoutine,
    context: TurnContext,
    says: Act,
    preferences: Preferences | None = None,
) -> Turn:
    """The safety check; where no symptoms are asked about it is said, and the steps begin."""
    if not context.knowledge.information_only:
        state = replace(state, routine=under_way)
        known = context.preferences.explained > 0
        state, legs = worded(state, LEGS, context.now) if known else (state, CHECK)
        return Turn(state, Reply((says,), legs), preferences)
    begun = replace(under_way, checked=True, part=max(under_way.part, FIRST))
    turn = _explained(turn_at(state, begun, context, says, Act("routine.unasked")), context)
    return replace(turn, preferences=_with_step(preferences, turn))


def _with_step(preferences: Preferences | None, turn: Turn) -> Preferences | None:
    """What is remembered, with the step that was reached."""
    if preferences is None or turn.preferences is None:
        return preferences or turn.preferences
    after = turn.preferences
    return replace(preferences, step=after.step, explained=after.explained)


def with_position(preferences: Preferences, position: Position) -> Preferences:
    """The record with how the routine is done; pregnancy leaves that it was done sitting."""
    return replace(preferences, seated=position != "standing", lying=position == "lying")


def _position(state: State, event: Event, preferences: Preferences) -> Position:
    if state.about.stage in ("pregnant", "after-birth"):
        return "gently"
    return _POSITIONS.get(_id(event, "position") or "", preferences.position)


def _id(event: Event, slot: str) -> str | None:
    word = event.word(slot)
    return word.id if word else None


def checked(state: State, _event: Event, context: TurnContext) -> Turn:
    """All clear: on to the first step, or the one that was reached."""
    under_way = under_way_in(state)
    begins = under_way.part <= FIRST
    turn = turn_at(
        state, replace(under_way, checked=True, part=max(under_way.part, FIRST)), context
    )
    return _explained(turn, context) if begins else turn


def _explained(turn: Turn, context: TurnContext) -> Turn:
    """The turn, with what was explained once more."""
    kept = turn.preferences or context.preferences
    return replace(turn, preferences=replace(kept, explained=min(kept.explained + 1, _KNOWN)))


def not_clear(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to the check: no stretching, and where to get advice."""
    return ends(state, context, Act("routine.not_tonight", {"sure": True}))


def unsure(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not sure: no stretching tonight."""
    return ends(state, context, Act("routine.not_tonight", {"sure": False}))


def ruled_out(state: State, event: Event, context: TurnContext) -> Turn:
    """What rules it out was named: no stretching, and what can be done instead."""
    why = event.why if isinstance(event, RuledOut) else ""
    return ends(state, context, Act("routine.not_tonight", {"sure": True, "why": why}))


def in_full(state: State, _event: Event, _context: TurnContext) -> Turn:
    """The legs are not all right, or it isn't known: the whole check is asked."""
    return Turn(state, Reply((), CHECK))


def resume(state: State, _event: Event, context: TurnContext) -> Turn:
    """Carry on where it broke off, within half an hour; otherwise offer to start."""
    if state.routine:
        return turn_at(state, under_way_in(state), context)
    preferences = context.preferences
    step = preferences.broken_off(context.now)
    if step is None:
        return Turn(state, Reply((Act("routine.nothing_to_resume"),), Act("routine.offer")))
    brief = preferences.explained >= _KNOWN
    under_way = OpenRoutine(step.length, preferences.position, step.part, step.hold, brief=brief)
    # Half an hour can change a leg: the safety check comes first again, then the step reached.
    back = Act("routine.welcome_back", {"title": title_of(under_way, context)})
    return checks(replace(state, triage=None, relief=None), under_way, context, back)


def how_long(state: State, _event: Event, context: TurnContext) -> Turn:
    """How long both versions take."""
    asks = pending(state, context) if state.routine else Act("routine.offer")
    return Turn(state, Reply((Act("routine.how_long"),), asks))


def start_seated(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "I'm in bed already" with no routine under way: the seated one."""
    return start(state, _with(event, "position", "seated"), context)


def start_one_leg(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "only the left leg" with no routine under way: a routine of one leg, if it is meant."""
    side = event.side if isinstance(event, ChoseLeg) else "both"
    return start(state, _with(event, _ONE_LEG, side), context)


def start_usual(state: State, event: Event, context: TurnContext) -> Turn:
    """A no to a shorter one after a night that was left out."""
    return begin(state, StartedRoutine(event.slots), context)


def start_short(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "the short one" with no routine under way."""
    return begin(state, _with(event, "length", "two"), context)


def _with(event: Event, slot: str, value: str) -> Event:
    return StartedRoutine({**event.slots, slot: (SlotValue(value, (value,)),)})
