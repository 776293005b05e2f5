"""Where a routine stands: the turn at that place, and what is remembered of it."""

from msgspec.structs import replace

from skill.dialog.preferences import Preferences, ReachedStep
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import OpenRoutine, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.knowledge.routine import Part, Routine, track

CHECK = Act("routine.check", {"reworded": False})
FIRST = 1  # the part after the safety check


def pending(state: State, context: TurnContext) -> Act:
    """What the routine asks after something in between: its check, or whether to go on."""
    under_way = under_way_in(state)
    if not under_way.checked:
        return replace(CHECK, facts={"reworded": True})
    return Act("routine.go_on", {"title": title_of(under_way, context)})


def turn_at(state: State, under_way: OpenRoutine, context: TurnContext, *says: Act) -> Turn:
    """The reply at this part: its step, or the end of the routine."""
    if under_way.part >= len(_parts(under_way, context)) - 1:
        return _done(state, under_way, context, *says)
    state = replace(state, routine=under_way)
    return Turn(state, Reply(says, step_act(under_way, context)), marked(state, context))


def step_act(under_way: OpenRoutine, context: TurnContext) -> Act:
    """The step of a walk as an act: its facts are all that its words need."""
    part = part_of(under_way, context)
    facts: dict[str, FactValue] = {
        "step": part.step,
        "position": under_way.position,
        "seconds": part.seconds,
        "number": under_way.part,  # the check is part 0, so the steps count from 1
        "total": steps_of(under_way, context),
        "holds": part.holds,
        "hold": under_way.hold,
        "track": track(context.knowledge.routine, part) or "" if sounds(part, context) else "",
    }
    return Act("routine.step", facts)


def _done(state: State, under_way: OpenRoutine, context: TurnContext, *says: Act) -> Turn:
    """The last words; a nightly reminder is offered where that is allowed."""
    preferences = replace(context.preferences, step=None)
    closing = Act("routine.close", {"length": under_way.length})
    asks = Act("reminders.offer") if preferences.may_offer_reminder(context.now) else None
    return Turn(replace(state, routine=None), Reply((*says, closing), asks), preferences)


def ends(state: State, context: TurnContext, act: Act) -> Turn:
    """The end of the routine with one act; there is nothing to carry on."""
    return Turn(
        replace(state, routine=None), Reply((act,)), replace(context.preferences, step=None)
    )


def marked(state: State, context: TurnContext) -> Preferences:
    """The record with the step reached, so that a dropped session can be carried on."""
    under_way = under_way_in(state)
    step = ReachedStep(
        under_way.length, under_way.part, under_way.hold, int(context.now.timestamp())
    )
    return replace(context.preferences, step=step if under_way.checked else None)


def sounds(part: Part, context: TurnContext) -> bool:
    """Whether a part's track can be played."""
    return track(context.knowledge.routine, part) in context.knowledge.tracks


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


def steps_of(under_way: OpenRoutine, context: TurnContext) -> int:
    """The steps of a version: its parts without the check and the last words."""
    return len(_parts(under_way, context)) - 2


def title_of(under_way: OpenRoutine, context: TurnContext) -> str:
    """The title of the step reached."""
    return _routine(context).steps[part_of(under_way, context).step].title


def _routine(context: TurnContext) -> Routine:
    return context.knowledge.routine
