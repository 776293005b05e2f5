"""Reply → what is spoken and shown: Jinja templates over responses/, one file per act.

A template sets up to five names: `speech` (an ask and a tell alike) or `track` (what is played as
an audio document), `reprompt`, `card_title` and `card_text`; for devices with a screen also those
of skill/shown.py. The templates of a locale
stand before those of its language, and those before English. Everything is escaped,
so no `&` or `<` of a slot value can break a reply.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec import Struct

from skill.dialog.offers import signs_first, words_told
from skill.dialog.replies import Act, FactValue, Reply
from skill.in_short import in_short
from skill.knowledge.localise import PLACEHOLDER, Knowledge
from skill.knowledge.models import Answer, Breath, Watch, Words
from skill.knowledge.routine import drawn, words
from skill.knowledge.watch import calls
from skill.markup import dialled, numbers_in, plain, tidy, unescaped
from skill.shown import Screen, screen_names, screen_of
from skill.templates import compiled_environment, environment
from skill.track_pages import held_pages, still_pages, track_pages
from skill.track_words import track_parts

_SSML = ("speech", "reprompt", "track")
_CARD = ("card_title", "card_text")
_DIALLED = ("emergency-number", "urgent-line", "poison-line", "crisis-line")  # facts
_MOST_KEPT = 1000  # acts of a locale, some 3 KiB each; the content alone makes about 600
# What a template sets: tidy SSML, and plain texts for the card and the screen.
Rendered = Mapping[str, Any]


class Spoken(Struct, frozen=True):
    """A reply ready for a device: SSML without its root, plain text for the card.

    `reprompt` is None where nothing is asked, the card's texts are None where no
    act has one. `track`: what follows the speech as an audio document, SSML whose breaks of whole
    seconds are silences; None for none.
    """

    speech: str
    reprompt: str | None
    card_title: str | None
    card_text: str | None
    rendered: Sequence[Rendered] = ()
    track: str | None = None

    @property
    def screen(self) -> Screen | None:
        """What a device that draws is to show; the others never ask."""
        return screen_of(self.rendered)


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
            offered=self._offered,
            asked={one.id: one for one in knowledge.triage.questions}.__getitem__,
            knowledge=knowledge,
            calls=partial(calls, knowledge),
            step_words=words,
            track_parts=lambda facts: [*track_parts(facts, knowledge.routine, self._tracks)],
            track_pages=partial(track_pages, routine=knowledge.routine),
            still_pages=partial(still_pages, routine=knowledge.routine),
            held_pages=partial(held_pages, coach=knowledge.relief),
            drawn=drawn,
            audio=self._audio,
        )
        self._kept = lru_cache(_MOST_KEPT)(self._rendered_again)
        self._numbers = numbers_in(knowledge.facts[one] for one in _DIALLED)
        voice: Any = self._env.get_template("voice.j2").module
        self._either, self._slowly = voice.either, voice.slowly

    def speak(self, reply: Reply) -> Spoken:
        """Render a reply. Raises jinja2.TemplateError when a template is missing or broken."""
        tells = [self.render(act) for act in reply.says]
        ask: Rendered = self.render(reply.asks) if reply.asks else {}
        parts = [*tells, ask]
        played = next((at for at, part in enumerate(parts) if part.get("track")), len(parts))
        speech = self.dialled(_joined(parts[:played]))
        card: Rendered = next((part for part in parts if "card_text" in part), {})
        return Spoken(
            speech=str(self._slowly(Markup(speech))) if reply.slowly else speech,  # noqa: S704  # rendered and escaped above
            reprompt=self.dialled(ask["reprompt"]) if "reprompt" in ask else None,
            card_title=card.get("card_title"),
            card_text=card.get("card_text"),
            rendered=parts,
            track=_joined(parts[played:]) or None,
        )

    def dialled(self, ssml: str) -> str:
        """The same with the country's numbers said digit by digit."""
        return dialled(ssml, self._numbers)

    def render(self, act: Act) -> Rendered:
        """The names that an act's template sets: speech, reprompt, card_title, card_text, screen….

        The acts last rendered are kept, for the same are wanted again and again. No act holds words
        that somebody said.
        """
        return self._kept(msgspec.json.encode(act))

    def _rendered_again(self, key: bytes) -> Rendered:
        return self._rendered(msgspec.json.decode(key, type=Act))

    def _rendered(self, act: Act) -> Rendered:
        template = self._env.get_template(act.act.replace(".", "/") + ".j2")
        names = vars(template.make_module({**act.facts, "facts": act.facts}))
        words = {name: tidy(names[name]) for name in _SSML if name in names}
        card = {name: plain(tidy(names[name])) for name in _CARD if name in names}
        return words | card | screen_names(names)

    def _told(self, facts: Mapping[str, FactValue]) -> "SpokenAnswer":
        """The words of the answer that these facts name, placeholders filled, for a template."""
        answer = self.knowledge.answers[str(facts["answer"])]
        words = words_told(facts, self.knowledge)
        given = self.knowledge.row_words(facts)
        form = str(facts.get("form_answered"))
        say = given.get(form) or words.by_form.get(form, words.say)
        row = self.knowledge.row(facts.get("row"))
        return SpokenAnswer(
            answer,
            self._filled(words, say, {**given, **facts}),
            row.watch if row else [],
            signs_first(facts, self.knowledge),
        )

    def _audio(self, name: str) -> Markup:
        """The tag that plays a track, for a template. Raises KeyError for one that we lack."""
        return Markup('<audio src="{}"/>').format(self._tracks[name])

    def _offered(self, facts: Mapping[str, FactValue]) -> str | None:
        """How what can follow an answer is named: the next one, or the second breath."""
        words, following = words_told(facts, self.knowledge), str(facts.get("next", ""))
        text = (
            words.next.get(following, self.knowledge.answers[following].called[0])
            if following
            else words.offer
        )
        return text and text.replace("{name}", str(facts.get("name", "")))

    def _filled(self, words: Words, say: str, facts: Mapping[str, FactValue]) -> Words:
        def fill(text: str) -> str:
            return PLACEHOLDER.sub(lambda found: self._said(facts[found[1]]), text)

        return Words(
            says=fill(say),
            more=fill(words.more) if words.more else None,
            card=fill(words.card) if words.card else None,
            evidence=words.evidence,
            watch=words.watch,
        )

    def _said(self, value: FactValue) -> str:
        if isinstance(value, list):
            return unescaped(str(self._either(value))).strip()
        return str(value)


def _joined(parts: Sequence[Rendered]) -> str:
    """What is said in these parts, one behind the other."""
    said = (part.get("track") or part.get("speech") for part in parts)
    return " ".join(filter(None, said))


class SpokenAnswer(Struct, frozen=True):
    """An answer and the words to say of it, as templates see it.

    `looked_up`: what to watch for with the thing that was looked up; `first`: before all else.
    """

    answer: Answer
    words: Words
    looked_up: Watch
    first: list[str]

    @property
    def short(self) -> str:
        """The first breath in short."""
        return in_short(self.words.say)

    def watched(self, breath: Breath) -> list[str]:
        """The findings to watch for that this breath ends with, or begins with."""
        if breath == "first":
            return self.first
        last: Breath = "more" if self.words.more else "say"
        by_breath = self.looked_up if isinstance(self.looked_up, dict) else {last: self.looked_up}
        return [*dict.fromkeys([*by_breath.get(breath, []), *self.words.watched(breath)])]
