"""The question that is open, and in which way it asks (interaction_model/en/replies.yaml)."""

from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge

BY_EAR = ("sign", "danger", "often", "cause", "one")
OF_SIGNS = (*BY_EAR, "unable")


def asked_of(state: State) -> Act:
    """The question that is open; an act without a name where none is."""
    return state.asked or Act("")


def way_of(state: State, knowledge: Knowledge) -> str | None:
    """In which way the open question asks; None where none is open."""
    asked, expects = asked_of(state), knowledge.replies.expects
    return expects.get(f"{asked.act}/{asked.facts.get('question', '')}", expects.get(asked.act))
