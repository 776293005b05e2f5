"""Reply → what is spoken and shown: Jinja templates over responses/, one file per act.

A template sets up to four names: `speech` (an ask and a tell alike), `reprompt`, `card_title`
and `card_text`; for devices with a screen also those of skill/shown.py. The templates of a locale
stand before those of its language, and those before English. Everything is escaped,
so no `&` or `<` of a slot value can break a reply.
"""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec import Struct

from skill.dialog.replies import Act, FactValue, Reply
from skill.knowledge.localise import PLACEHOLDER, Knowledge
from skill.knowledge.models import Answer, Words
from skill.knowledge.routine import words
from skill.markup import plain, tidy, unescaped
from skill.shown import Screen, screen_of
from skill.templates import compiled_environment, environment

_WORDS = ("speech", "reprompt", "card_title", "card_text")
# What a template sets: tidy words, and what the screen is to show, as it came.
Rendered = Mapping[str, Any]


class Spoken(Struct, frozen=True):
    """A reply ready for a device: SSML without its root, plain text for the card.

    `reprompt` is None where nothing is asked, the card's texts and the screen are None where no
    act has one.
    """

    speech: str
    reprompt: str | None
    card_title: str | None
    card_text: str | None
    screen: Screen | None = None


class Speech:
    """The voice of one locale. Templates are compiled once, here or beforehand.

    `tracks`: name → absolute address of every sound that can be played; empty for none.
    compiled: the folder of templates that were compiled (and so checked) before.
    """

    def __init__(
        self,
        responses: Path,
        knowledge: Knowledge,
        tracks: Mapping[str, str] | None = None,
        *,
        compiled: Path | None = None,
    ) -> None:
        folders = dict.fromkeys((knowledge.locale, knowledge.language, "en"))
        self.knowledge = knowledge
        self._tracks = dict(tracks or {})
        self._env = (
            compiled_environment(compiled, folders) if compiled else environment(responses, folders)
        )
        self._env.globals.update(
            fact=knowledge.facts.__getitem__,
            told=self._told,
            asked={one.id: one for one in knowledge.triage.questions}.__getitem__,
            knowledge=knowledge,
            step_words=words,
            audio=self._audio,
        )
        self._ids = _ids(knowledge)
        self._kept: dict[bytes, Rendered] = {}
        voice: Any = self._env.get_template("voice.j2").module
        self._either, self._slowly = voice.either, voice.slowly

    def speak(self, reply: Reply) -> Spoken:
        """Render a reply. Raises jinja2.TemplateError when a template is missing or broken."""
        tells = [self.render(act) for act in reply.says]
        ask: Rendered = self.render(reply.asks) if reply.asks else {}
        parts = [*tells, ask]
        speech = " ".join(part["speech"] for part in parts if part.get("speech"))
        card: Rendered = next((part for part in parts if "card_text" in part), {})
        return Spoken(
            speech=str(self._slowly(Markup(speech))) if reply.slowly else speech,  # noqa: S704  # rendered and escaped above
            reprompt=ask.get("reprompt"),
            card_title=_plain(card.get("card_title")),
            card_text=_plain(card.get("card_text")),
            screen=screen_of(parts),
        )

    def render(self, act: Act) -> Rendered:
        """The names that an act's template sets: speech, reprompt, card_title, card_text, screen….

        What depends on nothing but the content is rendered once and kept. Such acts are finitely
        many; words that somebody said are never kept.
        """
        if not self._is_ours(act):
            return self._rendered(act)
        key = msgspec.json.encode(act)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._rendered(act)
        return kept

    def _is_ours(self, act: Act) -> bool:
        return all(
            value in self._ids if isinstance(value, str) else isinstance(value, bool)
            for value in act.facts.values()
        )

    def _rendered(self, act: Act) -> Rendered:
        template = self._env.get_template(act.act.replace(".", "/") + ".j2")
        set_ = vars(template.make_module({**act.facts, "facts": act.facts}))
        words = {name: tidy(set_[name]) for name in _WORDS if name in set_}
        return words | {name: value for name, value in set_.items() if name.startswith("screen")}

    def _told(self, facts: Mapping[str, FactValue]) -> "Told":
        """The words of the answer that these facts name, placeholders filled, for a template."""
        answer = self.knowledge.answers[str(facts["answer"])]
        words = answer.cases.get(str(facts.get("case", "")), answer)
        return Told(answer, self._filled(words, facts))

    def _audio(self, name: str) -> Markup:
        """The tag that plays a track, for a template. Raises KeyError for one that we lack."""
        return Markup('<audio src="{}"/>').format(self._tracks[name])

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
            return unescaped(str(self._either(value))).strip()
        return str(value)


def _ids(knowledge: Knowledge) -> frozenset[str]:
    """The names that our own content gives to things; an act that holds these alone is ours."""
    table = knowledge.triage
    cases = (case for answer in knowledge.answers.values() for case in answer.cases)
    levels = (outcome.level for outcome in table.outcomes.values())
    questions = (question.id for question in table.questions)
    named = (knowledge.answers, knowledge.findings, table.outcomes)
    return frozenset(chain(("",), cases, levels, questions, *named))


class Told(Struct, frozen=True):
    """An answer and the words to say of it, as templates see it."""

    answer: Answer
    words: Words


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)
