"""From a sentence to an intent with its slots, the way Alexa would, and how sure.

Stages: 0 launch and exit, 1 the answer to an open question for a slot, 2 the samples word for
word, 3 a guess among custom intents, 4 the fallback intent below a floor.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from nlu.catalogue import Catalogue
from nlu.politeness import bare, core
from nlu.stems import stem
from nlu.words import read_sentence
from simulator.understanding import cache as disk
from simulator.understanding.background import far_words
from simulator.understanding.built_in_types import PARSERS
from simulator.understanding.collector import collector_paused
from simulator.understanding.eliciting import ALWAYS, exact_answer, loose_answer
from simulator.understanding.filling import Filler, Spans
from simulator.understanding.grammar import Grammar, Match
from simulator.understanding.guess import Guesser, Opinion
from simulator.understanding.heard import How, Launch, Understood
from simulator.understanding.index import Index, build_index, mark_words
from simulator.understanding.launching import Launching
from simulator.understanding.model import FALLBACK, InteractionModel, SlotSpec
from simulator.understanding.outcome import Outcomes
from simulator.understanding.slot_reader import LONGEST_UNLISTED, SlotReader

FLOORS = {"LOW": 0.0, "MEDIUM": 0.4, "HIGH": 0.7}  # below: the fallback intent
# A sample with an unlisted value stands unless the guess is this sure of something else; less is
# enough when every word of the value is one that samples use, as no new name would be.
_OVERRULED = 0.7
_OVERRULED_KNOWN = 0.45
_MEANT = 0.3  # below, the sentence is hardly for this skill
_WEAK = 2  # words of a sample that say little by themselves ("what is {form}")
_LOOSE = 0.9  # score of an answer to an open question with small words around the value
_OPEN = 0.5  # and of one that no list has, when no intent is surer than that


class Resolver:
    """Understands sentences by one model.

    `cache`: a folder to keep the prepared index in; `watch`: slot types whose values are
    reported as overlooked when they stand in the sentence and fill no slot.
    """

    def __init__(
        self,
        model: InteractionModel,
        cache: Path | None = None,
        watch: frozenset[str] = frozenset({"Finding"}),
    ) -> None:
        self.model = model
        self._launching = Launching(model.invocation_name)
        with collector_paused():
            index = _index(model, cache)
            self._samples = index.samples
            self._origins = index.origins
            self._catalogue = Catalogue(index.keys)
            self._grammar = Grammar(index.samples, index.tree)
            self._guesser = Guesser(index)
            self._filler = Filler(model, index.samples, self._catalogue)
        used = {stem(part) for sample in self._samples for part in sample.parts}
        self._far = far_words() - used
        self._outcomes = Outcomes(model, self._catalogue, watch)

    def launch(self, text: str) -> Launch | None:
        """Stage 0: "open cramp coach", "ask cramp coach how much …"; None for anything else."""
        return self._launching.launch(text)

    def is_exit(self, text: str) -> bool:
        """Stage 0: "exit" and "quit" end the session without the skill being asked."""
        return self._launching.is_exit(text)

    def understand(
        self, text: str, eliciting: tuple[str, str] | None = None, today: date | None = None
    ) -> Understood:
        """The intent and slots of a sentence said inside the skill.

        `eliciting`: (intent, slot) that Dialog.ElicitSlot asks for; `today`: what "tomorrow" is
        counted from, by default today in UTC.
        """
        day = today or datetime.now(UTC).date()
        reader = SlotReader(read_sentence(text), self._catalogue, day)
        exact = self._exact(reader)
        if eliciting and not (exact and exact.sample.intent in ALWAYS):
            answer = self._answer(*eliciting, reader, exact)
            if answer:
                return answer
        if exact and not exact.unlisted:
            return self._outcomes.matched(exact, reader)
        return self._guess(reader, exact)

    def _exact(self, reader: SlotReader) -> Match | None:
        """Stage 2: as said, then without polite heads and tails; listed values first."""
        unlisted = None
        for window in ((0, len(reader.words)), *bare(reader.words)):
            match = self._grammar.best(reader, window)
            if match and not match.unlisted:
                return match
            unlisted = unlisted or match
        return unlisted if unlisted and not self._is_far(unlisted, reader) else None

    def _is_far(self, match: Match, reader: SlotReader) -> bool:
        """Whether an unlisted value is about other things altogether: "what is {the weather}"."""
        words = (word for span in match.spans for word in reader.words[slice(*span)])
        return any(stem(word) in self._far for word in words)

    def _answer(
        self, intent: str, name: str, reader: SlotReader, exact: Match | None
    ) -> Understood | None:
        """Stage 1; None when the sentence is no answer to what is asked for."""
        spec = self.model.intents.get(intent)
        slot = spec.slots.get(name) if spec else None
        if slot is None:
            return None  # Alexa ignores such a directive silently
        found = exact_answer(self.model, intent, slot, reader)
        if found:
            sample, span = found
            return self._outcomes.made(intent, {name: [span]}, reader, "exact", sample=sample)
        if exact and not exact.unlisted:
            return None
        loose = loose_answer(slot, reader)
        if loose:
            return self._outcomes.made(intent, {name: [loose]}, reader, "guessed", score=_LOOSE)
        return self._open_answer(intent, slot, reader)

    def _open_answer(self, intent: str, slot: SlotSpec, reader: SlotReader) -> Understood | None:
        """A few words that no list has, in a slot that takes any: unless an intent is surer."""
        short = 0 < len(reader.words) <= LONGEST_UNLISTED
        if slot.type in PARSERS or not short or self._opinions(reader)[0].score > _OPEN:
            return None
        spans = {slot.name: [(0, len(reader.words))]}
        return self._outcomes.made(intent, spans, reader, "guessed", score=_OPEN)

    def _guess(self, reader: SlotReader, exact: Match | None) -> Understood:
        """Stages 3 and 4; `exact`: a sample with an unlisted value, which may be overruled."""
        best, *others = weighed = self._opinions(reader)
        like = [self._samples[self._origins[row]] for row in best.rows]
        spans = self._filler.fill(best.intent, reader, like)
        if exact and not self._overrules(best, spans, exact, reader):
            return self._outcomes.matched(exact, reader)
        if best.score < FLOORS[self.model.sensitivity] and FALLBACK in self.model.intents:
            best, spans, others = Opinion(FALLBACK, best.score), {}, [best] if best.rows else []
        how: How = "fallback" if best.intent == FALLBACK else "guessed"
        following = others[0] if others else None
        return self._outcomes.made(
            best.intent,
            spans,
            reader,
            how,
            score=best.score,
            following=following,
            weighed=[each for each in weighed if each.rows],
        )

    def _overrules(self, best: Opinion, spans: Spans, exact: Match, reader: SlotReader) -> bool:
        """Whether a guess beats a sample that leaves an unlisted value.

        When it is sure of another intent, or fills the sample's slots and more from the lists. A
        value without a new word is given up too when the guess finds nothing meant for the skill.
        """
        words = [word for span in exact.spans for word in reader.words[slice(*span)]]
        known = all(word.isdecimal() or self._guesser.knows(word) for word in words)
        carrier = exact.sample.literals
        if known and best.score < (_MEANT if carrier > _WEAK else _OVERRULED_KNOWN):
            return True
        if best.score < (_OVERRULED_KNOWN if known else _OVERRULED):
            return False
        return best.intent != exact.sample.intent or set(exact.sample.slots) < spans.keys()

    def _opinions(self, reader: SlotReader) -> list[Opinion]:
        """Stage 3, on what is left without polite heads and tails; never empty."""
        if not reader.words:
            return [Opinion(FALLBACK, 0.0)]
        start, end = core(reader.words)
        words = reader.words[start:end]
        pauses = {pause - start for pause in reader.sentence.pauses if start < pause < end}
        found = self._guesser.guess(words, pauses, mark_words(self._catalogue, words))
        return found or [Opinion(FALLBACK, 0.0)]


def _index(model: InteractionModel, cache: Path | None) -> Index:
    index = disk.load(cache, model.digest) if cache else None
    if index is None:
        index = build_index(model)
        if cache:
            disk.save(cache, model.digest, index)
    return index
