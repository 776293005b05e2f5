"""The room of the bedtime routine: a safety check, then one step a turn at the person's pace.

With sound a whole part is one turn (the track paces its holds); without, the voice counts one
hold a turn. Where the routine stands is kept for half an hour, so that it can be carried on.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from nlu.durations_iso import read_duration
from skill.dialog import told_findings, triage
from skill.dialog.events import Event, SlotValue, StartedRoutine
from skill.dialog.person import spoken_of
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act, Reply
from skill.dialog.routine_steps import (
    CHECK,
    FIRST,
    ends,
    marked,
    part_of,
    pending,
    sounds,
    steps_of,
    title_of,
    turn_at,
    under_way_in,
)
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.knowledge.routine import Position

Answered = Callable[[State, Event, TurnContext], Turn]

_MOST_REST = 3  # tracks of a minute; Alexa plays at most 240 seconds a reply


def start(state: State, event: Event, context: TurnContext) -> Turn:
    """Begin with the safety check; not for children (medical.md 9.6)."""
    about = spoken_of(state.about, event, context.knowledge)
    state = replace(state, about=about)
    if about.child:
        return Turn(replace(state, routine=None), Reply((Act("routine.not_for_children"),)))
    word, preferences = event.word("length"), context.preferences
    named = word.id if word else None
    length = (
        "two" if named == "two" else "five" if named == "five" else preferences.length or "five"
    )
    under_way = OpenRoutine(length, _position(state, event, preferences))
    begun = Act("routine.begin", {"length": length})
    preferences = replace(
        preferences, length=length, seated=under_way.position != "standing", step=None
    )
    state = replace(state, triage=None, relief=None)
    return _checks(state, under_way, context, begun, preferences)


def _checks(
    state: State,
    under_way: OpenRoutine,
    context: TurnContext,
    says: Act,
    preferences: Preferences | None = None,
) -> Turn:
    """The safety check; where no symptoms are asked about it is said, and the steps begin."""
    if not context.knowledge.information_only:
        return Turn(replace(state, routine=under_way), Reply((says,), CHECK), preferences)
    begun = replace(under_way, checked=True, part=max(under_way.part, FIRST))
    turn = turn_at(state, begun, context, says, Act("routine.unasked"))
    return replace(turn, preferences=_with_step(preferences, turn))


def _with_step(preferences: Preferences | None, turn: Turn) -> Preferences | None:
    """What is remembered, with the step that was reached."""
    if preferences is None or turn.preferences is None:
        return preferences or turn.preferences
    return replace(preferences, step=turn.preferences.step)


def _position(state: State, event: Event, preferences: Preferences) -> Position:
    if state.about.stage in ("pregnant", "after-birth"):
        return "gently"
    word = event.word("position")
    if word and word.id in ("standing", "seated"):
        return "seated" if word.id == "seated" else "standing"
    return "seated" if preferences.seated else "standing"


def checked(state: State, _event: Event, context: TurnContext) -> Turn:
    """All clear: on to the first step."""
    under_way = under_way_in(state)
    return turn_at(
        state, replace(under_way, checked=True, part=max(under_way.part, FIRST)), context
    )


def not_clear(state: State, _event: Event, context: TurnContext) -> Turn:
    """A yes to the check: no stretching, and where to get advice."""
    return ends(state, context, Act("routine.not_tonight", {"sure": True}))


def unsure(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not sure: no stretching tonight."""
    return ends(state, context, Act("routine.not_tonight", {"sure": False}))


def next_(state: State, _event: Event, context: TurnContext) -> Turn:
    """The next hold of this part, or the next part."""
    under_way = under_way_in(state)
    part = part_of(under_way, context)
    if not sounds(part, context) and under_way.hold + 1 < part.holds:
        return turn_at(state, replace(under_way, hold=under_way.hold + 1), context)
    return turn_at(state, replace(under_way, part=under_way.part + 1, hold=0), context)


def skip(state: State, _event: Event, context: TurnContext) -> Turn:
    """The next part, whatever is left of this one."""
    under_way = under_way_in(state)
    return turn_at(state, replace(under_way, part=under_way.part + 1, hold=0), context)


def previous(state: State, _event: Event, context: TurnContext) -> Turn:
    """The hold or part before; at the start, the first step again."""
    under_way = under_way_in(state)
    if under_way.hold:
        return turn_at(state, replace(under_way, hold=under_way.hold - 1), context)
    return turn_at(state, replace(under_way, part=max(under_way.part - 1, FIRST)), context)


def again(state: State, _event: Event, context: TurnContext) -> Turn:
    """The step once more."""
    return turn_at(state, under_way_in(state), context)


def over(state: State, _event: Event, context: TurnContext) -> Turn:
    """From the first step; the check holds for this evening."""
    return turn_at(state, replace(under_way_in(state), part=FIRST, hold=0), context)


def stop(state: State, _event: Event, context: TurnContext) -> Turn:
    """End now; once the check was clear, it can be carried on for half an hour."""
    act = Act("routine.stopped", {"resumable": under_way_in(state).checked})
    return Turn(replace(state, routine=None), Reply((act,)), marked(state, context))


def pause(state: State, event: Event, context: TurnContext) -> Turn:
    """A quiet track where there is sound and a length was said, else the end for now."""
    routine = context.knowledge.routine
    minute = f"quiet-{routine.pause_seconds}"
    word = event.word("since")
    if word is None or minute not in context.knowledge.tracks:
        act = Act("routine.paused")
        return Turn(replace(state, routine=None), Reply((act,)), marked(state, context))
    track = timedelta(seconds=routine.pause_seconds)
    asked = read_duration(word.heard) or track
    times = min(max(asked // track, 1), _MOST_REST)
    rest = Act("routine.rest", {"tracks": [minute] * times})
    return Turn(state, Reply((rest,), pending(state, context)), marked(state, context))


def resume(state: State, _event: Event, context: TurnContext) -> Turn:
    """Carry on where it broke off, within half an hour; otherwise offer to start."""
    if state.routine:
        return again(state, _event, context)
    step = context.preferences.broken_off(context.now)
    if step is None:
        return Turn(state, Reply((Act("routine.nothing_to_resume"),), Act("routine.offer")))
    position: Position = "seated" if context.preferences.seated else "standing"
    under_way = OpenRoutine(step.length, position, step.part, step.hold)
    # Half an hour can change a leg: the safety check comes first again, then the step reached.
    back = Act("routine.welcome_back", {"title": title_of(under_way, context)})
    return _checks(replace(state, triage=None), under_way, context, back)


def hurts(state: State, _event: Event, context: TurnContext) -> Turn:
    """Pain: stop this one; the seated way where there is one, else the next part."""
    under_way = under_way_in(state)
    step = context.knowledge.routine.steps[part_of(under_way, context).step]
    sits = bool(
        under_way.position == "standing" and step.seated and part_of(under_way, context).holds
    )
    eased = Act("routine.hurts", {"seated": sits})
    if sits:
        return turn_at(state, replace(under_way, position="seated", hold=0), context, eased)
    return turn_at(state, replace(under_way, part=under_way.part + 1, hold=0), context, eased)


def shorter(state: State, _event: Event, context: TurnContext) -> Turn:
    """The two-minute version from this step on."""
    under_way, routine = under_way_in(state), context.knowledge.routine
    here_step, order = part_of(under_way, context).step, list(routine.steps)
    short = routine.versions["two"].parts
    at = next(
        (n for n, part in enumerate(short) if order.index(part.step) >= order.index(here_step)),
        len(short) - 1,
    )
    preferences = replace(context.preferences, length="two")
    under_way = replace(under_way, length="two", part=at, hold=0)
    if not under_way.checked:
        begun = Act("routine.begin", {"length": "two"})
        return _checks(state, under_way, context, begun, preferences)
    turn = turn_at(state, under_way, context, Act("routine.shorter"))
    return replace(turn, preferences=replace(turn.preferences or preferences, length="two"))


def seated(state: State, _event: Event, context: TurnContext) -> Turn:
    """Sitting from here on. Why is never asked, and never kept."""
    return _reposition(state, context, "seated")


def _reposition(state: State, context: TurnContext, position: Position) -> Turn:
    under_way = replace(under_way_in(state), position=position)
    preferences = replace(context.preferences, seated=True)
    if not under_way.checked:
        return _checks(state, under_way, context, Act("routine.seated"), preferences)
    turn = turn_at(state, under_way, context, Act("routine.seated"))
    return replace(turn, preferences=replace(turn.preferences or preferences, seated=True))


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
    word = event.word("answer")
    # "I'm pregnant" answers nothing: the safety check is asked once more, unless a no came with it.
    answers = word is not None and (word.id == "no" or not expecting)
    if word and answers and not under_way_in(state).checked:
        return _ANSWERS.get(word.id or "", unsure)(state, event, context)
    if expecting:
        return _reposition(state, context, "gently")
    return Turn(state, Reply((), pending(state, context)))


def unless_expecting(answered: Answered) -> Answered:
    """An answer to the check, but not where pregnancy was told: "I'm pregnant" is no yes to it."""

    def transition(state: State, event: Event, context: TurnContext) -> Turn:
        return (tell if event.word("stage") else answered)(state, event, context)

    return transition


_ANSWERS = {"yes": not_clear, "no": checked, "unsure": unsure}


def _to_triage(state: State, event: Event, context: TurnContext) -> Turn:
    turn = triage.begin(replace(state, last=None), event, context.knowledge)
    return replace(turn, preferences=replace(context.preferences, step=None))


def left(state: State, _event: Event, context: TurnContext) -> Turn:
    """How many steps are left."""
    under_way = under_way_in(state)
    count = steps_of(under_way, context) - under_way.part
    return Turn(state, Reply((Act("routine.left", {"count": count}),), pending(state, context)))


def how_long(state: State, _event: Event, context: TurnContext) -> Turn:
    """How long both versions take."""
    asks = pending(state, context) if state.routine else Act("routine.offer")
    return Turn(state, Reply((Act("routine.how_long"),), asks))


def explain(act: str) -> Callable[[State, Event, TurnContext], Turn]:
    """A transition that says what the safety check means, or why it is asked."""

    def transition(state: State, _event: Event, context: TurnContext) -> Turn:
        return Turn(state, Reply((Act(act),), pending(state, context)))

    return transition


def ask_check(state: State, _event: Event, context: TurnContext) -> Turn:
    """The safety check once more: nothing goes past it but an answer."""
    return Turn(state, Reply((), pending(state, context)))


def wait(state: State, _event: Event, context: TurnContext) -> Turn:
    """Not ready yet: take your time."""
    return Turn(state, Reply((Act("routine.no_hurry"),), pending(state, context)))


def start_seated(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "I'm in bed already" with no routine under way: the seated one."""
    return start(state, _with(event, "position", "seated"), context)


def start_short(state: State, event: Event, context: TurnContext) -> Turn:
    """Said "the short one" with no routine under way."""
    return start(state, _with(event, "length", "two"), context)


def _with(event: Event, slot: str, value: str) -> Event:
    return StartedRoutine({**event.slots, slot: (SlotValue(value, (value,)),)})
