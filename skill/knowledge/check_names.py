"""Names that content gives to content: each must be one, wherever it stands."""

from collections.abc import Iterable, Iterator

from msgspec.structs import asdict

from skill.knowledge.check_urgency import urgency_faults
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.faults import Fault, nearest
from skill.knowledge.localise import ELSEWHERE, PLACEHOLDER
from skill.knowledge.models import Localised
from skill.knowledge.triage import GO_ON

_TRIAGE = "triage/leg-pain.yaml"
_OF_PERSON = {("urgency.yaml", word) for word in ("them", "their")}  # filled in a template


def name_faults(content: Content, predicates: Iterable[str]) -> Iterator[Fault]:
    """Names of triage, facts in spoken texts, locales and measures that are none."""
    predicates = tuple(predicates)
    yield from _triage(content, predicates)
    yield from urgency_faults(content)
    yield from _terms(content, predicates)
    yield from _facts(content)
    yield from _locales(content)
    yield from _rows(content)
    yield from _near(content)


def _near(content: Content) -> Iterator[Fault]:
    """What is offered in place of what we do not cover."""
    for name, one in content.near.items():
        for answer in one.offers.keys() - content.answers.keys():
            what = f"{name}: {answer} is no answer{nearest(answer, content.answers)}"
            yield Fault("near.yaml", (name, answer), what)
        if bool(one.offers) == bool(one.asks):
            yield Fault("near.yaml", (name,), f"{name}: needs either `offers` or `asks`")


def _triage(content: Content, predicates: tuple[str, ...]) -> Iterator[Fault]:
    table = content.triage
    ends = (GO_ON, *content.urgency.rows)
    for one in table.questions:
        lead: tuple[str, ...] = (one.id,)
        told = (*one.findings, *one.clears, *one.choices, *one.settled_by)
        yield from _unknown(lead, told, content.findings, "finding")
        yield from _unknown(lead, (one.yes, one.no, one.unsure), ends, "row of urgency.yaml")
        yield from _unknown(lead, (one.when,), predicates, "predicate")
    for rule in table.rules:
        lead = ("rules", *rule.findings[:1], *([rule.when] if rule.when else []))
        yield from _unknown(("rules",), rule.findings, content.findings, "finding")
        yield from _unknown(("rules",), [rule.when] if rule.when else [], predicates, "predicate")
        yield from _unknown(lead, (rule.outcome,), content.urgency.rows, "row of urgency.yaml")


def _terms(content: Content, predicates: tuple[str, ...]) -> Iterator[Fault]:
    terms, file = content.triage.terms, "triage/terms.yaml"
    for name in terms.words.keys() - {*predicates}:
        what = f"{name} is no predicate{nearest(name, predicates)}"
        yield Fault(file, ("words", name), what)
    for name in {*predicates} - terms.words.keys():
        yield Fault(file, ("words",), f"lacks plain words for the predicate {name}")
    conditions = content.tables["conditions"]
    for name in terms.chronic:
        if name not in conditions:
            what = f"{name} is no condition{nearest(name, conditions)}"
            yield Fault(file, ("chronic", name), what)
    for group, ids in asdict(terms.findings).items():
        for name in ids:
            if name not in content.findings:
                what = f"{group}: {name} is no finding{nearest(name, content.findings)}"
                yield Fault(file, (group, name), what)
    for name, text in terms.words.items():
        for unknown in {*PLACEHOLDER.findall(text)} - terms.values().keys():
            yield Fault(file, (name, f"{{{unknown}}}"), f"{name}: {{{unknown}}} is no term")


def _unknown(
    lead: tuple[str, ...], names: Iterable[str], known: Iterable[str], kind: str
) -> Iterator[Fault]:
    known = tuple(known)
    for name in names:
        if name not in known:
            what = f"{lead[-1]}: {name} is no {kind}{nearest(name, known)}"
            yield Fault(_TRIAGE, (*lead, name), what)


def _facts(content: Content) -> Iterator[Fault]:
    for file, name, text in _spoken(content):
        for unknown in PLACEHOLDER.findall(text or ""):
            if unknown not in content.facts and (file, unknown) not in _OF_PERSON:
                what = f"{name}: {{{unknown}}} is no fact{nearest(unknown, content.facts)}"
                yield Fault(file, (name, f"{{{unknown}}}"), what)


def _spoken(content: Content) -> Iterator[tuple[str, str, str | None]]:
    """File, name and text of all that is said outside of answers."""
    for name, one in content.findings.items():
        yield from (("findings.yaml", name, text) for text in (one.check, one.explain))
    for ask in content.triage.questions:
        texts = (ask.ask, ask.ask_other, ask.reword, ask.reword_other, ask.explain, ask.why)
        yield from ((_TRIAGE, ask.id, text) for text in texts)
    for name, row in content.urgency.rows.items():
        yield from (("urgency.yaml", name, text) for text in row.texts)
    first, lists = content.urgency.first_words, content.urgency.for_signs
    for name, words in (*first.items(), *lists.items()):
        yield from (("urgency.yaml", name, text) for text in words.values())
    routine, file = content.routine, "routine/bedtime.yaml"
    yield from (
        (file, "check", text)
        for text in (routine.check.stop, routine.check.unsure, routine.check.unasked)
    )
    yield file, "children", routine.children
    yield "relief/coach.yaml", "long", content.relief.long


def _locales(content: Content) -> Iterator[Fault]:
    known = (*content.locales, "any")
    if ELSEWHERE not in content.locales:
        yield Fault("locales.yaml", (), f"lacks {ELSEWHERE}, for a locale that we do not have")
    if all(one.language != ENGLISH for one in content.locales.values()):
        yield Fault("locales.yaml", (), "has no locale in English, the language of content/")
    for name, fact in content.facts.items():
        for place in {*fact.values, *fact.lacking} - {*known}:
            what = f"{name}: {place} is no locale{nearest(place, known)}"
            yield Fault("facts.yaml", (name, place), what)
    for name, one in content.intake.items():
        for place in {*one.locales} - {*known}:
            what = f"{name}: {place} is no locale{nearest(place, known)}"
            yield Fault("tables/intake.yaml", (name, place), what)


def _rows(content: Content) -> Iterator[Fault]:
    """Foods and rows: named in every locale, and told by answers that are there."""
    for name, food in content.foods.items():
        for texts in (food.name, food.serving):
            yield from _unnamed(content, "tables/foods.yaml", name, texts)
    for table, rows in content.tables.items():
        for name, row in rows.items():
            file = f"tables/{table}.yaml"
            yield from _unnamed(content, file, name, row.name)
            for answer in row.answers.keys() - content.answers.keys():
                what = f"{name}: {answer} is no answer{nearest(answer, content.answers)}"
                yield Fault(file, (name, answer), what)
            for given in row.answers.values():
                yield from _facts_of_row(content, file, name, given)


def _facts_of_row(content: Content, file: str, name: str, given: dict[str, str]) -> Iterator[Fault]:
    for text in given.values():
        for unknown in PLACEHOLDER.findall(text):
            if unknown not in content.facts:
                what = f"{name}: {{{unknown}}} is no fact{nearest(unknown, content.facts)}"
                yield Fault(file, (name, f"{{{unknown}}}"), what)


def _unnamed(content: Content, file: str, name: str, texts: Localised) -> Iterator[Fault]:
    for place, locale in content.locales.items():
        if not {place, locale.measures, "any"} & texts.keys():
            near = nearest(locale.measures, texts)
            what = f"{name}: has no text for {place}, whose measures are {locale.measures}{near}"
            yield Fault(file, (name,), what)
