"""Every answer in every locale with every table value: short, plain, whole, and disclaimed."""

import re
import statistics
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import product
from xml.etree import ElementTree

import msgspec
import pytest
import textstat
from msgspec import Struct

from skill.dialog.answers import OF_KNOWING
from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedMore, Slots, SlotValue
from skill.dialog.replies import Act
from skill.dialog.state import State
from skill.knowledge.check import TABLE_OF, words_of
from skill.knowledge.content import Content
from skill.knowledge.load import load
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from tests.conftest import NOW

_CONTENT = load(Settings().content, Settings().interaction_model)
_MOST_WORDS = 75  # medical.md L24: about 30 seconds
_MOST_BY_FORM = 38  # 30 as written; a place's name for a doctor or a line may be longer
_MOST_GRADE = 8.5  # lists of signs reach it; the middle one is at most 6
_HELPER = re.compile(r"pharmacist|octor|GP|midwife|team")
_LONGEST = 8000  # characters of speech, alexa.md 3.4
_CIRCUMSTANCES: list[Slots] = [
    {},
    {"person": (SlotValue("kid", ("kid",)),)},
    {"person": (SlotValue("woman", ("woman",)),)},
    {"person": (SlotValue("man", ("man",)),)},
    {"age": (SlotValue("70"),)},
    {"age": (SlotValue("9"),)},
    {"person": (SlotValue("woman", ("woman",)),), "age": (SlotValue("70"),)},
    {"person": (SlotValue("man", ("man",)),), "age": (SlotValue("25"),)},
    {"stage": (SlotValue("pregnant", ("pregnant",)),)},
    {"stage": (SlotValue("breastfeeding", ("breastfeeding",)),)},
    {"stage": (SlotValue("after birth", ("after-birth",)),)},
    {"condition": (SlotValue("kidney disease", ("kidney-disease",)),)},
]


def _looked_up(name: str) -> Iterator[Slots]:
    """Every value that the answer's look-up can be given, and one that it does not know."""
    look_up = _CONTENT.answers[name].looks_up or ""
    if look_up in TABLE_OF:
        slot = "food" if look_up == "allergy" else look_up
        ids = [*_CONTENT.tables[TABLE_OF[look_up]], "not-in-any-table"]
        yield from ({slot: (SlotValue("that thing", (one,)),)} for one in ids)
    if look_up in ("food", "food_day", "swap", "allergy"):
        ids = [*_CONTENT.foods, "not-in-any-table"]
        yield from ({"food": (SlotValue("that thing", (one,)),)} for one in ids)
    if look_up == "amount":
        yield from ({"amount": (SlotValue(said),)} for said in ("2", "100", "350", "500", "4000"))


def _forms(name: str) -> list[str]:
    """The forms that the answer, or a case of it, has words of its own for."""
    return sorted({form for _, words in words_of(_CONTENT.answers[name]) for form in words.by_form})


class Saying(Struct, frozen=True):
    """Something that can be told: act, locale, case, SSML, disclaimer class, form; its grade."""

    act: str
    locale: str
    case: str
    ssml: str
    disclaimer: str
    form: str
    grade: float

    @property
    def text(self) -> str:
        """The words alone."""
        return _plain(self.ssml)


Tell = Callable[[str, str], Sequence[Saying]]


@pytest.fixture(scope="module")
def told(parts: TurnParts) -> Tell:
    """All that can be told of an answer in a locale, each once; made when it is first wanted."""
    return cache(lambda name, locale: [*_told(parts.bundles[locale], name)])


def _told(bundle: LocaleBundle, name: str) -> Iterator[Saying]:
    names, spoken = _names(bundle.knowledge), set[str]()
    for act, case in _acts(bundle.knowledge, name):
        ssml = bundle.speech.render(act)["speech"]
        if ssml not in spoken:
            spoken.add(ssml)
            disclaimer = bundle.knowledge.answers[str(act.facts["answer"])].disclaimer
            grade, form = _grade(_plain(ssml), names), str(act.facts.get("form"))
            yield Saying(act.act, bundle.knowledge.locale, case, ssml, disclaimer, form, grade)


def _acts(knowledge: Knowledge, name: str) -> Iterator[tuple[Act, str]]:
    """Every act that tells it, once, and its case."""
    seen = set[bytes]()
    for slots, form in product([*_CIRCUMSTANCES, *_looked_up(name)], [None, *_forms(name)]):
        turn = step(State(), Asked(slots, name, form, supposed=True), knowledge, NOW)
        more = step(turn.state, AskedMore(), knowledge, NOW)
        for act in (*turn.reply.says, *more.reply.says):
            key = msgspec.json.encode(act)
            if act.act in ("answers.told", "answers.more") and key not in seen:
                seen.add(key)
                yield act, str(turn.reply.says[0].facts["case"])


def _plain(ssml: str) -> str:
    return " ".join(ElementTree.fromstring(f"<speak>{ssml}</speak>").itertext())


def _names(knowledge: Knowledge) -> list[str]:
    """Names of medicines and the like, which don't count for readability."""
    rows = [row for table in knowledge.tables.values() for row in table.values()]
    named = {row.name["any"] for row in rows} | {
        one.name["any"] for one in knowledge.foods.values()
    }
    named.add(knowledge.facts["emergency-number"])
    return sorted((name.lower() for name in named), key=len, reverse=True)


def _grade(text: str, names: list[str]) -> float:
    lowered = text.lower()
    for name in names:
        if name in lowered:
            text = re.sub(rf"\b{re.escape(name)}\b", "it", text, flags=re.IGNORECASE)
    return float(textstat.flesch_kincaid_grade(text))


def test_an_answer_fits_on_one_screen() -> None:
    """Whoever signs it sees it whole: at most 135 lines of at most 100 characters."""
    for path in (Settings().content / "answers").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 135, path.name
        assert [line for line in lines if len(line) > 100] == [], path.name


@pytest.mark.parametrize("name", _CONTENT.answers)
def test_an_answer_is_sayable_in_every_case(told: Tell, parts: TurnParts, name: str) -> None:
    """At most 75 words, grade 8, valid SSML, no placeholder; of taking pills, a helper is named."""
    for one in (one for place in parts.bundles for one in told(name, place)):
        text, where = one.text, f"{name} {one.case or 'itself'} {one.locale}: {one.ssml}"
        assert len(text.split()) <= _MOST_WORDS, where
        assert len(one.ssml) < _LONGEST
        assert not re.search(r"[{}<>|]|  ", text), where
        assert text[-1] in ".!", where
        assert one.grade <= _MOST_GRADE, where
        due = one.disclaimer == "pills" and one.form not in OF_KNOWING
        if due and one.act == "answers.told" and not _HELPER.search(text):
            assert text.endswith("Check with a pharmacist first."), where


@pytest.mark.parametrize("name", _CONTENT.answers)
def test_words_by_form_are_one_breath(parts: TurnParts, name: str) -> None:
    """At most 30 words with the facts of every place: who asks in a form gets its point first."""
    for bundle in parts.bundles.values():
        for case, words in words_of(bundle.knowledge.answers[name]):
            for form, text in words.by_form.items():
                assert len(text.split()) <= _MOST_BY_FORM, (name, case, form, text)


def test_the_median_answer_reads_at_grade_six(told: Tell) -> None:
    """Over all that can be said in en-US and en-GB."""
    grades = [
        one.grade
        for name, locale in product(_CONTENT.answers, ("en-US", "en-GB"))
        for one in told(name, locale)
    ]
    assert statistics.median(grades) <= 6


_PIECE = r"[\w'-]+(?: [\w'-]+){0,3}"
_FOUR = re.compile(
    rf"(?:{_PIECE}, ){{3,}}(?:and|or)\b|(?:{_PIECE}, ){{2,}}{_PIECE} (?:and|or) \w+,"
)
_HELP = ("{emergency-number}", "{urgent-line}", "{emergency-department}", "newly swollen", "swells")


@pytest.mark.parametrize("name", _CONTENT.answers)
def test_an_answer_lists_at_most_three_things(name: str) -> None:
    """Only danger signs may be more (medical.md 6.2b): there the words name where to get help."""
    for case, words in words_of(_CONTENT.answers[name]):
        for text in (words.say, *words.by_form.values(), words.more or ""):
            if not any(help_ in text for help_ in _HELP):
                assert not _FOUR.search(text), (name, case, text)


@pytest.mark.parametrize("name", _CONTENT.answers)
def test_no_number_stands_in_an_answer(name: str) -> None:
    """Each stands in facts.yaml or a table, once."""
    for case, words in words_of(_CONTENT.answers[name]):
        for text in filter(None, (words.say, words.more, words.card)):
            assert not re.search(r"\d", re.sub(r"\{.*?\}", "", text)), (name, case)


def test_every_answer_has_source_evidence_and_disclaimer(content: Content) -> None:
    """And a basis in the fact base."""
    for name, answer in content.answers.items():
        assert answer.sources, name
        assert answer.basis, name


_AMOUNT = re.compile(r"\{(?:upper-limit|amount|low|high)\}")
_CASES_WITHOUT_AMOUNT = {"kidney", "child"}


def test_no_amount_is_said_for_a_child_or_with_kidney_disease(content: Content) -> None:
    """medical.md 6.5: no number at all with kidney disease, none for children."""
    for name, answer in content.answers.items():
        for case in _CASES_WITHOUT_AMOUNT & answer.cases.keys():
            words = answer.cases[case]
            assert not _AMOUNT.search(f"{words.say} {words.more} {words.card}"), (name, case)
        if answer.disclaimer == "pills" and _AMOUNT.search(f"{answer.say} {answer.more}"):
            assert {*_CASES_WITHOUT_AMOUNT, "pregnant", "breastfeeding"} <= answer.cases.keys(), (
                name
            )
