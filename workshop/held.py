"""Words that save lives, and doses: what is heard in each locale, word for word, in one file each.

A test compares the files with what would be said now; `make held` writes them anew, so that their
diff is what a reviewer reads. Being held is no approval: nobody has signed these words.

Held are every alarm, every sentence of triage and of the routine's safety, every answer in every
case (doses, limits, warnings), each finding's level and each fact's value. What is heard alike in
all locales stands once, in everywhere.txt.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from skill.assembly import build_turn_parts, read_languages
from skill.dialog.replies import Act
from skill.knowledge.content import ENGLISH, Content
from skill.knowledge.localise import Knowledge
from skill.locale_bundles import LocaleBundle, TurnParts
from skill.settings import Settings
from workshop.utterances.acts import acts
from workshop.utterances.told import told

FOLDER = Path("tests/held")
_HEAD = "# Held word for word; `make held` writes this file. Being held is no approval.\n"


def held(content: Content, parts: TurnParts) -> dict[str, str]:
    """Name of the file → its text: `everywhere`, and each locale with what differs there."""
    lines = {locale: list(held_lines(content, bundle)) for locale, bundle in parts.bundles.items()}
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


def held_lines(content: Content, bundle: LocaleBundle) -> Iterator[str]:
    """All that is held of one locale, one after the other."""
    said = (line for act in acts(bundle.knowledge) for line in _said(act, bundle))
    yield from dict.fromkeys(said)
    yield from _answers(bundle)
    yield from held_rows(content, bundle)


def held_rows(content: Content, bundle: LocaleBundle) -> Iterator[str]:
    """Of these what is looked up and not rendered: levels, facts, and what decides."""
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
        ("relief", [knowledge.relief]),
    ):
        yield from (f"{kind}: {msgspec.json.encode(row).decode()}" for row in rows)


def _said(act: Act, bundle: LocaleBundle) -> Iterator[str]:
    """The act with its facts, then its words; and what is said when nobody answers, or shown.

    Where these repeat the words, "…" stands for them, so that they are one line for many.
    """
    named = " ".join([act.act, *(f"{name}={value}" for name, value in act.facts.items())])
    words = bundle.speech.render(act)
    told = words.get("track") or words["speech"]
    yield f"{named}: {told}"
    beside = {"silence": words.get("reprompt"), "card_title": words.get("card_title")}
    beside["card_text"] = (words.get("card_text") or "").replace("\n", " ")
    shown = words.get("screen_data", {})
    beside["screen_title"] = shown.get("title") or _titles(shown.get("pages", ()))
    for name, text in beside.items():
        if text:
            yield f"{act.act} ({name}): {text.replace(told, '…')}"


def _titles(pages: Iterable[Mapping[str, object]]) -> str:
    """The titles of a screen's pages, each once."""
    return ", ".join(dict.fromkeys(str(page["title"]) for page in pages))


def _answers(bundle: LocaleBundle) -> Iterator[str]:
    """Each utterance of an answer, once."""
    seen = set[str]()
    for one in told(bundle.knowledge):
        for act in filter(None, (one.act, one.more)):
            words = bundle.speech.render(act)["speech"]
            if words not in seen:
                seen.add(words)
                yield f"{act.act} {one.answer} {one.of}: {words}"


if __name__ == "__main__":
    sys.exit(main())
