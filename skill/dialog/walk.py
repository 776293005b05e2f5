"""Where a routine stands: the turn at that place, and what is remembered of it."""

from msgspec.structs import replace

from skill.dialog.here import Here
from skill.dialog.preferences import Preferences, Step
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import State, Turn, Walk
from skill.knowledge.routine import Part, Routine, track

CHECK = Act("routine.check", {"reworded": False})
FIRST = 1  # the part after the safety check


def pending(state: State, here: Here) -> Act:
    """What the routine asks after something in between: its check, or whether to go on."""
    walk = walk_of(state)
    if not walk.checked:
        return replace(CHECK, facts={"reworded": True})
    return Act("routine.go_on", {"title": title_of(walk, here)})


def turn_at(state: State, walk: Walk, here: Here, *says: Act) -> Turn:
    """The reply at this part: its step, or the end of the routine."""
    if walk.part >= len(_parts(walk, here)) - 1:
        return _done(state, walk, here, *says)
    state = replace(state, walk=walk)
    return Turn(state, Reply(says, step_act(walk, here)), marked(state, here))


def step_act(walk: Walk, here: Here) -> Act:
    """The step of a walk as an act: its facts are all that its words need."""
    part = part_of(walk, here)
    facts: dict[str, FactValue] = {
        "step": part.step,
        "position": walk.position,
        "seconds": part.seconds,
        "number": walk.part,  # the check is part 0, so the steps count from 1
        "total": steps_of(walk, here),
        "holds": part.holds,
        "hold": walk.hold,
        "track": track(here.knowledge.routine, part) or "" if sounds(part, here) else "",
    }
    return Act("routine.step", facts)


def _done(state: State, walk: Walk, here: Here, *says: Act) -> Turn:
    """The last words; a nightly reminder is offered where that is allowed."""
    kept = replace(here.kept, step=None)
    closing = Act("routine.close", {"length": walk.length})
    asks = Act("reminders.offer") if kept.may_offer_reminder(here.now) else None
    return Turn(replace(state, walk=None), Reply((*says, closing), asks), kept)


def ends(state: State, here: Here, act: Act) -> Turn:
    """The end of the routine with one act; there is nothing to carry on."""
    return Turn(replace(state, walk=None), Reply((act,)), replace(here.kept, step=None))


def marked(state: State, here: Here) -> Preferences:
    """The record with the step reached, so that a dropped session can be carried on."""
    walk = walk_of(state)
    step = Step(walk.length, walk.part, walk.hold, int(here.now.timestamp()))
    return replace(here.kept, step=step if walk.checked else None)


def sounds(part: Part, here: Here) -> bool:
    """Whether a part's track can be played."""
    return track(here.knowledge.routine, part) in here.knowledge.tracks


def walk_of(state: State) -> Walk:
    """The routine under way; the moves of the routine are for one."""
    assert state.walk is not None  # noqa: S101  # as said
    return state.walk


def _parts(walk: Walk, here: Here) -> list[Part]:
    return _routine(here).versions[walk.length].parts


def part_of(walk: Walk, here: Here) -> Part:
    """The part reached."""
    parts = _parts(walk, here)
    return parts[min(walk.part, len(parts) - 1)]


def steps_of(walk: Walk, here: Here) -> int:
    """The steps of a version: its parts without the check and the last words."""
    return len(_parts(walk, here)) - 2


def title_of(walk: Walk, here: Here) -> str:
    """The title of the step reached."""
    return _routine(here).steps[part_of(walk, here).step].title


def _routine(here: Here) -> Routine:
    return here.knowledge.routine
