"""Reply → what is spoken and shown: Jinja templates over responses/, one file per act.

A template sets up to four names: `speech` (an ask and a tell alike), `reprompt`, `card_title`
and `card_text`. The templates of a locale stand before those of its language, and those before
English. Everything is escaped, so no `&` or `<` of a slot value can break a reply.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape

from skill.dialog.replies import Act, FactValue, Reply
from skill.knowledge.localise import PLACEHOLDER, Knowledge
from skill.knowledge.models import Answer, Words

_FILLING = ("answers.told", "answers.more")  # their templates use what was looked up as words alone
_NAMES_WORDS = ("answer", "case")
_MOST_KEPT = 5000  # acts; the content makes far fewer
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Spoken:
    """A reply ready for a device: SSML without its root, plain text for the card.

    `reprompt` is None where nothing is asked, the card's texts are None where no act has one.
    """

    speech: str
    reprompt: str | None
    card_title: str | None
    card_text: str | None


class Speech:
    """The voice of one locale. Templates are compiled once, here."""

    def __init__(self, responses: Path, knowledge: Knowledge) -> None:
        folders = dict.fromkeys((knowledge.locale, knowledge.language, "en"))
        self._knowledge = knowledge
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader([responses / folder for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._env.globals.update(
            fact=knowledge.facts.__getitem__,
            told=self._told,
            asked={one.id: one for one in knowledge.triage.questions}.__getitem__,
            knowledge=knowledge,
        )
        for name in self._env.list_templates(extensions=["j2"]):
            self._env.get_template(name)
        self._ids = _ids(knowledge)
        self._kept: dict[bytes, dict[str, str]] = {}
        voice: Any = self._env.get_template("voice.j2").module
        self._either, self._slowly = voice.either, voice.slowly

    def speak(self, reply: Reply) -> Spoken:
        """Render a reply. Raises jinja2.TemplateError when a template is missing or broken."""
        tells = [self.render(act) for act in reply.says]
        ask: Mapping[str, str] = self.render(reply.asks) if reply.asks else {}
        speech = " ".join(part["speech"] for part in [*tells, ask] if part.get("speech"))
        card = next((part for part in [*tells, ask] if "card_text" in part), {})
        return Spoken(
            speech=str(self._slowly(Markup(speech))) if reply.slowly else speech,  # noqa: S704  # rendered and escaped above
            reprompt=ask.get("reprompt"),
            card_title=_plain(card.get("card_title")),
            card_text=_plain(card.get("card_text")),
        )

    def render(self, act: Act) -> Mapping[str, str]:
        """The names that an act's template sets: speech, reprompt, card_title, card_text.

        What depends on nothing but the content is rendered once and kept; words that somebody
        said, and numbers, are never kept.
        """
        if self._is_ours(act):
            return self._once(act)
        return self._filled_in(act) if act.act in _FILLING else self.render_anew(act)

    def _once(self, act: Act) -> Mapping[str, str]:
        key = msgspec.json.encode(act)
        kept = self._kept.get(key)
        if kept is None:
            kept = self.render_anew(act)
            if len(self._kept) < _MOST_KEPT:
                self._kept[key] = kept
        return kept

    def _filled_in(self, act: Act) -> dict[str, str]:
        """An answer rendered with its placeholders left in place, and these filled afterwards."""
        looked_up = {name: value for name, value in act.facts.items() if name not in _NAMES_WORDS}
        left = {name: f"{{{name}}}" for name in looked_up}
        kept = self._once(Act(act.act, {**act.facts, **left}))
        said = {name: _tidy(self._said(value)) for name, value in looked_up.items()}
        return {
            name: PLACEHOLDER.sub(lambda found: said.get(found[1], found[0]), text)
            for name, text in kept.items()
        }

    def _is_ours(self, act: Act) -> bool:
        return all(
            value in self._ids if isinstance(value, str) else isinstance(value, bool)
            for value in act.facts.values()
        )

    def render_anew(self, act: Act) -> dict[str, str]:
        """As `render`, by the template itself."""
        template = self._env.get_template(act.act.replace(".", "/") + ".j2")
        module = template.make_module({**act.facts, "facts": act.facts})
        names = ("speech", "reprompt", "card_title", "card_text")
        return {name: _tidy(getattr(module, name)) for name in names if hasattr(module, name)}

    def _told(self, facts: Mapping[str, FactValue]) -> "Told":
        """The words of the answer that these facts name, placeholders filled, for a template."""
        answer = self._knowledge.answers[str(facts["answer"])]
        words = answer.cases.get(str(facts.get("case", "")), answer)
        return Told(answer, self._filled(words, facts))

    def _filled(self, words: Answer | Words, facts: Mapping[str, FactValue]) -> Words:
        def fill(text: str) -> str:
            return PLACEHOLDER.sub(lambda found: self._said(facts[found[1]]), text)

        return Words(
            say=fill(words.say),
            more=fill(words.more) if words.more else None,
            card=fill(words.card) if words.card else None,
        )

    def _said(self, value: FactValue) -> str:
        if isinstance(value, list):
            return html.unescape(str(self._either(value))).strip()
        return str(value)


def _ids(knowledge: Knowledge) -> frozenset[str]:
    """The names that our own content gives to things; an act that holds these alone is ours."""
    table = knowledge.triage
    cases = (case for answer in knowledge.answers.values() for case in answer.cases)
    levels = (outcome.level for outcome in table.outcomes.values())
    questions = (question.id for question in table.questions)
    named = (knowledge.answers, knowledge.findings, table.outcomes)
    return frozenset(chain(("",), cases, levels, questions, *named))


@dataclass(frozen=True)
class Told:
    """An answer and the words to say of it, as templates see it."""

    answer: Answer
    words: Words


def _tidy(text: object) -> str:
    """One line of SSML; quotes and apostrophes need no escape between tags."""
    squeezed = " ".join(str(escape(text)).split())
    return squeezed.replace("&#39;", "'").replace("&#34;", '"')


def _plain(text: str | None) -> str | None:
    """Card text: no tags, no entities; `<br/>` in a card template makes a new line."""
    if text is None:
        return None
    lines = (line.strip() for line in text.replace("<br/>", "\n").split("\n"))
    return html.unescape(_TAG.sub("", "\n".join(lines)))
