"""Content picked for one locale, once at start: what the dialog and the templates read per turn."""

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from skill.knowledge.content import Content, Locale
from skill.knowledge.models import (
    Answer,
    Fact,
    Finding,
    Food,
    Kin,
    Localised,
    Near,
    Need,
    Row,
    Say,
    Source,
    Stage,
    Words,
)
from skill.knowledge.phrases import Phrases
from skill.knowledge.relief import Relief
from skill.knowledge.replies import Replies
from skill.knowledge.routine import Routine
from skill.knowledge.triage import TriageTable
from skill.knowledge.urgency import UrgencyTable

ELSEWHERE = "elsewhere"
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


class Knowledge(Struct, frozen=True):
    """What is true in one locale, every text filled with its facts.

    `place` is the key of content/locales.yaml that serves `locale`. `phrases` finds findings in
    heard words, `alarm_phrases` those that raise the alarm; `follows` are (finding, those that
    together mean it). In `answers`, `foods` and
    `tables` only look-up placeholders are left; localised texts hold the one key "any". `tracks`
    names the sounds that can be played here and now, by the server's settings; `plays`: whether
    this device plays audio documents.
    `information_only`: no question about symptoms is asked (an operator's setting).
    """

    locale: str
    place: str
    language: str
    facts: Mapping[str, str]
    lacking: frozenset[str]
    answers: Mapping[str, Answer]
    lacking_answers: frozenset[str]
    foods: Mapping[str, Food]
    tables: Mapping[str, Mapping[str, Row]]
    needs: tuple[Need, ...]
    people: Mapping[str, Kin]
    stages: Mapping[str, Stage]
    findings: Mapping[str, Finding]
    urgency: UrgencyTable
    near: Mapping[str, Near]
    phrases: Phrases
    alarm_phrases: Phrases
    follows: tuple[tuple[str, tuple[str, ...]], ...]
    triage: TriageTable
    routine: Routine
    relief: Relief
    replies: Replies
    families: Mapping[str, str]
    sources: Mapping[str, Source]
    kidney_conditions: frozenset[str]
    tracks: frozenset[str] = frozenset()
    plays: bool = False
    information_only: bool = False

    def row(self, named: object) -> Row | None:
        """The row that an act names as table.id; None where it names none."""
        table, _, name = str(named or "").partition(".")
        return self.tables.get(table, {}).get(name)

    def row_words(self, facts: Mapping[str, object]) -> Mapping[str, str]:
        """What the row that an act names says of its answer: placeholders, and words by form."""
        row = self.row(facts.get("row"))
        return row.answers.get(str(facts.get("answer")), {}) if row else {}

    def number(self, fact_id: str) -> int | None:
        """The number in a fact ("350 milligrams" → 350); None where the locale lacks it."""
        if fact_id in self.lacking:
            return None
        found = re.search(r"\d+", self.facts[fact_id])
        return int(found.group()) if found else None


def place_of(content: Content, locale: str) -> str:
    """The locale itself where we have it, else `elsewhere`: no country's figures."""
    return locale if locale in content.locales else ELSEWHERE


def localise(
    content: Content,
    locale: str,
    tracks: frozenset[str] = frozenset(),
    *,
    information_only: bool = False,
) -> Knowledge:
    """The knowledge for `locale` ("en-GB"; one that we don't have is served as `elsewhere`)."""
    place = place_of(content, locale)
    here = _Here(content, place, content.locales[place])
    return Knowledge(
        locale=locale,
        place=place,
        language=here.locale.language,
        facts=here.facts,
        lacking=here.lacking,
        answers={name: here.answer(answer) for name, answer in content.answers.items()},
        lacking_answers=frozenset(
            name for name, answer in content.answers.items() if here.lacks(answer)
        ),
        foods={name: here.food(food) for name, food in content.foods.items()},
        tables={
            table: {name: here.row(row) for name, row in rows.items()}
            for table, rows in content.tables.items()
        },
        needs=here.needs(),
        people=content.people,
        stages=content.stages,
        findings={name: here.finding(one) for name, one in content.findings.items()},
        urgency=here.urgency(content.urgency),
        near=content.near,
        phrases=Phrases(content.told),
        alarm_phrases=Phrases(
            {name: content.told[name] for name in content.findings if content.urgency.alarms(name)}
        ),
        follows=tuple(
            (name, tuple(parts))
            for name, one in content.findings.items()
            for parts in one.follows_from
        ),
        triage=here.triage(content.triage),
        routine=here.routine(content.routine),
        relief=replace(content.relief, long=here.fill(content.relief.long)),
        replies=content.replies,
        families=content.families,
        sources=content.sources,
        kidney_conditions=frozenset(
            name
            for name, row in content.tables["conditions"].items()
            if row.answers.get("condition-causes", {}).get("case") == "kidney"
        ),
        tracks=tracks,
        information_only=information_only,
    )


class _Here:
    """Fills texts for one place."""

    def __init__(self, content: Content, place: str, locale: Locale) -> None:
        self._content = content
        self._place = place
        self.locale = locale
        self.lacking = frozenset(
            name for name, fact in content.facts.items() if self._value(fact) is None
        )
        self.facts = {name: self._words(fact) for name, fact in content.facts.items()}

    def _value(self, fact: Fact) -> str | None:
        return fact.values.get(self._place, fact.values.get("any"))

    def _words(self, fact: Fact) -> str:
        value = self._value(fact)
        return fact.lacking[self._place].words if value is None else value

    def fill(self, text: str) -> str:
        """The text with its facts; look-up placeholders stay."""
        return PLACEHOLDER.sub(lambda found: self.facts.get(found[1], found[0]), text)

    def _maybe(self, text: str | None) -> str | None:
        return None if text is None else self.fill(text)

    def _fill_case(self, words: Words, answer: Answer) -> Words:
        return Words(
            says=self._says(words),
            more=self._maybe(words.more),
            card=self._maybe(words.card),
            offer=words.offer,
            next=words.next or answer.next,
            evidence=words.evidence or answer.evidence,
            watch=answer.watch if words.watch is None else words.watch,
        )

    def _says(self, words: Words) -> Say:
        if isinstance(words.says, str):
            return self.fill(words.says)
        return {form: self.fill(text) for form, text in words.says.items()}

    def answer(self, answer: Answer) -> Answer:
        """An answer with the facts of this place."""
        return replace(
            answer,
            says=self._says(answer),
            more=self._maybe(answer.more),
            card=self._maybe(answer.card),
            cases={name: self._fill_case(words, answer) for name, words in answer.cases.items()},
        )

    def lacks(self, answer: Answer) -> bool:
        """Whether an answer's own words name a fact that this place lacks."""
        return any(name in self.lacking for name in PLACEHOLDER.findall(answer.say))

    def _pick(self, texts: Localised) -> Localised:
        keys = (self._place, self.locale.measures, "any")
        return {"any": next(texts[key] for key in keys if key in texts)}

    def food(self, food: Food) -> Food:
        """A food named and measured as people here do, with the figures of its own table."""
        return replace(
            food,
            name=self._pick(food.name),
            serving=self._pick(food.serving),
            milligrams=self._number(food.milligrams),
            grams=self._number(food.grams or {"any": 0}),
        )

    def _number(self, numbers: dict[str, int]) -> dict[str, int]:
        return {"any": numbers.get(self._place, numbers["any"])}

    def row(self, row: Row) -> Row:
        """A row with its name and its placeholders' texts for here."""
        answers = {
            answer: {key: self.fill(text) for key, text in values.items()}
            for answer, values in row.answers.items()
        }
        return replace(row, name=self._pick(row.name), answers=answers)

    def finding(self, finding: Finding) -> Finding:
        """A finding whose texts name this place's numbers."""
        return replace(
            finding,
            what=self.fill(finding.what),
            short=self._maybe(finding.short),
            check=self._maybe(finding.check),
            explain=self._maybe(finding.explain),
        )

    def urgency(self, table: UrgencyTable) -> UrgencyTable:
        """What is urgent, with the first words and numbers of this place."""
        rows = {
            name: replace(
                row,
                yourself=self.fill(row.yourself),
                beside=self._maybe(row.beside),
                reason=self._maybe(row.reason),
            )
            for name, row in table.rows.items()
        }
        return replace(
            table,
            first_words=self._openings(table.first_words),
            for_signs=self._openings(table.for_signs),
            rows=rows,
        )

    def _openings(self, texts: Mapping[str, Localised]) -> dict[str, Localised]:
        return {name: {"any": self.fill(self._pick(one)["any"])} for name, one in texts.items()}

    def triage(self, table: TriageTable) -> TriageTable:
        """Triage with this place's numbers."""
        questions = [
            replace(
                one,
                ask=self.fill(one.ask),
                ask_other=self._maybe(one.ask_other),
                reword=self.fill(one.reword),
                reword_other=self._maybe(one.reword_other),
                explain=self.fill(one.explain),
                why=self.fill(one.why),
            )
            for one in table.questions
        ]
        return replace(table, questions=questions)

    def routine(self, routine: Routine) -> Routine:
        """The bedtime routine with this place's numbers."""
        check = replace(
            routine.check,
            stop=self.fill(routine.check.stop),
            unsure=self.fill(routine.check.unsure),
            unasked=self.fill(routine.check.unasked),
            instead=self.fill(routine.check.instead),
        )
        return replace(routine, check=check, children=self.fill(routine.children))

    def needs(self) -> tuple[Need, ...]:
        """The daily needs of the authority for this place; empty where there is none."""
        found = [one for one in self._content.intake.values() if self._place in one.locales]
        return tuple(found[0].needs) if found else ()
