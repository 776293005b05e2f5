"""The verdict on one sentence: right, offered right, asked too often, or wrong (labels.md, 7)."""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from skill.dialog import events
from tests.understanding.readings.dangers import raised, rank, read_as_present
from tests.understanding.readings.lines import ASKING, DANGERS, Line, Told
from tests.understanding.readings.outcomes import Outcome
from tests.understanding.readings.sameness import Sets, same_finding
from tests.understanding.readings.values import all_values

Word: TypeAlias = Literal["right", "offered", "asked", "wrong"]
WORDS: tuple[Word, ...] = ("right", "offered", "asked", "wrong")
# What a leg check that begins with the finding that was told serves as well: "should I worry"
# after a report is no question about worrying (labels.md, section 1).
_CHECKED = ("when-to-see-doctor", "controls:check-start")
_REPLIES = {"yes": events.SaidYes, "no": events.SaidNo, "unsure": events.SaidUnsure}


class Verdict(Struct, frozen=True):
    """A word, and why where it is not "right"."""

    word: Word
    why: str = ""


_RIGHT = Verdict("right")


def judge(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """The verdict on what came of a line."""
    if line.kind not in DANGERS and came.way in ("alarm", "asked back"):
        return _raised(line, came)
    return _BY_KIND[line.kind](line, came, sets)


def _raised(line: Line, came: Outcome) -> Verdict:
    """Raised where no danger was told; a reply may tell one all the same."""
    if came.way == "asked back":
        return _RIGHT if line.asked_back else Verdict("asked", "a danger was asked about")
    grave = line.kind == "reply" and rank(line.level) <= rank("urgent")
    return _RIGHT if grave else Verdict("wrong", "an alarm")


def _asking(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """A question, a report or a command: its subject, or a report taken as one."""
    if came.way == "offered":
        return _offered(line, came, sets)
    if came.way == "refused":
        return Verdict("wrong", "refused")
    if not line.wanted:
        return _RIGHT if _taken_up(line, came) else Verdict("wrong", "answered unasked")
    if subject_right(line, came, sets) or _checked(line, came):
        return _RIGHT
    return Verdict("wrong", "taken as a report" if came.way == "reported" else "another subject")


def _offered(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """A choice of two: not needed where the words want none of ours."""
    if subject_right(line, came, sets):
        return _RIGHT if line.asked_back else Verdict("offered", "offered")
    ours = line.wanted and line.kind in ASKING
    return Verdict("wrong", "others offered") if ours else Verdict("asked", "two were offered")


def subject_right(line: Line, came: Outcome, sets: Sets) -> bool:
    """Whether one of the subjects that came is one that the line wants."""
    return any(sets.right(said, one) for said in came.subjects for one in line.wanted)


def _taken_up(line: Line, came: Outcome) -> bool:
    """A report that asks for nothing: the leg check takes it, or it is taken up by its thing."""
    named = set(line.things) & set(came.subjects)
    about = isinstance(came.events[-1], events.AskedAbout)
    return came.way == "reported" or about or bool(named) or "controls:check-start" in came.subjects


def _checked(line: Line, came: Outcome) -> bool:
    told = any(one.polarity == "affirmed" for one in line.findings)
    check = came.way == "reported" or "controls:check-start" in came.subjects
    return check and told and any(one in _CHECKED for one in line.wanted)


def _reply(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """Taken as the answer that it is; what was told with it is kept."""
    said = _said(line, came)
    denies = said and line.reply == "no"  # a no to a list denies each thing of the list
    lost = [
        one
        for one in line.findings
        if not _kept(one, came) and not (denies and one.polarity == "denied")
    ]
    if _contradicted(line, came):
        return Verdict("wrong", "a finding turned round")
    if len(lost) > said:  # the reply itself stands for the finding that was asked about
        return Verdict("wrong", "a finding lost")
    taken = said or (bool(line.findings) and not lost) or _value_taken(line, came)
    if taken or (line.wanted and subject_right(line, came, sets)):
        return _RIGHT
    return Verdict("wrong", "not taken as the answer")


def _said(line: Line, came: Outcome) -> bool:
    """Whether it was taken as this yes, no or unsure, alone or beside what else was told."""
    first = came.events[0]
    told = first.word("answer") if isinstance(first, events.Reported) else None
    return isinstance(first, _REPLIES.get(line.reply or "", ())) or bool(
        told and told.id == line.reply
    )


def _value_taken(line: Line, came: Outcome) -> bool:
    """A value counts where it was read whole and not sent away."""
    told = line.age is not None or line.numbers or line.things or line.who not in (None, "me")
    return bool(told) and came.way != "refused" and all_values(line, came)


def _kept(told: Told, came: Outcome) -> bool:
    kept = {"affirmed": came.present, "denied": came.absent}.get(told.polarity)
    return kept is None or any(same_finding(told.id, one) for one in kept)


def _contradicted(line: Line, came: Outcome) -> bool:
    """Whether a finding that was told went in the other way round."""
    other = {"affirmed": came.absent, "denied": came.present}
    return any(one.id in other.get(one.polarity, ()) for one in line.findings)


def _danger(line: Line, came: Outcome, _sets: Sets) -> Verdict:
    how = raised(line, came)
    if how in ("stated", "leg check"):
        return _RIGHT
    if how == "asked back" and line.asked_back:
        right = came.mind or line.tier != "mind"
        return _RIGHT if right else Verdict("wrong", "asked about another danger")
    return Verdict("wrong", how)


def _harmless(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """A denial or a lookalike: nothing is raised; what it asks, if it does, is answered."""
    if came.way == "offered":
        return _offered(line, came, sets)
    if read_as_present(line, came.reading):
        return Verdict("wrong", "read as present")
    if line.wanted and not subject_right(line, came, sets):
        return Verdict("wrong", "refused" if came.way == "refused" else "another subject")
    return _RIGHT


def _outside(line: Line, came: Outcome, sets: Sets) -> Verdict:
    """Near is named as what it is; far is refused in any way."""
    if came.way == "offered":
        return _offered(line, came, sets)
    if came.way == "refused":
        right = line.kind == "far" or subject_right(line, came, sets)
        return _RIGHT if right else Verdict("wrong", "refused as something else")
    return Verdict("wrong", "answered as ours")


_BY_KIND: Mapping[str, Callable[[Line, Outcome, Sets], Verdict]] = {
    "question": _asking,
    "report": _asking,
    "command": _asking,
    "reply": _reply,
    "danger-body": _danger,
    "danger-mind": _danger,
    "danger-swallowed": _danger,
    "denial": _harmless,
    "harmless-lookalike": _harmless,
    "near": _outside,
    "far": _outside,
}
