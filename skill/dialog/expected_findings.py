"""What the open question asks for, said in words that are listed for it: "heat", "since years".

The reader's rules know dangers and what is told in sentences; the other findings are told in a word
or two, which mean something else elsewhere ("does heat help"). So they count as a reply alone.
"""

from collections.abc import Iterable, Iterator, Set

from skill.dialog.events import SlotValue
from skill.dialog.expected_values import valued
from skill.dialog.state import State
from skill.dialog.triage_noted import asked_question, just_opened
from skill.dialog.ways import way_of
from skill.knowledge.localise import Knowledge
from skill.knowledge.triage import Question
from skill.understanding.reading import ReadFinding, Reading

_OPENING = frozenset(("but", "only", "just", "except", "though", "although"))
# An ache, or "burning", by itself tells of one leg only where one leg was asked about.
_OF_ONE_LEG = frozenset(("one-leg-ache", "hot-leg"))
_LONG = 20  # tokens: in a long account a listed word or two seldom is what it means alone
_PREFIX = {True: "yes", False: "no"}


def expected_findings(
    reading: Reading, state: State, knowledge: Knowledge
) -> tuple[SlotValue, ...]:
    """The findings told to the question that is open."""
    wanted = expected_ids(reading, state, knowledge)
    listed = _listed(reading, knowledge, wanted, opened=just_opened(state))
    valued_ = () if just_opened(state) else valued(reading, wanted)
    over = _over(reading, knowledge)
    signs = () if over and way_of(state, knowledge) == "danger" else _signs(reading, knowledge)
    bare = _bare(signs, reading, _bare_wanted(wanted, state, knowledge), over=over)
    return (*listed, *bare, *_values(valued_, reading))


def _bare_wanted(wanted: Set[str], state: State, knowledge: Knowledge) -> Set[str]:
    """Of an account, where nothing was named, a sign without its part is no alarm yet."""
    if not just_opened(state):
        return wanted
    return {one for one in wanted - _OF_ONE_LEG if not knowledge.urgency.at_once(one)}


def expected_ids(reading: Reading, state: State, knowledge: Knowledge) -> frozenset[str]:
    """The findings that the open question names, by id or in its words."""
    question = asked_question(state, knowledge) if state.triage else None
    echoed = _echoed(reading, question) if question else ()
    return frozenset((*_named(state, knowledge), *echoed))


def _echoed(reading: Reading, question: Question) -> Iterator[str]:
    """Signs that a question without findings names: "cold" to "is it cold or pale?"."""
    asked = f"{question.ask} {question.reword}".lower().replace(",", "").replace("?", "").split()
    for sign in reading.bare if not (question.findings or question.choices) else ():
        if not set(reading.words[sign.span.start : sign.span.end]).isdisjoint(asked):
            yield sign.id


def _over(reading: Reading, knowledge: Knowledge) -> bool:
    """Whether what was there is not any more: "it was red, but it's gone"."""
    told = f" {' '.join(reading.tokens)} "
    return any(f" {phrase} " in told for phrase in knowledge.replies.over)


def _signs(reading: Reading, knowledge: Knowledge) -> Iterator[ReadFinding]:
    """The signs told without their part; none that tells of a leg that is well: "no, it's warm"."""
    good = knowledge.replies.good
    well = reading.reply == "no" or len(good.intersection(reading.tokens)) > 1
    well = well and _OPENING.isdisjoint(reading.tokens)
    for sign in reading.bare if reading.frame != "question" else ():
        words = reading.words[sign.span.start : sign.span.end]
        if not (well and sign.how == "stated" and good.issuperset(words)):
            yield sign


def _bare(
    signs: Iterable[ReadFinding], reading: Reading, wanted: Set[str], *, over: bool
) -> Iterator[SlotValue]:
    """Signs without their part: "yes it is hot" tells what "is one leg hot" has asked.

    `over`: what is over is not there; of a danger it answers nothing.
    """
    told = (*reading.told("stated"), *reading.told("denied"))
    named = wanted - {finding.id for finding in told}
    for finding in signs:
        if finding.id in named and not any(_within(finding, one) for one in told):
            words = " ".join(reading.words[finding.span.start : finding.span.end])
            there = finding.how == "stated" and not over
            yield SlotValue(words, (f"{_PREFIX[there]}.{finding.id}",))


def listed_findings(reading: Reading, knowledge: Knowledge) -> tuple[SlotValue, ...]:
    """Findings that are there, though nobody asked: for words that nothing else takes up.

    A bare fact is none: "i'm on a blood thinner" tells of no sign; nor is what stands in a figure
    of speech, or tells of something else: "my kidneys are weak".
    """
    if reading.figure and not reading.findings:
        return ()
    facts = {_PREFIX[True] + one.id for one in reading.findings if one.plain}
    told = _listed(reading, knowledge, knowledge.findings.keys(), opened=True)
    return tuple(one for one in told if _is_there(one) and one.id not in facts)


def _is_there(one: SlotValue) -> bool:
    return str(one.id).startswith(_PREFIX[True])


def _within(sign: ReadFinding, told: ReadFinding) -> bool:
    """Whether a sign is part of what was told: the pain in "chest pain"."""
    return sign.span.start < told.span.end and told.span.start < sign.span.end


def _told_plainly(finding: ReadFinding) -> bool:
    """Whether it is told beside other things: then its list says if it is meant as an answer."""
    return finding.plain and finding.how == "stated"


def _listed(
    reading: Reading, knowledge: Knowledge, wanted: Set[str], *, opened: bool
) -> tuple[SlotValue, ...]:
    """Those of the wanted whose words are said; never a danger: these are the reader's alone.

    What is denied is not there, nor is what was ("i came off the statin"), where it was asked for.
    """
    if not wanted or reading.frame == "question" or (opened and len(reading.tokens) > _LONG):
        return ()
    read = (one for one in (*reading.findings, *reading.bare) if not _told_plainly(one))
    said = wanted - {one.id for one in read}
    found: dict[str, bool] = {}
    for start, end, (name, there) in knowledge.phrases.find(reading.words):
        if name in said and not knowledge.urgency.alarms(name):
            moved = reading.moved_by(start, end) if there else None
            if moved != "if" and not (opened and moved):
                found[name] = found.get(name, False) or (there and not moved)
    return tuple(_values(found.items(), reading))


def _values(found: Iterable[tuple[str, bool]], reading: Reading) -> Iterator[SlotValue]:
    words = " ".join(reading.words)
    for name, there in found:
        yield SlotValue(words, (f"{_PREFIX[there]}.{name}",))


def _named(state: State, knowledge: Knowledge) -> Iterator[str]:
    """What the question names; the opening asks for anything."""
    asked = state.asked
    if asked and asked.act == "danger.check":
        yield str(asked.facts.get("finding"))
    if state.triage is None:
        return
    if just_opened(state):
        yield from knowledge.findings
    elif question := asked_question(state, knowledge):
        yield from (*question.choices, *question.findings, *question.clears)
