"""What steers a routine under way: on, back, skip, pause, the other way, the other leg, faster.

The place that a track had come to was found before (routine_steps.located), so part and hold are
where the person is; after a track's end they are what comes next.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec.structs import replace

from nlu.durations_iso import read_duration
from skill.dialog.events import Event
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine import checks, with_position
from skill.dialog.routine_events import ChangedPosition, ChoseLeg, Dozed
from skill.dialog.routine_steps import (
    FIRST,
    TRACKS,
    ends,
    holds_in,
    last_of,
    marked,
    part_of,
    pending,
    place,
    played_by,
    steps_of,
    turn_at,
    under_way_in,
    way_of,
)
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.knowledge.routine import Position
from skill.knowledge.routine_track import remaining

_MOST_REST = 3  # minutes; Alexa plays at most 240 seconds a reply
_WAITED = ("routine.rest", "routine.no_hurry", "routine.hurts")  # behind them a no ends it
_MINUTE, _MOMENT = timedelta(minutes=1), 20  # seconds to get ready in


def go(state: State, event: Event, context: TurnContext) -> Turn:
    """Yes, ready: what comes next; a track that was broken in on goes on from there."""
    if not played_by(context):
        return next_(state, event, context)
    return turn_at(state, under_way_in(state), context)


def next_(state: State, event: Event, context: TurnContext) -> Turn:
    """The next hold of this part, or the next part; after a track what follows it."""
    under_way = under_way_in(state)
    if played_by(context):
        return skip(state, event, context) if _within(state) else go(state, event, context)
    if under_way.hold + 1 < holds_in(under_way, context):
        return turn_at(state, replace(under_way, hold=under_way.hold + 1), context)
    return skip(state, event, context)


def _within(state: State) -> bool:
    """Whether somebody broke in on a track."""
    playing = state.asked is not None and state.asked.act in TRACKS
    return playing and not under_way_in(state).ended


def skip(state: State, _event: Event, context: TurnContext) -> Turn:
    """The next part, whatever is left of this one."""
    under_way = under_way_in(state)
    return turn_at(state, replace(under_way, part=under_way.part + 1, hold=0), context)


def previous(state: State, _event: Event, context: TurnContext) -> Turn:
    """The hold or part before; at the start, the first step again."""
    under_way = under_way_in(state)
    if under_way.hold and not played_by(context):
        return turn_at(state, replace(under_way, hold=under_way.hold - 1), context)
    return turn_at(state, replace(under_way, part=max(under_way.part - 1, FIRST), hold=0), context)


def again(state: State, event: Event, context: TurnContext) -> Turn:
    """The step once more; after a track the last one of it."""
    under_way = under_way_in(state)
    if under_way.ended:
        return previous(state, event, context)
    return turn_at(state, replace(under_way, brief=False), context)


def over(state: State, _event: Event, context: TurnContext) -> Turn:
    """From the first step; the check holds for this evening."""
    return turn_at(state, replace(under_way_in(state), part=FIRST, hold=0), context)


def stop(state: State, _event: Event, context: TurnContext) -> Turn:
    """End now; once the check was clear, it can be carried on for half an hour."""
    kept = marked(state, context)
    act = Act("routine.stopped", {"resumable": kept.step is not None})
    return Turn(replace(state, routine=None), Reply((act,)), kept)


def pause(state: State, event: Event, context: TurnContext) -> Turn:
    """So many minutes of quiet where that can be played, else the end for now."""
    routine, by = context.knowledge.routine, played_by(context)
    word = event.word("since")
    if not by or (by == "sounds" and word is None):
        act = Act("routine.paused")
        return Turn(replace(state, routine=None), Reply((act,)), marked(state, context))
    asked = (read_duration(word.heard) if word else None) or _MINUTE
    minutes = min(max(asked // _MINUTE, 1), _MOST_REST)
    return _rest(state, context, minutes * routine.pause_seconds)


def wait(state: State, event: Event, context: TurnContext) -> Turn:
    """Not ready yet: take your time, once; after the last stretch a no says that it hurts."""
    under_way = under_way_in(state)
    if under_way.part >= last_of(under_way, context):
        return ends(state, context, Act("routine.hurts", {"seated": False}))
    if state.last and any(act.act in _WAITED for act in state.last.says):
        return stop(state, event, context)
    if played_by(context) == "document":
        return _rest(state, context, _MOMENT)
    return Turn(state, Reply((Act("routine.no_hurry"),), pending(state, context)))


def _rest(state: State, context: TurnContext, seconds: int) -> Turn:
    facts: dict[str, FactValue] = {"seconds": seconds, "by": played_by(context)}
    reply = Reply((Act("routine.rest", facts),), pending(state, context))
    return Turn(state, reply, marked(state, context))


def hurts(state: State, _event: Event, context: TurnContext) -> Turn:
    """Pain: stop this one; sitting where that can be done, else the next part. Then it is asked."""
    under_way = under_way_in(state)
    if under_way.ended:
        return _asks_on(state, under_way, context, Act("routine.hurts", {"seated": False}))
    part = part_of(under_way, context)
    step = context.knowledge.routine.steps[part.step]
    sits = bool(under_way.position == "standing" and step.seated and part.holds)
    eased = Act("routine.hurts", {"seated": sits})
    if sits:
        return _asks_on(state, replace(under_way, position="seated", hold=0), context, eased)
    return _asks_on(state, replace(under_way, part=under_way.part + 1, hold=0), context, eased)


def _asks_on(state: State, under_way: OpenRoutine, context: TurnContext, *says: Act) -> Turn:
    """Nothing is stretched until the person says so; without a track the step is told at once."""
    if not played_by(context) or under_way.part >= last_of(under_way, context):
        return turn_at(state, under_way, context, *says)
    state = replace(state, routine=under_way)
    return Turn(state, Reply(says, pending(state, context)), marked(state, context))


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
        known = preferences.explained > 0
        begins = Act("routine.begin", {"length": "two", "side": under_way.side})
        begun = Act("routine.shorter") if known else begins
        return checks(state, under_way, context, begun, preferences)
    turn = turn_at(state, under_way, context, Act("routine.shorter"))
    return replace(turn, preferences=replace(turn.preferences or preferences, length="two"))


def seated(state: State, _event: Event, context: TurnContext) -> Turn:
    """Sitting from here on. Why is never asked, and never kept."""
    return reposition(state, context, "seated")


def moved(state: State, event: Event, context: TurnContext) -> Turn:
    """Lying or standing from here on; where the floor or the wall is no good, sitting."""
    to = event.to if isinstance(event, ChangedPosition) else None
    return reposition(state, context, to or "seated")


def reposition(state: State, context: TurnContext, position: Position) -> Turn:
    """The other way from this step on; a pregnancy that was told stays gentle."""
    under_way = under_way_in(state)
    position = "gently" if under_way.position == "gently" else position
    under_way = replace(under_way, position=position, hold=0)
    preferences = with_position(context.preferences, position)
    act = Act("routine.seated", {"position": position})
    if not under_way.checked:
        return checks(state, under_way, context, act, preferences)
    turn = turn_at(state, under_way, context, act)
    return replace(turn, preferences=with_position(turn.preferences or preferences, position))


def choose_leg(state: State, event: Event, context: TurnContext) -> Turn:
    """One leg alone, or both again, from this step on."""
    side = event.side if isinstance(event, ChoseLeg) else "both"
    under_way = replace(under_way_in(state), side=side, hold=0)
    act = Act("routine.side", {"side": side})
    if not under_way.checked:
        return Turn(replace(state, routine=under_way), Reply((act,), pending(state, context)))
    return turn_at(state, under_way, context, act)


def which_leg(state: State, _event: Event, context: TurnContext) -> Turn:
    """The leg that holds now, or that begins."""
    under_way = under_way_in(state)
    in_turn = "right" if under_way.hold % 2 else "left"
    facts: dict[str, FactValue] = {
        "side": in_turn if under_way.side == "both" else under_way.side,
        "now": bool(under_way.hold),
    }
    return Turn(state, Reply((Act("routine.which_leg", facts),), pending(state, context)))


def faster(state: State, _event: Event, context: TurnContext) -> Turn:
    """Fewer words from here on; the holds stay as long as they are."""
    under_way = replace(under_way_in(state), brief=True)
    act = Act("routine.faster")
    if not under_way.checked:
        return Turn(replace(state, routine=under_way), Reply((act,), pending(state, context)))
    return turn_at(state, under_way, context, act)


def dozed(state: State, event: Event, context: TurnContext) -> Turn:
    """Somebody slept: whether to go on; who is falling asleep is left to it."""
    if isinstance(event, Dozed) and event.still:
        return Turn(
            state, Reply((Act("routine.dozed"),), Act("routine.still_on", place(state, context)))
        )
    return Turn(
        replace(state, routine=None), Reply((Act("routine.sleep_well"),)), marked(state, context)
    )


def left(state: State, _event: Event, context: TurnContext) -> Turn:
    """How many steps are left, and how long they take where a track runs."""
    under_way = under_way_in(state)
    count = max(steps_of(under_way, context) - under_way.part, 0)
    routine, here = context.knowledge.routine, under_way
    lasts = remaining(routine, way_of(here), max(here.part, FIRST), here.hold)
    facts: dict[str, FactValue] = {"count": count, "seconds": lasts if played_by(context) else 0}
    return Turn(state, Reply((Act("routine.left", facts),), pending(state, context)))


def explain(act: str) -> Callable[[State, Event, TurnContext], Turn]:
    """A transition that says what the safety check means, or why it is asked."""

    def transition(state: State, _event: Event, context: TurnContext) -> Turn:
        return Turn(state, Reply((Act(act),), pending(state, context)))

    return transition


def ask_check(state: State, _event: Event, context: TurnContext) -> Turn:
    """The safety check once more: nothing goes past it but an answer."""
    return Turn(state, Reply((), pending(state, context)))
