"""Where a routine stands: the turn at that place, and what is remembered of it.

Where the device plays audio documents, or our sounds can be played, a track runs by itself to its
end; else a hold is counted a turn.
"""

from typing import Literal

from msgspec.structs import replace

from skill.dialog.events import Acknowledged, Event, SaidNo, SaidUnsure, SaidYes
from skill.dialog.nights import done_tonight
from skill.dialog.preferences import Preferences, ReachedStep
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.routine_events import WentOn
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.routine import Part, Routine, holds_of, tracks
from skill.knowledge.routine_track import Way, chapters, reached, until

CHECK = Act("routine.check", {"reworded": False})
LEGS = "routine.legs"
TRACKS = ("routine.track", "routine.last_track")
FIRST = 1  # the part after the safety check
_FIRST_WORDS, _ACT = 8, 4  # seconds of how to break in, and of an act that is said before a track
_FASTEST = 0.8  # of what is reckoned, a track may have taken
By = Literal["document", "sounds", ""]


def pending(state: State, context: TurnContext) -> Act:
    """What the routine asks after something in between: its check, or whether to go on."""
    under_way = under_way_in(state)
    if not under_way.checked:
        return replace(CHECK, facts={"reworded": True})
    if under_way.part >= last_of(under_way, context):
        return Act("routine.all_right")
    return Act("routine.go_on", {"title": title_of(under_way, context), **place(state, context)})


def place(state: State, context: TurnContext) -> dict[str, FactValue]:
    """Where the routine stands and how it is done, as facts of an act: for screens."""
    under_way = under_way_in(state)
    step = part_of(under_way, context).step
    return {"step": step, "position": under_way.position, "brief": under_way.brief}


def turn_at(state: State, under_way: OpenRoutine, context: TurnContext, *says: Act) -> Turn:
    """The reply at this part: the track from there on, its step, or the end of the routine."""
    if under_way.part >= last_of(under_way, context):
        return done(state, under_way, context, *says)
    if by := played_by(context):
        return _track(state, under_way, context, by, *says)
    state = replace(state, routine=under_way)
    return Turn(state, Reply(says, step_act(under_way, context)), marked(state, context))


def played_by(context: TurnContext) -> By:
    """By what a track runs by itself; "" where the voice has to count."""
    if context.plays:
        return "document"
    sounds = tracks(_routine(context)).keys() <= context.knowledge.tracks
    return "sounds" if sounds else ""


def located(state: State, event: Event, context: TurnContext) -> State:
    """The state with the place that the track had come to when somebody spoke.

    Who answers its question has heard it, though a voice may be faster than is reckoned here.
    """
    under_way = state.routine
    if under_way is None or under_way.since is None:
        return state
    track = chapters(_routine(context), way_of(under_way), under_way.part, under_way.hold)
    played = context.now.timestamp() - under_way.since
    answers = isinstance(event, SaidYes | SaidNo | SaidUnsure | Acknowledged | WentOn)
    place = reached(track, played / _FASTEST if answers else played)
    under_way = replace(
        under_way, part=place.part, hold=place.hold, ended=place.ended, since=None, first=False
    )
    return replace(state, routine=under_way)


def way_of(under_way: OpenRoutine) -> Way:
    """How it is done, as the tracks know it."""
    return Way(under_way.length, under_way.position, under_way.side, under_way.brief)


def _track(state: State, under_way: OpenRoutine, context: TurnContext, by: By, *says: Act) -> Turn:
    """The track from this place to where the person is needed, or to the last words."""
    if by == "sounds" and under_way.side == "both":
        under_way = replace(under_way, hold=under_way.hold - under_way.hold % 2)
    act = track_act(under_way, context, by, len(says))
    at = int(context.now.timestamp()) + int(str(act.facts["lead"]))
    state = replace(state, routine=replace(under_way, since=at, ended=False))
    return Turn(state, Reply(says, act), marked(state, context))


def track_act(under_way: OpenRoutine, context: TurnContext, by: By, before: int = 0) -> Act:
    """A track as an act: its facts are all that its words and its screen need.

    `before`: how many acts are said before it; `lead` are the seconds until it has begun.
    """
    routine, way = _routine(context), way_of(under_way)
    end = until(routine, way, under_way.part)
    lasts = sum(one.seconds for one in chapters(routine, way, under_way.part, under_way.hold))
    facts: dict[str, FactValue] = {
        "length": under_way.length,
        "position": under_way.position,
        "side": under_way.side,
        "brief": under_way.brief,
        "explains": under_way.first,
        "step": part_of(under_way, context).step,
        "part": under_way.part,
        "hold": under_way.hold,
        "until": end,
        "by": by,
        "seconds": round(lasts),
        "lead": _FIRST_WORDS * under_way.first + _ACT * before,
    }
    last = end >= last_of(under_way, context)
    return Act(TRACKS[last], facts)


def step_act(under_way: OpenRoutine, context: TurnContext) -> Act:
    """The step of a walk as an act: its facts are all that its words need."""
    part = part_of(under_way, context)
    facts: dict[str, FactValue] = {
        "step": part.step,
        "position": under_way.position,
        "side": under_way.side,
        "number": under_way.part,  # the check is part 0, so the steps count from 1
        "total": steps_of(under_way, context),
        "holds": holds_in(under_way, context),
        "hold": under_way.hold,
    }
    return Act("routine.step", facts)


def done(state: State, under_way: OpenRoutine, context: TurnContext, *says: Act) -> Turn:
    """The last words; a nightly reminder is offered where that is allowed."""
    preferences = replace(done_tonight(context.preferences, context.now), step=None)
    brief = preferences.explained > 1
    state, closing = worded(
        state, "routine.close", context.now, length=under_way.length, brief=brief
    )
    counted = (
        (Act("routine.nights", {"count": preferences.nights.count}),)
        if (preferences.nights)
        else ()
    )
    asks = Act("reminders.offer") if preferences.may_offer_reminder(context.now) else None
    reply = Reply((*says, *counted, closing), asks)
    return Turn(replace(state, routine=None), reply, preferences)


def ends(state: State, context: TurnContext, act: Act) -> Turn:
    """The end of the routine with one act; there is nothing to carry on."""
    return Turn(
        replace(state, routine=None), Reply((act,)), replace(context.preferences, step=None)
    )


def marked(state: State, context: TurnContext) -> Preferences:
    """The record with the step reached, so that a dropped session can be carried on.

    Not with the last track: it may be played to its end, and nobody says a word any more.
    """
    under_way = under_way_in(state)
    if not under_way.checked or under_way.part >= last_of(under_way, context):
        return replace(context.preferences, step=None)
    step = ReachedStep(
        under_way.length, under_way.part, under_way.hold, int(context.now.timestamp())
    )
    ending = until(_routine(context), way_of(under_way), under_way.part)
    plays_out = under_way.since is not None and ending >= last_of(under_way, context)
    return replace(context.preferences, step=None if plays_out else step)


def under_way_in(state: State) -> OpenRoutine:
    """The routine under way; the transitions of the routine are for one."""
    assert state.routine is not None  # noqa: S101  # as said
    return state.routine


def _parts(under_way: OpenRoutine, context: TurnContext) -> list[Part]:
    return _routine(context).versions[under_way.length].parts


def part_of(under_way: OpenRoutine, context: TurnContext) -> Part:
    """The part reached."""
    parts = _parts(under_way, context)
    return parts[min(under_way.part, len(parts) - 1)]


def last_of(under_way: OpenRoutine, context: TurnContext) -> int:
    """The part of the last words."""
    return len(_parts(under_way, context)) - 1


def holds_in(under_way: OpenRoutine, context: TurnContext) -> int:
    """The holds of the part reached, with the legs that are stretched."""
    return holds_of(part_of(under_way, context), under_way.side)


def steps_of(under_way: OpenRoutine, context: TurnContext) -> int:
    """The steps of a version: its parts without the check and the last words."""
    return len(_parts(under_way, context)) - 2


def title_of(under_way: OpenRoutine, context: TurnContext) -> str:
    """The title of the step reached."""
    return _routine(context).steps[part_of(under_way, context).step].title


def _routine(context: TurnContext) -> Routine:
    return context.knowledge.routine
