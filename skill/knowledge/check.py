"""Does the content hold together? Every fault is collected, each with its file and line."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from nlu.forms import QUESTION_FORMS
from skill.knowledge.check_names import name_faults
from skill.knowledge.check_relief import relief_faults
from skill.knowledge.check_watch import watch_faults
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.faults import Fault, nearest
from skill.knowledge.localise import PLACEHOLDER
from skill.knowledge.models import (
    CLEAREST,
    COMPARED,
    PLAIN,
    Answer,
    Authority,
    Fact,
    Finding,
    Food,
    Row,
    Words,
)
from skill.knowledge.relief import ReliefStep
from skill.knowledge.routine import Step
from skill.knowledge.urgency import ABOUT_THEM

# What each computed look-up fills in, by case ("" = the answer's own words). A row look-up's
# placeholders are those of its rows.
_OF_FOOD = ("name", "serving", "milligrams")
COMPUTED: dict[str, dict[str, set[str]]] = {
    "intake": {
        "": {"low", "high"},
        "woman": {"amount"},
        "man": {"amount"},
        "woman-aged": {"age", "amount"},
        "man-aged": {"age", "amount"},
        "aged": {"age", "women", "men"},
        "pregnant": {"amount"},
        "breastfeeding": {"amount"},
        "pregnant-lacking": set(),
        "breastfeeding-lacking": set(),
        "child": set(),
        "kidney": set(),
        "lacking": set(),
    },
    "amount": {"": set(), "over": {"amount"}, "within": {"amount"}, "lacking": set()},
    "food": {
        "": set(),
        "found": {*_OF_FOOD},
        "measured": {*_OF_FOOD},
        "compared": {*_OF_FOOD, *(f"other_{one}" for one in _OF_FOOD)},
        "both": {*_OF_FOOD, *(f"other_{one}" for one in _OF_FOOD)},
        "unknown": set(),
    },
    "food_day": {
        "": set(),
        "found": {*_OF_FOOD, "servings", "need"},
        "unknown": set(),
        "lacking": {*_OF_FOOD},
    },
    "swap": {"": set(), "found": {"name", "others"}, "unknown": set()},
}
TABLE_OF = {
    "medicine": "medicines",
    "condition": "conditions",
    "remedy": "remedies",
    "form": "forms",
    "tried": "tried",
    "allergy": "allergies",
}
VERDICTS = {
    "yes": ("Yes",),
    "no": ("No", "Probably not", "Not"),
    "maybe": ("Maybe", "Perhaps", "Possibly"),
}
_UNKNOWN = "unknown"  # what no list has: of that, nothing can be judged
_ANY_VERDICT = tuple(word for words in VERDICTS.values() for word in words)


def problems(
    content: Content, folder: Path, interaction_model: Path, predicates: Iterable[str]
) -> list[str]:
    """Every fault that would break a start or an answer, as `file:line: what`; empty for none.

    `folder` is content/; `predicates` are the names that triage's `when` may have.
    """
    phrasings = interaction_model / ENGLISH
    return [
        fault.located(phrasings if fault.file.startswith(("asked/", "told/")) else folder)
        for fault in _faults(content, predicates)
    ]


def _faults(content: Content, predicates: Iterable[str]) -> list[Fault]:
    return [
        *name_faults(content, predicates),
        *watch_faults(content),
        *_unknown_sources(content),
        *_incomplete_facts(content),
        *_not_asked(content),
        *_repeated_phrasings(content),
        *_phrasings_that_are_findings(content),
        *_unknown_findings(content),
        *_unknown_references(content),
        *_routine(content),
        *relief_faults(content),
        *(fault for name in content.answers for fault in _answer(content, name)),
    ]


def _unknown_sources(content: Content) -> Iterator[Fault]:
    for file, words, cited in _citations(content):
        for source in cited:
            if source not in content.sources:
                near = nearest(source, content.sources)
                what = f"cites {source}, which is not in sources/{near}"
                yield Fault(file, (*words, "sources", source), what)


def _citations(content: Content) -> Iterator[tuple[str, tuple[str, ...], list[str]]]:
    """The file, the words that lead to it, and the sources cited there."""
    for name, answer in content.answers.items():
        yield f"answers/{name}.yaml", (), answer.sources
    groups: dict[str, Mapping[str, Fact | Food | Finding | Row | Step | ReliefStep | Authority]] = {
        "facts.yaml": content.facts,
        "tables/foods.yaml": content.foods,
        "findings.yaml": content.findings,
        "routine/bedtime.yaml": content.routine.steps,
        "relief/coach.yaml": content.relief.steps,
        "tables/intake.yaml": content.intake,
        **{f"tables/{table}.yaml": rows for table, rows in content.tables.items()},
    }
    for file, group in groups.items():
        yield from ((file, (name,), one.sources) for name, one in group.items())


def _incomplete_facts(content: Content) -> Iterator[Fault]:
    for name, fact in content.facts.items():
        for place in content.locales:
            has = place in fact.values or "any" in fact.values
            if has == (place in fact.lacking):
                yield Fault(
                    "facts.yaml",
                    (name,),
                    f"{name}: needs for {place} either a value or an entry under "
                    "`lacking` that says why, with words for it",
                )


def _repeated_phrasings(content: Content) -> Iterator[Fault]:
    counts = Counter(line for lines in content.asked.values() for line in lines)
    for name, lines in content.asked.items():
        for line in lines:
            if counts[line] > 1:
                yield Fault(
                    f"asked/{name}.yaml", (line,), f"the phrasing {line!r} stands elsewhere too"
                )


def _not_asked(content: Content) -> Iterator[Fault]:
    for name in content.answers.keys() - content.asked.keys():
        yield Fault(
            f"asked/{name}.yaml", (), f"is missing, so nobody can ask for answers/{name}.yaml"
        )
    for name in content.asked.keys() - content.answers.keys():
        yield Fault(f"asked/{name}.yaml", (), f"there is no answers/{name}.yaml")


def _phrasings_that_are_findings(content: Content) -> Iterator[Fault]:
    """In triage "walking" must be a reply, not the question of an answer."""
    said = {one for telling in content.told.values() for one in (*telling.said, *telling.denied)}
    for name, lines in content.asked.items():
        for line in said.intersection(lines):
            yield Fault(
                f"asked/{name}.yaml", (line,), f"the phrasing {line!r} is how a finding is told"
            )


def _unknown_references(content: Content) -> Iterator[Fault]:
    for table, rows in content.tables.items():
        for name, row in rows.items():
            if row.see and row.see not in content.answers:
                what = (
                    f"{name} sees {row.see}, which is no answer{nearest(row.see, content.answers)}"
                )
                yield Fault(f"tables/{table}.yaml", (name, row.see), what)


def _routine(content: Content) -> Iterator[Fault]:
    routine, place = content.routine, "routine/bedtime.yaml"
    for name, version in routine.versions.items():
        if (total := sum(part.seconds for part in version.parts)) != version.seconds:
            what = f"{name}: its parts add up to {total} seconds, not {version.seconds}"
            yield Fault(place, ("versions", name, "seconds"), what)
        for part in version.parts:
            if part.step not in routine.steps:
                what = f"{name}: {part.step} is no step{nearest(part.step, routine.steps)}"
                yield Fault(place, ("versions", name, part.step), what)
            paced = part.holds * (routine.hold_seconds + routine.change_seconds)
            if part.holds and paced != part.seconds:
                what = f"{name}: {part.step} holds {paced} seconds, not {part.seconds}"
                yield Fault(place, ("versions", name, part.step), what)


def _unknown_findings(content: Content) -> Iterator[Fault]:
    for name in content.told.keys() - content.findings.keys():
        yield Fault(f"told/{name}.yaml", (), f"{name} is no finding")
    for name, finding in content.findings.items():
        for part in {part for parts in finding.follows_from for part in parts}:
            if part not in (*content.findings, *ABOUT_THEM):
                near = nearest(part, content.findings)
                what = f"{name} follows from {part}, which is no finding{near}"
                yield Fault("findings.yaml", (name, "follows_from", part), what)


def _answer(content: Content, name: str) -> Iterator[Fault]:
    answer, place = content.answers[name], f"answers/{name}.yaml"
    for case, words in words_of(answer):
        known = content.facts.keys() | _placeholders(content, name, case)
        yield from _forms(place, case, words, answer.points)
        for text in words.texts:
            for unknown in set(PLACEHOLDER.findall(text)) - known:
                near = nearest(unknown, known)
                what = f"case {case or 'itself'}: {{{unknown}}} is no fact nor placeholder{near}"
                yield Fault(place, (*filter(None, [case]), f"{{{unknown}}}"), what)
        if case != _UNKNOWN and answer.verdict != "open" and not words.say.startswith(_ANY_VERDICT):
            what = f"case {case or 'itself'}: starts with no verdict, but `verdict` has one"
            yield Fault(place, (*filter(None, [case]), "say"), what)
    if answer.evidence is None:
        yield Fault(place, (), "needs `evidence`: how sure it is, and of what")
    if answer.verdict != "open" and not answer.say.startswith(VERDICTS[answer.verdict]):
        yield Fault(place, ("say",), f"does not start with its verdict, {answer.verdict}")
    for missing in sorted(_needed_cases(content, name) - answer.cases.keys()):
        yield Fault(place, ("cases",), f"needs words for the case {missing}")


def _forms(place: str, case: str, words: Words, points: Collection[str]) -> Iterator[Fault]:
    """Words by form or point: of those that there are, and plain ones for all the others."""
    lead = tuple(filter(None, [case]))
    if not words.say:
        what = f"case {case or 'itself'}: needs `{PLAIN}` words, for the forms that have no others"
        yield Fault(place, (*lead, "say"), what)
    for form in words.by_form.keys() - {*QUESTION_FORMS, *points}:
        near = nearest(form, (PLAIN, *QUESTION_FORMS, *points))
        what = f"case {case or 'itself'}: {form} is no form of nlu/forms.py{near}"
        yield Fault(place, (*lead, form), what)


def _placeholders(content: Content, name: str, case: str) -> set[str]:
    look_up = content.answers[name].looks_up
    if look_up in COMPUTED:
        return COMPUTED[look_up].get(case, set())
    if case == _UNKNOWN:
        return set()
    if case == COMPARED:
        return {"name", "other"}
    if case == CLEAREST:
        return {"name"}
    given = [row.keys() for row in _rows(content, name) if row.get("case", "") == case]
    return ({"name"} | set.intersection(*map(set, given))) - {"case"} if given else set()


def _needed_cases(content: Content, name: str) -> set[str]:
    look_up = content.answers[name].looks_up
    if look_up is None:
        return set()
    if look_up in COMPUTED:
        return COMPUTED[look_up].keys() - {""}
    if look_up not in TABLE_OF:
        return {f"of a look-up that exists (not {look_up})"}
    return ({"unknown"} | {row.get("case", "") for row in _rows(content, name)}) - {""}


def _rows(content: Content, name: str) -> Iterable[dict[str, str]]:
    table = TABLE_OF.get(content.answers[name].looks_up or "", "")
    rows = content.tables.get(table, {}).values()
    return [row.answers[name] for row in rows if name in row.answers]


def words_of(answer: Answer) -> Iterator[tuple[str, Words]]:
    """Every case of an answer with its words, its own ("") first."""
    yield "", answer
    yield from answer.cases.items()
