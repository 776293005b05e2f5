"""What is signed: units of all that can be heard or shown, and of each rule, in plain words.

A unit is an answer, a finding (its alarm, its question, its outcome), the leg check, the routine,
the relief coach or the manners, in every locale. Its digest is of its rendered lines, so a changed
word, fact, template, predicate or translation unsigns it, and a changed phrasing doesn't.
"""

import hashlib
from collections.abc import Iterator, Mapping

from msgspec import Struct

from skill.dialog.replies import Act
from skill.knowledge.content import Content
from skill.knowledge.models import Answer
from skill.locale_bundles import LocaleBundle
from workshop.utterances.acts import acts
from workshop.utterances.manners import manners
from workshop.utterances.rules import check_rules, finding_rule, needs
from workshop.utterances.told import Told, told

CLINICIAN, PHARMACIST = "clinician", "pharmacist"
MIDWIFE, PAEDIATRICIAN = "midwife", "paediatrician"
_EVERYWHERE = "everywhere"
_WORDINGS = range(4)  # of an offer
_ROOMS = {"routine": "routine", "relief": "relief"}
_ROOMS |= dict.fromkeys(("triage", "danger", "mind"), "check")
_MIDWIFE_CASES = {"pregnant", "breastfeeding", "after-birth"}
_ABOUT_PILLS = {"medicine-causes", "magnesium-with-medicines", "how-much-magnesium"}


class Line(Struct, frozen=True):
    """One thing that is heard or shown: where, when, and the words (SSML; a card's plain ones)."""

    where: str
    when: str
    words: str


class Unit(Struct, frozen=True):
    """What somebody signs as one: who has to (`roles`), all its lines; `grave` gates a release."""

    name: str
    roles: tuple[str, ...]
    grave: bool
    lines: tuple[Line, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the lines, in hex."""
        text = "\n".join(f"{one.where}\t{one.when}\t{one.words}" for one in self.lines)
        return hashlib.sha256(text.encode()).hexdigest()


def unit_names(content: Content) -> list[str]:
    """All of them: answers, findings, the leg check, the routine, the coach, the manners."""
    answers = [f"answer {name}" for name in content.answers]
    findings = [f"finding {name}" for name in content.findings]
    return [*answers, *findings, "check", "routine", "relief", "manners"]


def signers(unit: str, content: Content) -> tuple[tuple[str, ...], bool]:
    """Who signs a unit, and whether a release waits for it: emergencies, pills and children."""
    kind, _, name = unit.partition(" ")
    if kind == "answer":
        return _of_answer(name, content.answers[name])
    if kind == "finding":
        child = "child" in name
        roles = (CLINICIAN, PAEDIATRICIAN) if child else (CLINICIAN,)
        return roles, child or content.urgency.alarms(name)
    return (CLINICIAN,), kind == "check"


def units(content: Content, bundles: Mapping[str, LocaleBundle]) -> list[Unit]:
    """Every unit with its lines: first the rules, then what is heard and shown."""
    by_locale = {locale: _of_locale(bundle) for locale, bundle in bundles.items()}
    rules = _rules(content)
    return [_unit_of(name, content, rules, by_locale) for name in unit_names(content)]


def _unit_of(
    name: str,
    content: Content,
    rules: Mapping[str, list[Line]],
    by_locale: Mapping[str, Mapping[str, list[Line]]],
) -> Unit:
    heard = _merged({locale: found.get(name, []) for locale, found in by_locale.items()})
    return Unit(name, *signers(name, content), (*rules.get(name, ()), *heard))


def _of_answer(name: str, answer: Answer) -> tuple[tuple[str, ...], bool]:
    pills = answer.disclaimer == "pills" or name in _ABOUT_PILLS
    roles = [CLINICIAN]
    roles += [PHARMACIST] if pills else []
    roles += [MIDWIFE] if _MIDWIFE_CASES & answer.cases.keys() or "pregnancy" in name else []
    child = "child" in answer.cases or "children" in name
    roles += [PAEDIATRICIAN] if child else []
    return tuple(roles), pills or child


def _rules(content: Content) -> dict[str, list[Line]]:
    """Rules in plain words, by unit."""
    found = {f"finding {name}": [_rule(finding_rule(content, name))] for name in content.findings}
    found["check"] = [_rule(text) for text in check_rules(content)]
    found["answer how-much-magnesium"] = [_rule(text) for text in needs(content)]
    return found


def _rule(text: str) -> Line:
    return Line(_EVERYWHERE, "rule", text)


def _of_locale(bundle: LocaleBundle) -> dict[str, list[Line]]:
    """Unit → its lines in one place, each once."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for unit, when, act in _acts(bundle):
        for part, words in _said(act, bundle):
            key = (" ".join(filter(None, (when, part))), words)
            found.setdefault(unit, {}).setdefault(key)
    place = bundle.knowledge.locale
    return {unit: [Line(place, *key) for key in keys] for unit, keys in found.items()}


def _acts(bundle: LocaleBundle) -> Iterator[tuple[str, str, Act]]:
    """Unit, when it is said, and the act."""
    for one in told(bundle.knowledge):
        yield from _of_told(one)
    for act in [*acts(bundle.knowledge), *manners(bundle.knowledge)]:
        facts = ", ".join(f"{name} {value}" for name, value in act.facts.items())
        yield _unit(act), f"{act.act} ({facts})" if facts else act.act, act


def _of_told(one: Told) -> Iterator[tuple[str, str, Act]]:
    unit, when = f"answer {one.answer}", one.of or "plainly"
    yield unit, when, one.act
    if one.more:
        yield unit, f"{when}, more", one.more
    yield unit, f"{when}, shorter", Act("answers.shorter", {**one.act.facts, "all": True})
    yield unit, "how sure, who says so", Act("answers.sources", one.act.facts)
    if one.asks and one.asks.act != "basics.anything_else":
        for number in _WORDINGS:
            yield unit, "offer", Act(one.asks.act, {**one.asks.facts, "wording": number})


def _unit(act: Act) -> str:
    room = act.act.partition(".")[0]
    finding = act.facts.get("finding") or act.facts.get("outcome")
    if finding:
        return f"finding {finding}"
    return _ROOMS.get(room, "manners")


def _said(act: Act, bundle: LocaleBundle) -> Iterator[tuple[str, str]]:
    """What of the reply it is, and the words: heard, heard after silence, and shown."""
    rendered = bundle.speech.render(act)
    for part, key in (
        ("", "speech"),
        ("", "track"),
        ("silence", "reprompt"),
        ("card", "card_text"),
    ):
        if words := rendered.get(key):
            yield part, " ".join(str(words).split())


def _merged(by_locale: Mapping[str, list[Line]]) -> Iterator[Line]:
    """Lines that every locale shares once, as heard everywhere; the rest with their place."""
    keys = [{(one.when, one.words) for one in lines} for lines in by_locale.values()]
    shared = set.intersection(*keys)
    for one in next(iter(by_locale.values())):
        if (one.when, one.words) in shared:
            yield Line(_EVERYWHERE, one.when, one.words)
    for lines in by_locale.values():
        yield from (one for one in lines if (one.when, one.words) not in shared)
