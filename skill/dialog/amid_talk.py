"""Whether the words stand amid a talk of other things than danger, where the ear hears too much.

It was taught whole sentences that come first; "night nine fifteen" it can't place.
Where danger is what is talked of, in a check or after an alarm, it stays as quick as at first.
"""

from skill.dialog.awaited import awaited
from skill.dialog.heard_reminder import heard_reminder
from skill.dialog.heard_slots import slots_of
from skill.dialog.state import State
from skill.dialog.ways import OF_SIGNS, asked_of, way_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading

_OF_DANGER = (*OF_SIGNS, "alarm", "mind", "safe")
_FIRST = (None, "account")  # no question of ours, or the one for the first words


def amid_talk(reading: Reading, state: State, knowledge: Knowledge) -> bool:
    """Something was told or asked before, or the words answer a question for a time or an age."""
    way = way_of(state, knowledge)
    if awaited(way or "", reading, slots_of(reading)) or heard_reminder(None, reading, state):
        return True
    if state.triage or way in _OF_DANGER or asked_of(state).act.startswith(("danger.", "mind.")):
        return False
    return state.told is not None or way not in _FIRST
