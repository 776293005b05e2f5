"""The booklet for a clinician: every question, every word that can be said to it, its sources."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from skill.knowledge.check import TABLE_OF, words_of
from skill.knowledge.content import Content
from skill.knowledge.localise import localise
from skill.knowledge.models import Answer, Proof, Watch, Words, listed
from skill.knowledge.urgency import Urgency
from workshop.review import Review, digest, state

_SHOWN_SAMPLES = 5


LocaleBundles = Mapping[str, Mapping[str, Answer]]  # locale → its answers, facts filled in


def booklet(content: Content, folder: Path, ledger: list[Review], today: date) -> Iterator[str]:
    """The lines of the booklet, in Markdown. `folder` is content/."""
    files = {name: f"answers/{name}.yaml" for name in content.answers}
    states = {name: state(folder, file, ledger, today) for name, file in files.items()}
    places = {place: localise(content, place).answers for place in content.locales}
    signed = sum(one.startswith("signed") for one in states.values())
    yield from ("# Cramp Coach: what is said, for clinical review", "")
    yield f"{len(files)} answers, {signed} signed. What is unsigned says so."
    for name, file in files.items():
        yield from ("", f"## {content.answers[name].title} ({name})", "")
        yield f"Review: **{states[name]}**, digest {digest(folder / file)}"
        yield from _answer(content, name, places)
    yield from _near(content)
    yield from _triage(content)
    yield from _routine(content)
    yield from _findings(content)
    yield from _facts(content)


def _answer(content: Content, name: str, places: LocaleBundles) -> Iterator[str]:
    answer = content.answers[name]
    asked = content.asked[name]
    yield f"Asked as ({len(asked)}): " + "; ".join(asked[:_SHOWN_SAMPLES])
    yield f"Evidence: {_proof(answer.evidence)}. Disclaimer: {answer.disclaimer}."
    yield from (f"Rests on an unconfirmed fact: {part}" for part in answer.unconfirmed)
    for case, words in words_of(answer):
        yield from ("", f"### {'case ' + case if case else 'Words'}")
        yield from _words(places, name, case, words)
    yield from _rows(content, name)
    yield ""
    yield from (f"- Source: {_cite(content, source)}" for source in answer.sources)
    yield f"- Basis: {', '.join(answer.basis)}"


def _proof(proof: Proof | None) -> str:
    return f"{proof.grade}, that {proof.of}" if proof else "none is named"


def _rows(content: Content, name: str) -> Iterator[str]:
    """What the look-up's table fills in, thing by thing."""
    table = TABLE_OF.get(content.answers[name].looks_up or "")
    for row in content.tables[table].values() if table else ():
        mark = " (unconfirmed)" if row.unconfirmed else ""
        if row.see:
            yield f"- {row.name['any']}{mark}: the answer {row.see}"
        elif name in row.answers:
            given = "; ".join(f"{key}: {text}" for key, text in row.answers[name].items())
            given += f"; watch: {', '.join(listed(row.watch))}" if row.watch else ""
            yield f"- {row.name['any']}{mark}: {given} [{', '.join(row.sources)}]"
    if content.answers[name].looks_up in ("food", "food_day", "swap"):
        for food in content.foods.values():
            mark = " (unconfirmed)" if food.unconfirmed else ""
            figures = f"{food.milligrams} milligrams; {food.serving}; {food.grams} grams"
            yield f"- {food.name['any']}{mark}: {figures}"


def _words(places: LocaleBundles, name: str, case: str, words: Words) -> Iterator[str]:
    for part in _parts(words):
        for where, said in _by_place(places, name, case, part).items():
            yield f"- {part} [{where}]: {said}"
    watch = _inherited(places, name, case)
    if names := listed(watch):
        said_in = "" if isinstance(watch, list) else f" ({msgspec.json.encode(watch).decode()})"
        yield f"- watch: {', '.join(names)}{said_in}"


def _inherited(places: LocaleBundles, name: str, case: str) -> Watch | None:
    """What is to be watched for with a case: its own, or that of its answer."""
    return dict(words_of(next(iter(places.values()))[name]))[case].watch


def _parts(words: Words) -> dict[str, str]:
    """What is said, by the form of the question where it has words of its own; more; the card."""
    forms = {f"say, asked as {form}": text for form, text in words.by_form.items()}
    parts = {"say": words.say, **forms, "more": words.more, "card": words.card}
    return {part: text for part, text in parts.items() if text is not None}


def _by_place(places: LocaleBundles, name: str, case: str, part: str) -> dict[str, str]:
    """The text for the places that share it: {"en-US, en-CA": text, …}."""
    shared: dict[str, list[str]] = {}
    for place, answers in places.items():
        words = dict(words_of(answers[name]))[case]
        shared.setdefault(_parts(words)[part], []).append(place)
    if len(shared) == 1:
        return {"everywhere": next(iter(shared))}
    return {", ".join(where): text for text, where in shared.items()}


def _cite(content: Content, source_id: str) -> str:
    source = content.sources[source_id]
    read = {
        "read": "",
        "abstract": " (abstract read)",
        "copy": " (read in a copy)",
        "memory": " (not read: to be confirmed)",
        "excerpt": "; an excerpt was read",
    }[source.access]
    return f"{source.title}. {source.publisher}, {source.date}. {source.address}{read}"


def _near(content: Content) -> Iterator[str]:
    yield from ("", "# What is near and not covered: how it is named, and what is offered", "")
    for name, one in content.near.items():
        offers = "; ".join(f"{words} ({answer})" for answer, words in one.offers.items())
        yield f"- **{name}**: I don't cover {one.name}. Offered: {offers or one.asks}"


def _triage(content: Content) -> Iterator[str]:
    yield from ("", "# The leg check: questions in order, decisions, rules", "")
    for one in content.triage.questions:
        yield f"- **{one.id}** (asked when: {one.when}): {one.ask}"
        yield f"  - asked when, in plain words: {content.triage.terms.in_words(one.when)}"
        yield f"  - in other words: {one.reword}"
        yield f"  - explained: {one.explain} Why: {one.why}"
        yield f"  - yes: {one.yes}; no: {one.no}; unsure: {one.unsure}"
        yield f"  - basis: {', '.join(one.basis)}"
    yield from ("", "## Rules", "")
    for rule in content.triage.rules:
        held = " and ".join(filter(None, (", ".join(rule.findings), rule.when)))
        yield f"- {held}: {rule.outcome}; basis {', '.join(rule.basis)}"
        if rule.when:
            yield f"  - in plain words: {content.triage.terms.in_words(rule.when)}"


def _routine(content: Content) -> Iterator[str]:
    routine = content.routine
    yield from ("", "# The bedtime routine: check, versions, steps in every position", "")
    check = routine.check
    yield f"- **safety check**: {check.ask} In other words: {check.reword}"
    yield f"  - explained: {check.explain} Why: {check.why}"
    yield f"  - yes: {check.stop}"
    yield f"  - unsure: {check.unsure}"
    yield f"  - where no symptoms are asked about: {check.unasked}"
    yield f"  - watch, with each of the three: {', '.join(check.watch)}"
    yield f"  - basis: {', '.join(check.basis)}"
    yield f"- **children**: {routine.children} Watch: {', '.join(routine.children_watch)}"
    yield f"- **it hurts**: {routine.pain} Watch: {', '.join(routine.pain_watch)}"
    for name, version in routine.versions.items():
        parts = ", ".join(f"{one.step} {one.seconds} s" for one in version.parts)
        yield f"- **{name}** ({version.seconds} s): {version.note} {parts}"
        yield f"  - basis: {', '.join(version.basis)}"
    for step_id, step in routine.steps.items():
        yield f"- **{step_id}**: {step.title}; basis {', '.join(step.basis)}"
        for position in ("standing", "seated", "gently"):
            if text := getattr(step, position):
                yield f"  - {position}: {text}"
        yield from (f"  - watch: {one}" for one in step.watch)
        yield from (f"  - rests on an unconfirmed fact: {one}" for one in step.unconfirmed)
        yield from (f"  - source: {_cite(content, one)}" for one in step.sources)


def _findings(content: Content) -> Iterator[str]:
    yield from ("", "# The table of urgency: first words, and each finding with what is said", "")
    for opens, places in content.urgency.first_words.items():
        yield from (f"- **{opens}**, {place}: {text}" for place, text in places.items())
    for opens, places in content.urgency.for_signs.items():
        yield from (f"- **{opens}**, a list, {place}: {text} …" for place, text in places.items())
    yield f"- danger signs: {', '.join(content.urgency.danger_signs)}"
    yield f"- safety net: {', '.join(content.urgency.safety_net)}"
    yield ""
    for name, finding in content.findings.items():
        row = content.urgency.rows.get(name)
        yield f"- **{name}** ({_level(row)}): {finding.what}"
        yield f"  - said: {'; '.join(content.told[name].said)}"
        yield from (f"  - follows from: {', '.join(parts)}" for parts in finding.follows_from)
        yield f"  - asked: {finding.check or 'not by itself'} {finding.explain or ''}"
        if row:
            yield f"  - to the ill person: {row.yourself}"
            yield f"  - to who stands beside: {row.beside or 'the same'}"
            yield f"  - why: {row.reason or 'nothing'}; never: {', '.join(row.never) or 'nothing'}"
        yield f"  - basis: {', '.join(finding.basis)}"
        yield from (f"  - source: {_cite(content, one)}" for one in finding.sources)


def _level(row: Urgency | None) -> str:
    if row is None:
        return "left to the leg check"
    return f"{row.level}, at once: {row.door}" if row.door else row.level


def _facts(content: Content) -> Iterator[str]:
    yield from ("", "# Facts: each number and place once", "")
    for name, fact in content.facts.items():
        mark = " (unconfirmed)" if fact.unconfirmed else ""
        yield f"- **{name}**{mark}: {fact.what}"
        yield from (f"  - {place}: {value}" for place, value in fact.values.items())
        yield from (
            f"  - {place}: no value ({lack.why}); said: {lack.words}"
            for place, lack in fact.lacking.items()
        )
