"""That all this is general, and no advice, is said once in a session, wherever it first belongs."""

from msgspec.structs import replace

from skill.dialog.replies import Act
from skill.dialog.state import State, Turn

_SAYS_SO = ("basics.welcome", "basics.welcome_back", "triage.begin", "routine.begin")
_KEY = "disclaimer.general"


def once(turn: Turn) -> Turn:
    """The turn, its acts told where the disclaimer was heard already (fact `disclaimed`)."""
    state, says = turn.state, []
    for act in turn.reply.says:
        state, said = _once(state, act)
        says.append(said)
    return replace(turn, state=state, reply=replace(turn.reply, says=tuple(says)))


def _once(state: State, act: Act) -> tuple[State, Act]:
    if act.act not in _SAYS_SO:
        return state, act
    if state.said.get(_KEY):
        return state, replace(act, facts={**act.facts, "disclaimed": True})
    return replace(state, said={**state.said, _KEY: 1}), act
