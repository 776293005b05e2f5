"""What the open question of triage asks for, said in words that are listed for it: "heat".

The reader's rules know dangers and what is told in sentences; the other findings are told in a word
or two, which mean something else elsewhere ("does heat help"). So they count as a reply alone.
"""

from collections.abc import Iterator, Set

from skill.dialog.events import SlotValue
from skill.dialog.state import State
from skill.dialog.triage import asked_question, just_opened
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import ReadFinding, Reading

_PREFIX = {True: "yes", False: "no"}


def expected_findings(
    reading: Reading, state: State, knowledge: Knowledge
) -> tuple[SlotValue, ...]:
    """The findings told to the question of triage that is open."""
    wanted = expected_ids(state, knowledge)
    return (*_listed(reading, knowledge, wanted), *_bare(reading, wanted))


def expected_ids(state: State, knowledge: Knowledge) -> frozenset[str]:
    """The findings that the open question of triage names."""
    return frozenset(_named(state, knowledge))


def _bare(reading: Reading, wanted: Set[str]) -> Iterator[SlotValue]:
    """Signs without their part: "yes it is hot" tells what "is one leg hot" has asked."""
    told = (*reading.told("stated"), *reading.told("denied"))
    named = wanted - {finding.id for finding in told}
    for finding in reading.bare if reading.frame != "question" else ():
        if finding.id in named and not any(_within(finding, one) for one in told):
            words = " ".join(reading.words[finding.span.start : finding.span.end])
            yield SlotValue(words, (f"{_PREFIX[finding.how == 'stated']}.{finding.id}",))


def listed_findings(reading: Reading, knowledge: Knowledge) -> tuple[SlotValue, ...]:
    """Findings that are there, though nobody asked: for words that nothing else takes up."""
    told = _listed(reading, knowledge, knowledge.findings.keys())
    return tuple(one for one in told if str(one.id).startswith(_PREFIX[True]))


def _within(sign: ReadFinding, told: ReadFinding) -> bool:
    """Whether a sign is part of what was told: the pain in "chest pain"."""
    return sign.span.start < told.span.end and told.span.start < sign.span.end


def _listed(reading: Reading, knowledge: Knowledge, wanted: Set[str]) -> tuple[SlotValue, ...]:
    """Those of the wanted whose words are said; never a danger: these are the reader's alone."""
    if not wanted or reading.frame == "question" or reading.reply == "no":
        return ()
    words = " ".join(reading.words)
    wanted = wanted - {finding.id for finding in reading.findings}  # what the reader found counts
    return tuple(
        SlotValue(words, (f"{_PREFIX[there]}.{name}",))
        for name, there in knowledge.phrases.scan(words)
        if name in wanted and not knowledge.urgency.alarms(name)
    )


def _named(state: State, knowledge: Knowledge) -> Iterator[str]:
    """What the question names; the opening asks for anything."""
    if state.triage is None:
        return
    if just_opened(state):
        yield from knowledge.findings
    elif question := asked_question(state, knowledge):
        yield from (*question.choices, *question.findings, *question.clears)
