"""Words that save lives, and doses: what is heard in each locale, word for word, in one file each.

A test compares the files with what would be said now; `make held` writes them anew, so that their
diff is what a reviewer reads. Being held is no approval: nobody has signed these words.

Held are every alarm, every sentence of triage and of the routine's safety, every answer in every
case (doses, limits, warnings), each finding's level and each fact's value. What is heard alike in
all locales stands once, in everywhere.txt.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import msgspec

from skill.assembly import build_turn_parts, read_languages
from skill.dialog.conversation import step
from skill.dialog.events import Asked, AskedMore, Slots, SlotValue
from skill.dialog.mind import THOUGHTS, VEILED
from skill.dialog.replies import Act, FactValue
from skill.dialog.state import State
from skill.knowledge.check import TABLE_OF, words_of
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.localise import Knowledge
from skill.knowledge.models import ALARMS, Answer
from skill.knowledge.urgency import Urgency
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings

FOLDER = Path("tests/held")
_HEAD = "# Held word for word; `make held` writes this file. Being held is no approval.\n"
_AMOUNTS = ("2", "100", "350", "500", "4000")  # milligrams, around and over every limit
_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {  # slot → ids
    "person": ("kid", "woman", "man"),
    "stage": ("pregnant", "breastfeeding", "after-birth"),
    "condition": ("kidney-disease",),
}
_OF_ALARM = ("alert", "misheard")
_TOLD_TO = (("self", "them"), ("beside", "her"), ("child", "them"))
_MOST_WORDINGS = 4  # of an act
_LAST_TIME = 3  # that nothing is understood
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)  # no answer depends on the hour
_AGES = ("9", "25", "70")  # a child, and either side of fifty, where daily needs change


def held(content: Content, parts: TurnParts) -> dict[str, str]:
    """Name of the file → its text: `everywhere`, and each locale with what differs there."""
    lines = {locale: list(_lines(content, bundle)) for locale, bundle in parts.bundles.items()}
    first, *others = lines.values()
    alike = set(first).intersection(*others)
    files = {"everywhere": [line for line in first if line in alike]}
    files |= {name: [one for one in said if one not in alike] for name, said in lines.items()}
    return {name: _HEAD + "".join(f"{one}\n" for one in said) for name, said in files.items()}


def main(arguments: list[str] | None = None) -> int:
    """Write the files, or with --check tell which differ. Exit code 1 where any does."""
    reader = argparse.ArgumentParser(prog="python -m workshop.held", description=main.__doc__)
    reader.add_argument("--check", action="store_true", help="write nothing")
    options = reader.parse_args(arguments)
    languages = read_languages(Settings())
    content = languages[ENGLISH]
    stale = 0
    for name, text in held(content, build_turn_parts(Settings(), content, languages)).items():
        path = FOLDER / f"{name}.txt"
        fresh = path.is_file() and path.read_text(encoding="utf-8") == text
        stale += not fresh
        if not fresh and not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        state = "fresh" if fresh else "differs: run make held" if options.check else "written"
        sys.stdout.write(f"{path}: {state}\n")
    return int(options.check and stale > 0)


def _lines(content: Content, bundle: LocaleBundle) -> Iterator[str]:
    said = (line for act in _acts(bundle.knowledge) for line in _said(act, bundle))
    yield from dict.fromkeys(said)
    yield from _answers(bundle)
    for name in content.findings:
        yield f"level of {name}: {content.urgency.level(name) or 'triage decides'}"
    for name, fact in sorted(bundle.knowledge.facts.items()):
        yield f"fact {name}: {fact}"
    yield from _rows(bundle.knowledge)


def _rows(knowledge: Knowledge) -> Iterator[str]:
    """What decides: rows, rules and numbers of triage, who is a child, needs; and the routine."""
    triage = knowledge.triage
    yield from (f"card {name}: {one.card}" for name, one in knowledge.answers.items() if one.card)
    for kind, rows in (
        ("question", triage.questions),
        ("rule", triage.rules),
        ("terms", [triage.terms]),
        ("finding", knowledge.findings.values()),
        ("urgency", knowledge.urgency.rows.values()),
        ("person", knowledge.people.values()),
        ("need", knowledge.needs),
        ("routine", [knowledge.routine]),
    ):
        yield from (f"{kind}: {msgspec.json.encode(row).decode()}" for row in rows)


def _acts(knowledge: Knowledge) -> Iterator[Act]:
    """All that warns, asks about danger or sends to help."""
    for act in ("cannot_call", "if_so", "please_call", "called"):
        yield Act(f"danger.{act}")
    yield from (Act(f"mind.{act}") for act in ("believed", "stay_safe"))
    for name, row in knowledge.urgency.rows.items():
        yield from _urgent(name, row)
    for name, finding in knowledge.findings.items():
        if finding.check:
            asked: dict[str, FactValue] = {"finding": name, "them": "them"}
            for again, whose in product((False, True), ("self", "beside")):
                yield Act("danger.check", {**asked, "again": again, "whose": whose})
    for question in knowledge.triage.questions:
        for reworded, other in ((False, False), (True, False), (False, True)):
            facts: dict[str, FactValue] = {"question": question.id}
            yield Act("triage.question", {**facts, "reworded": reworded, "other": other})
    yield from (Act(f"triage.{act}") for act in ("begin", "stopped", "get_adult", "not_here"))
    yield Act("routine.unasked")
    yield from (Act("routine.not_tonight", {"sure": sure}) for sure in (True, False))
    yield from (Act("routine.check", {"reworded": reworded}) for reworded in (False, True))
    yield from (Act("routine.hurts", {"seated": seated}) for seated in (True, False))
    yield from _outside(knowledge)
    yield from (Act(f"basics.{act}") for act in ("trouble", "welcome", "help"))


def _urgent(name: str, row: Urgency) -> Iterator[Act]:
    """What is said of a row, to whom it is said: the ill one, who stands beside, a child."""
    for whose, them in _TOLD_TO:
        facts: dict[str, FactValue] = {"level": row.level, "whose": whose, "them": them}
        if name in (VEILED, THOUGHTS):
            act = "mind.ask" if name == VEILED else "mind.crisis"
            yield Act(act, {**facts, "finding": name})
            yield from [Act("mind.safe", {**facts, "finding": name})] if name == THOUGHTS else []
        elif row.at_once:
            yield from (Act(f"danger.{act}", {**facts, "finding": name}) for act in _OF_ALARM)
        if row.level not in ALARMS:
            yield Act("triage.outcome", {**facts, "outcome": name})
    if row.at_once:
        yield Act("danger.taken_back", {"finding": name})


def _outside(knowledge: Knowledge) -> Iterator[Act]:
    """What is not ours, in every wording: refused, not understood, near and what is offered."""
    yield Act("basics.not_understood", {"times": _LAST_TIME})
    each = product((False, True), range(1, _LAST_TIME), range(_MOST_WORDINGS), (True, False))
    for far, times, number, emergency in each:
        facts: dict[str, FactValue] = {"times": times, "far": far, "wording": number}
        yield Act("basics.not_understood", {**facts, "emergency": emergency})
    for name, near in knowledge.near.items():
        for number in range(_MOST_WORDINGS):
            yield Act("basics.not_covered", {"near": name, "wording": number})
            for answer in near.offers:
                offer: dict[str, FactValue] = {"near": name, "answer": answer}
                yield Act("basics.offer_answer", {**offer, "wording": number})


def _said(act: Act, bundle: LocaleBundle) -> Iterator[str]:
    """The act with its facts, then its words; and what is said when nobody answers, or shown.

    Where these repeat the words, "…" stands for them, so that they are one line for many.
    """
    named = " ".join([act.act, *(f"{name}={value}" for name, value in act.facts.items())])
    words = bundle.speech.render(act)
    yield f"{named}: {words['speech']}"
    beside = {"silence": words.get("reprompt"), "card_title": words.get("card_title")}
    beside["card_text"] = (words.get("card_text") or "").replace("\n", " ")
    beside["screen_title"] = words.get("screen_data", {}).get("title")
    for name, text in beside.items():
        if text:
            yield f"{act.act} ({name}): {text.replace(words['speech'], '…')}"


def _answers(bundle: LocaleBundle) -> Iterator[str]:
    """Each utterance of an answer, once."""
    seen = set[str]()
    for name in bundle.knowledge.answers:
        for slots in [*_circumstances(), *_looked_up(name, bundle.knowledge)]:
            for form in (None, *_forms(bundle.knowledge.answers[name])):
                for act in _told(Asked(slots, name, form), bundle.knowledge):
                    words = bundle.speech.render(act)["speech"]
                    if words not in seen:
                        seen.add(words)
                        yield f"{act.act} {name} {_named(slots, form)}: {words}"


def _forms(answer: Answer) -> list[str]:
    """The forms of question that the answer, or one of its cases, has words of its own for."""
    return sorted({form for _, words in words_of(answer) for form in words.by_form})


def _told(asked: Asked, knowledge: Knowledge) -> Iterator[Act]:
    """The answer in these circumstances, and its second breath."""
    turn = step(State(), asked, knowledge, _NOON)
    more = step(turn.state, AskedMore(), knowledge, _NOON)
    for one in (turn, more):
        yield from (act for act in one.reply.says if act.act in ("answers.told", "answers.more"))


def _circumstances() -> Iterator[Slots]:
    yield {}
    for slot, ids in _SPOKEN_OF.items():
        yield from ({slot: (SlotValue(one, (one,)),)} for one in ids)
    for age in _AGES:
        yield {"age": (SlotValue(age),)}
        for sex in ("woman", "man"):
            yield {"age": (SlotValue(age),), "person": (SlotValue(sex, (sex,)),)}


def _looked_up(name: str, knowledge: Knowledge) -> Iterator[Slots]:
    """Every value that the answer's look-up can be given."""
    look_up = knowledge.answers[name].looks_up or ""
    if look_up in ("food", "food_day", "swap", "allergy"):
        yield from ({"food": (SlotValue(one, (one,)),)} for one in knowledge.foods)
    if look_up == "amount":
        yield from ({"amount": (SlotValue(one),)} for one in _AMOUNTS)
    for table, rows in knowledge.tables.items():
        if TABLE_OF.get(look_up) == table and look_up != "allergy":
            yield from ({look_up: (SlotValue(one, (one,)),)} for one in rows)


def _named(slots: Slots, form: str | None) -> str:
    heard = {slot: words[0].id or words[0].heard for slot, words in slots.items()}
    heard |= {"form": form} if form else {}
    return " ".join(f"{slot}={one}" for slot, one in heard.items())


if __name__ == "__main__":
    sys.exit(main())
