"""Findings: what the entries found amount to, by rules that are free of order.

A rule holds where its entries stand near each other. How they are meant decides the outcome: all
affirmed and now, stated; one denied, denied; and so on. A negative finding is an entry itself.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec

from .lexicon import FindingEntry, FindingRule, Lexicon
from .lookalikes import live
from .phrases import Found, gaps, overlap
from .reading import Outcome, ReadFinding, Span, Suspicion
from .scope import Mark
from .words import WordToken, word_set

Words: TypeAlias = tuple[Sequence[WordToken], Sequence[Mark]]
_TELLERS = word_set("i he she they we")
_TIMES = word_set("lasting sudden sudden-strong days-on still-bad worse since-days spell long-time")
_BEST: dict[Outcome, int] = {
    "stated": 7, "suspected": 6, "unsure": 5, "denied": 4, "if": 3, "asked": 2, "past": 1,
    "history": 0,
}  # fmt: skip


def findings(
    lexicon: Lexicon, tokens: Sequence[WordToken], finds: Sequence[Found], marks: Sequence[Mark]
) -> tuple[ReadFinding, ...]:
    """Each finding once, in the order of the words."""
    alive = _live(lexicon, tokens, finds)
    by_name: dict[str, list[Found]] = {}
    for find in alive:
        by_name.setdefault(find.name, []).append(find)
    words = (tokens, marks)
    said = _said(lexicon, alive, words)
    plain = {one.id for one in said if one.how == "stated"}
    ruled = _ruled(lexicon, by_name, words)
    told = [*said, *(one for one in ruled if one.how != "denied" or one.id not in plain)]
    named = {find.name for find in finds if not _bad([find], marks)}
    return _once([one for one in told if named.isdisjoint(lexicon.findings[one.id].unless)])


def _live(lexicon: Lexicon, tokens: Sequence[WordToken], finds: Sequence[Found]) -> list[Found]:
    """The finds that no figure of speech eats ("once in a blue moon"), nor another's name."""
    finds = list(live(lexicon, tokens, finds))
    figures = [find for find in finds if find.name == "figure"]
    return [find for find in finds if not any(_eaten(lexicon, find, one) for one in figures)]


def _eaten(lexicon: Lexicon, find: Found, figure: Found) -> bool:
    holds = find.start <= figure.start and find.end >= figure.end
    if holds and (find.name in lexicon.background or find.name.endswith("!")):
        return False  # the figure is part of it: "blood pressure tablets", "once in a blue moon"
    begins = figure.start <= find.start < figure.end
    reach = 5 if begins else 2
    return find is not figure and overlap(find, figure) and find.end <= figure.end + reach


def _said(lexicon: Lexicon, finds: Sequence[Found], words: Words) -> list[ReadFinding]:
    """The findings that one phrase is."""
    tokens, marks = words
    entries = [
        (find, lexicon.findings.get(find.name.rstrip("?!")))
        for find in finds
        if not find.name.endswith("!") or _denies(tokens, find, finds)
    ]
    return [
        _finding(
            lexicon, find.name.rstrip("?!"), _spoken(lexicon, entry, find, marks), [find], words
        )
        for find, entry in entries
        if entry
    ]


def _denies(tokens: Sequence[WordToken], find: Found, finds: Sequence[Found]) -> bool:
    """Whether an opposite is one.

    "My chest, i am fine" is no chest that is fine, nor is "making sense" one in "not making sense".
    """
    if any(tokens[place].word in _TELLERS for place in range(find.start + 1, find.end)):
        return False
    if find.start and tokens[find.start - 1].word in ("not", "never"):
        return False  # "not breathing well"
    told = (other for other in finds if other.name == find.name[:-1])
    return not any(other.start < find.start and find.end <= other.end for other in told)


def _spoken(lexicon: Lexicon, entry: FindingEntry, find: Found, marks: Sequence[Mark]) -> Outcome:
    if find.name.endswith("!"):
        return "denied"
    return _how(lexicon, entry, [find], marks, sure=not find.name.endswith("?"))


def _ruled(
    lexicon: Lexicon,
    by_name: Mapping[str, list[Found]],
    words: Words,
) -> list[ReadFinding]:
    """The findings that several entries together are."""
    marks = words[1]
    rules = [rule for name in by_name for rule in lexicon.rules.get(name, ())]
    held = ((rule, _hold(rule, by_name, marks)) for rule in rules)
    return [_told(lexicon, rule, finds, words) for rule, finds in held if finds]


def _told(lexicon: Lexicon, rule: FindingRule, finds: list[Found], words: Words) -> ReadFinding:
    entry = lexicon.findings[rule.finding]
    how = _how(lexicon, entry, finds, words[1], sure=rule.sure)
    return _finding(lexicon, rule.finding, how, finds, words)


def _hold(
    rule: FindingRule, by_name: Mapping[str, list[Found]], marks: Sequence[Mark]
) -> list[Found] | None:
    """The finds that fulfil a rule, affirmed ones first; None where one is missing or too far."""
    if any(name in by_name for name in rule.absent):
        return None
    if any(name not in by_name for name in rule.needs):
        return None
    best: list[Found] | None = None
    for first in by_name[rule.needs[0]]:
        taken = [first, *(_nearest(by_name[name], first, marks) for name in rule.needs[1:])]
        if gaps(taken) <= rule.reach and (best is None or _bad(taken, marks) < _bad(best, marks)):
            best = taken
    return best


def _nearest(finds: Sequence[Found], first: Found, marks: Sequence[Mark]) -> Found:
    return min(finds, key=lambda find: _distance(find, first, marks))


def _distance(find: Found, first: Found, marks: Sequence[Mark]) -> tuple[int, int]:
    return (_bad([find], marks), abs(find.start - first.start))


def _bad(finds: Sequence[Found], marks: Sequence[Mark]) -> int:
    return sum(marks[find.start].denied >= 0 or marks[find.start].supposed >= 0 for find in finds)


def _how(
    lexicon: Lexicon,
    entry: FindingEntry,
    finds: Sequence[Found],
    marks: Sequence[Mark],
    *,
    sure: bool,
) -> Outcome:
    """What the marks of the words make of a finding. A hedge before a danger lowers nothing.

    Background may be past. A faint or a fit of an earlier day is past.
    """
    held = [marks[find.start] for find in finds]
    over = bool(entry.passed) and any(mark.over >= 0 for mark in held)
    fresh = [marks[find.start] for find in finds if find.name not in lexicon.background] or held
    if entry.passed == "present" and any(mark.earlier >= 0 for mark in held):
        return "past"
    if entry.tier == "mind":
        return _of_mind(held, fresh, sure=sure)
    if _denied(lexicon, finds, marks) and not over:
        return "denied"
    if any(marks[_whose(entry, find)].owner == "thing" for find in finds):
        return "history"
    ends = [marks[find.end - 1] for find in finds]
    present = sure and not (over and entry.passed == "asked")
    return _moved([*held, *ends], fresh) or ("stated" if present else "suspected")


def _denied(lexicon: Lexicon, finds: Sequence[Found], marks: Sequence[Mark]) -> bool:
    """Whether a sign is denied; a part of the body, or a time, alone denies none beside it."""
    signs = [find for find in finds if find.name not in lexicon.parts and find.name not in _TIMES]
    return any(marks[find.start].denied >= 0 for find in signs or finds)


def _of_mind(held: Sequence[Mark], fresh: Sequence[Mark], *, sure: bool) -> Outcome:
    """A tale and what is long over put nobody in danger; what is supposed or asked is asked about.

    Veiled words are asked about at best, for none of them says what is meant.
    """
    if any(mark.story >= 0 for mark in held):
        return "if"
    if all(mark.past >= 0 for mark in held):
        return "past"
    if any(mark.denied >= 0 for mark in held):
        return "denied"
    moved = any(max(mark.supposed, mark.asked, mark.past) >= 0 for mark in fresh)
    return "suspected" if moved or not sure else "stated"


def _whose(entry: FindingEntry, find: Found) -> int:
    """The token that tells whose it is: "i took the dog's tablet" is nothing of the dog's."""
    return find.start if entry.tier == "swallowed" else find.end - 1


def _moved(held: Sequence[Mark], fresh: Sequence[Mark]) -> Outcome | None:
    """Whether it is supposed, asked about or past, in this order; None if it is here and now."""
    if any(mark.supposed >= 0 for mark in held):
        return "if"
    if any(mark.asked >= 0 for mark in held):
        return "asked"
    return "past" if any(mark.past >= 0 for mark in fresh) else None


def _finding(
    lexicon: Lexicon,
    name: str,
    how: Outcome,
    finds: Sequence[Found],
    words: Words,
) -> ReadFinding:
    tokens, marks = words
    start = min(find.start for find in finds)
    end = max(find.end for find in finds)
    mark = marks[start]
    cue = max(mark.denied, mark.supposed, mark.asked, mark.past)
    at = Span(tokens[cue].at, tokens[cue].at + 1) if cue >= 0 else None
    span = Span(tokens[start].at, tokens[end - 1].at + 1)
    entry = lexicon.findings[name]
    return ReadFinding(
        id=name,
        how=how,
        level=lexicon.levels.get(name),
        tier=entry.tier,
        span=span,
        owner=mark.owner,
        cue=at,
        plain=entry.plain,
        clear=entry.clear,
    )


def _once(told: Sequence[ReadFinding]) -> tuple[ReadFinding, ...]:
    """One outcome for each finding. Denied and affirmed in one breath: to be asked."""
    best: dict[str, ReadFinding] = {}
    denied = [finding for finding in told if finding.how == "denied"]
    for finding in told:
        if any(_covers(denial, finding) for denial in denied):
            continue
        other = best.get(finding.id)
        if other and {other.how, finding.how} == {"stated", "denied"}:
            best[finding.id] = msgspec.structs.replace(finding, how="suspected")
        elif other is None or _BEST[finding.how] > _BEST[other.how]:
            best[finding.id] = finding
    return tuple(sorted(best.values(), key=lambda finding: finding.span))


def _covers(denial: ReadFinding, finding: ReadFinding) -> bool:
    """Whether an opposite spans what would be suspected: "breathing" in "breathing's fine"."""
    inside = denial.span.start <= finding.span.start and finding.span.end <= denial.span.end
    return denial.id == finding.id and inside and finding.how != "denied"


def bare_findings(
    lexicon: Lexicon, tokens: Sequence[WordToken], finds: Sequence[Found], marks: Sequence[Mark]
) -> tuple[ReadFinding, ...]:
    """Signs without their part, as told or denied; what else they are, the open question knows."""
    told = []
    for find in _live(lexicon, tokens, finds):
        if find.name.endswith("~"):
            name = find.name[:-1]
            entry = lexicon.findings[name]
            how = _how(lexicon, entry, [find], marks, sure=True)
            told.append(_finding(lexicon, name, how, [find], (tokens, marks)))
    return tuple(one for one in told if one.how in ("stated", "denied"))


def suspicion(found: Sequence[ReadFinding]) -> Suspicion:
    """What the rules alone suspect; a trained detector stands beside them."""
    worth = {"stated": 1.0, "suspected": 0.6, "unsure": 0.5}
    raised = {"body": 0.0, "mind": 0.0, "swallowed": 0.0}
    for finding in found:
        if finding.level:
            raised[finding.tier] = max(raised[finding.tier], worth.get(finding.how, 0.0))
    return Suspicion(raised["body"], raised["mind"], raised["swallowed"])
