"""The store failed after a turn was decided: what it promised to keep is not promised."""

from msgspec.structs import replace

from skill.dialog.events import Event
from skill.dialog.reminder_facts import when
from skill.dialog.replies import Act, FactValue, Reply
from skill.dialog.service_events import NotKept
from skill.dialog.state import State, Turn
from skill.dialog.turn_context import TurnContext

_SETS = ("reminders.set", "reminders.skipped")
_PROMISES = ("routine.counting", "routine.not_counting")  # they say what is kept, and what is gone
_NOT_NOTED = Act("basics.not_noted")


def promises(reply: Reply) -> bool:
    """Whether it says that something is kept, which must be so when it is heard."""
    return any(act.act in _PROMISES for act in reply.says)


def not_kept(state: State, event: Event, _context: TurnContext) -> Turn:
    """What was promised is not called done; what Alexa made was taken back.

    What was only changed is noted down already, so it stays. What could not be taken back may
    ring: that is said, with when.
    """
    assert isinstance(event, NotKept)  # noqa: S101  # the table pairs types
    last = state.last or Reply()
    if not event.sets:
        says = tuple(_NOT_NOTED if act.act in _PROMISES else act for act in last.says)
        return Turn(state, replace(last, says=says))
    return Turn(state, replace(last, says=_without(event, last), effect=None))


def _without(event: NotKept, last: Reply) -> tuple[Act, ...]:
    """What is told in place of what was set."""
    acts = [act for act in last.says if act.act in _SETS]
    stay = [act for act, one in zip(acts, event.sets, strict=False) if not one.made]
    stay = [replace(act, facts=_first(act.facts)) if not at else act for at, act in enumerate(stay)]
    beside: dict[str, FactValue] = {"beside": True} if stay else {}
    made = [one for one in event.sets if one.made]
    rings = [when(one.plan) | {"rings": True} for one in made if one.token in event.left]
    back = len(made) - len(rings)
    many: dict[str, FactValue] = {"many": True} if back > 1 else {}
    told = [*([many] if back else []), *rings]
    return (*stay, *(Act("reminders.not_kept", facts | beside) for facts in told))


def _first(facts: dict[str, FactValue]) -> dict[str, FactValue]:
    """The facts of what is told first now, and so is beside nothing."""
    return {name: fact for name, fact in facts.items() if name != "beside"}
