"""An alarm needs a second opinion: what rules alone hear as a danger is asked about first.

Rules put single words together ("dead", "leg", "floor"); the ear weighs the whole sentence. Of
strangers' sentences that tell a danger the ear finds nearly all likely, of harmless ones in which
rules hear one nearly none (docs/understanding/training.md). So where it hears none, the person is
asked, with the number in the same breath. An answer to the very question about a sign needs no
second opinion, unless the ear takes it for a no.
"""

from msgspec.structs import replace

from skill.dialog.expected_findings import expected_ids
from skill.dialog.heard_answers import heard_calm
from skill.dialog.state import State
from skill.dialog.triage import just_opened
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import ReadFinding, Reading

_FEW = 3  # words: the ear was taught sentences


def weighed(reading: Reading, state: State, knowledge: Knowledge) -> Reading:
    """The Reading with the alarms that the ear does not hear as suspected ones."""
    if not heard_calm(reading) or len(reading.words) <= _FEW:
        return reading
    doubted = asked_of(state).act != "danger.check" and _says_no(reading)
    answers = not just_opened(state) and not doubted
    asked = expected_ids(reading, state, knowledge) if answers else ()
    found = tuple(
        replace(one, how="suspected") if _alone(one, knowledge) and one.id not in asked else one
        for one in reading.findings
    )
    return replace(reading, findings=found)


def _says_no(reading: Reading) -> bool:
    return bool(reading.replies) and reading.replies[0].subject == "no"


def _alone(finding: ReadFinding, knowledge: Knowledge) -> bool:
    """Whether it is an alarm of the body or the mind, by rules alone."""
    stated = finding.how == "stated" and finding.tier != "swallowed" and not finding.clear
    return stated and knowledge.urgency.at_once(finding.id)
