"""An alarm needs a second opinion: what rules alone hear as a danger is asked about first.

Rules put single words together ("dead", "leg", "floor"); the ear weighs the whole sentence. Of
strangers' sentences that tell a danger the ear finds nearly all likely, of harmless ones in which
rules hear one nearly none (docs/understanding/training.md). So where it hears none, the person is
asked, with the number in the same breath. An answer to the very question about a sign needs no
second opinion, unless the ear takes it for a no. What is only suspected gives way where the words
plainly ask for something of ours (asked_calmly.py).
"""

from collections.abc import Container, Sequence
from itertools import filterfalse

from msgspec.structs import replace

from skill.dialog.asked_calmly import begins_anew, explained, grave
from skill.dialog.expected_findings import expected_ids
from skill.dialog.heard_answers import heard_calm
from skill.dialog.none_of_ours import none_of_ours
from skill.dialog.repaired import repaired
from skill.dialog.state import State
from skill.dialog.triage_noted import just_opened
from skill.dialog.ways import asked_of
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import ReadFinding, Reading

_FEW = 4  # words: the ear was taught sentences
_JOINS = ("and", "but")


def weighed(reading: Reading, state: State, knowledge: Knowledge) -> Reading:
    """The Reading of what was meant, its alarms that the ear does not hear as suspected ones."""
    reading = none_of_ours(repaired(reading, state))
    if not heard_calm(reading):
        return reading
    doubted = asked_of(state).act != "danger.check" and _says_no(reading)
    if state.triage and not just_opened(state) and _says_no(reading):
        reading = replace(reading, findings=tuple(filterfalse(_of_mind, reading.findings)))
    answers = not just_opened(state) and not doubted
    asked = expected_ids(reading, state, knowledge) if answers else ()
    found = tuple(
        replace(one, how="suspected") if _alone(one, reading, knowledge, asked) else one
        for one in reading.findings
    )
    reading = replace(reading, findings=found)
    calm = explained(reading, state, knowledge) and (not grave(state) or begins_anew(reading))
    return replace(reading, findings=tuple(filterfalse(_hinted, found))) if calm else reading


def _hinted(finding: ReadFinding) -> bool:
    """Whether it is of the body, and suspected alone."""
    return finding.tier == "body" and finding.how == "suspected"


def _of_mind(finding: ReadFinding) -> bool:
    """Whether it is of the mind: in a no to a question about the leg neither judge hears one."""
    return finding.tier == "mind"


def _says_no(reading: Reading) -> bool:
    return bool(reading.replies) and reading.replies[0].subject == "no"


def _alone(
    finding: ReadFinding, reading: Reading, knowledge: Knowledge, asked: Container[str]
) -> bool:
    """Whether it is an alarm of the body or the mind, by rules alone, in more than a few words."""
    stated = finding.how == "stated" and finding.tier != "swallowed" and not finding.clear
    alarm = stated and finding.id not in asked and knowledge.urgency.at_once(finding.id)
    return alarm and _length(finding, reading.words) > _FEW


def _length(finding: ReadFinding, words: Sequence[str]) -> int:
    """How many words stand around it, up to an "and" or a "but"."""
    before = next(
        (n for n, one in enumerate(words[: finding.span.start][::-1]) if one in _JOINS),
        finding.span.start,
    )
    behind = words[finding.span.end :]
    after = next((n for n, one in enumerate(behind) if one in _JOINS), len(behind))
    return before + finding.span.end - finding.span.start + after
