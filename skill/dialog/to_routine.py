"""What a sentence means to the routine itself, before it is read as anything else."""

from skill.dialog.events import Event
from skill.dialog.expected import replied
from skill.dialog.heard_slots import slots_of
from skill.dialog.routine_events import StartedRoutine
from skill.dialog.routine_replies import RULES_OUT, said_to_it
from skill.dialog.routine_wish import wishes_stretches
from skill.dialog.state import State
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading


def to_the_routine(reading: Reading, state: State, knowledge: Knowledge) -> tuple[Event, ...]:
    """What is said to the routine, or that it is wished for; nothing where neither is so.

    A sign beside it is left out, for it says that better itself; not beside what rules it out.
    """
    heard = slots_of(reading)
    if own := said_to_it(reading, state, knowledge):
        left_out = ("answer",) if own.meaning in RULES_OUT else ("answer", "finding")
        kept = {name: words for name, words in heard.items() if name not in left_out}
        return tuple(replied(own, state, kept))
    return (StartedRoutine(heard),) if wishes_stretches(reading, state, knowledge) else ()
