"""Where the relief coach stands: the step that is next, how it is said, and what it asks."""

from msgspec.structs import replace

from skill.dialog.person import circumstances
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.state import OpenRelief, State, Turn
from skill.dialog.turn_context import TurnContext
from skill.dialog.wording import worded
from skill.knowledge.relief import CALF, Relief

NOW, STILL, EASING = "relief-now", "still-going", "easing"  # answers
STEP, CHECK, GONE, FIRST = "relief.step", "relief.check", "relief.gone", "relief.first"


def under_way_in(state: State) -> OpenRelief:
    """The coaching under way; a fresh one where an answer asked whether it goes on."""
    return state.relief or OpenRelief()


def held(state: State, context: TurnContext) -> tuple[str, ...]:
    """What changes the steps, most binding first: a child, where somebody is, pregnancy."""
    of_person = circumstances(state.about, context.knowledge)
    place = tuple(filter(None, [under_way_in(state).place]))
    return (*of_person, *place) if state.about.child else (*place, *of_person)


def part_of(named: str | None, context: TurnContext) -> str:
    """The part whose steps a part that was named gets."""
    return _coach(context).places.get(named or "", CALF)


def step_now(state: State) -> str | None:
    """The step last told."""
    done = under_way_in(state).done
    return done[-1] if done else None


def step_next(state: State, context: TurnContext) -> str | None:
    """The next step of this part; None when all were told."""
    under_way = under_way_in(state)
    plan = _coach(context).plan(under_way.part, held(state, context))
    return next((one for one in plan if one not in under_way.done), None)


def telling(state: State, step: str, context: TurnContext, *says: Act) -> Turn:
    """A step and, after its hold, whether it lets go."""
    under_way = under_way_in(state)
    done = (*(one for one in under_way.done if one != step), step)
    state = replace(state, relief=replace(under_way, done=done, eased=False))
    answer = NOW if len(done) == 1 else STILL
    facts: dict[str, FactValue] = {"answer": answer, "step": step}
    facts |= {"manner": _manner(state, context), **_place(state, context)}
    return asking(state, context, *says, Act(STEP, facts))


def asking(state: State, context: TurnContext, *says: Act) -> Turn:
    """The check that is due: whether it lets go, whether it has, or whether the car stands."""
    state, asks = pending(state, context)
    return Turn(state, Reply(says, asks))


def pending(state: State, context: TurnContext) -> tuple[State, Act]:
    """What the coach asks now, in the next of its wordings."""
    under_way = under_way_in(state)
    if under_way.waits:
        return state, Act(FIRST, {"place": under_way.place})
    if under_way.eased:
        facts = signs("eased", state, context)
        return worded(state, GONE, context.now, **facts)
    following = step_next(state, context)
    facts = {"step": step_now(state) or "", "manner": _manner(state, context)}
    facts |= {"following": following or "", **signs("long", state, context)}
    return worded(state, CHECK, context.now, **facts)


def signs(said: str, state: State, context: TurnContext) -> dict[str, FactValue]:
    """The findings to watch for, as a fact of what is said."""
    part = under_way_in(state).part
    return {"watch_for": _coach(context).watched(said, part, held(state, context))}


def holding(state: State, context: TurnContext) -> dict[str, FactValue]:
    """The step that is held on to, as facts of an act: for screens. None where none was told."""
    step = step_now(state)
    return {"step": step, "manner": _manner(state, context)} if step else {}


def _place(state: State, context: TurnContext) -> dict[str, FactValue]:
    """Which of how many it is: the steps count from 1."""
    told = len(under_way_in(state).done)
    left = 0 if (step_next(state, context)) is None else 1
    plan = _coach(context).plan(under_way_in(state).part, held(state, context))
    return {"number": told, "total": max(len(plan), told + left)}


def _manner(state: State, context: TurnContext) -> str:
    gentle = _coach(context).gentle
    if any(one in gentle for one in circumstances(state.about, context.knowledge)):
        return "gently"
    return "beside" if state.about.kin not in (None, "me") else "say"


def _coach(context: TurnContext) -> Relief:
    return context.knowledge.relief
