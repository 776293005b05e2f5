"""A sentence through the simulator's understanding and the skill's dialog, without HTTP."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.understanding import InteractionModel, Resolver, Understood
from skill.dialog.conversation import step
from skill.dialog.events import Event, NotUnderstood, SlotValue
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.handlers.intents import event_table
from skill.knowledge.content import Content
from skill.knowledge.localise import Knowledge

_NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
_LEG_CHECK = ("when-to-see-doctor", "blood-clot")  # topics that the leg check answers as well


@dataclass(frozen=True)
class Heard:
    """What came of a sentence."""

    understood: Understood
    event: Event
    reply: Reply

    @property
    def acts(self) -> list[Act]:
        """All acts of the reply, the asking one last."""
        return [*self.reply.says, *([self.reply.asks] if self.reply.asks else [])]

    @property
    def answer(self) -> str:
        """The topic answered, or the room (danger, triage, fallback …) that replied."""
        for act in self.acts:
            if act.act == "answers.told":
                return str(act.facts["answer"])
        return self.acts[0].act.partition(".")[0] if self.acts else "nothing"

    @property
    def escalated(self) -> bool:
        """Whether an alarm was raised."""
        return any(act.act == "danger.alert" for act in self.acts)

    @property
    def doubted(self) -> bool:
        """Whether an unclear danger was asked about."""
        return any(act.act == "danger.check" for act in self.acts)

    @property
    def refused(self) -> bool:
        """Whether it was taken for something that the skill is not for."""
        return self.answer in ("basics", "nothing") or any(
            act.act == "answers.unknown" for act in self.acts
        )

    def right(self, topic: str) -> bool:
        """Whether the topic was answered; the leg check is right for "should I see a doctor"."""
        in_check = any(act.act.startswith("triage.") for act in self.acts)
        return self.answer == topic or (topic in _LEG_CHECK and in_check)


class Ear:
    """Hears sentences in one locale, each as if it were the first of a session."""

    def __init__(self, model: Path, content: Content, knowledge: Knowledge, cache: Path) -> None:
        self.model = InteractionModel.read(model)
        self.resolver = Resolver(self.model, cache)
        self._events = event_table(content)
        self.knowledge = knowledge

    def hear(self, say: str) -> Heard:
        """The reply to a sentence."""
        return self.play(self.resolver.understand(say))

    def ids(self, slot_type: str, words: str) -> set[str]:
        """The ids of a type's values that are said in these words (plural and "my" apart)."""
        return {
            value.id
            for value in self.model.types.get(slot_type, ())
            if words in {said.rstrip("s") for said in (value.name, *value.synonyms)}
        }

    def play(self, understood: Understood) -> Heard:
        """The reply to what was understood."""
        slots = {
            name: tuple(
                SlotValue(value.value, tuple(found for found, _ in value.resolutions))
                for value in slot.values
            )
            for name, slot in understood.slots.items()
        }
        event = self._events.get(understood.intent, NotUnderstood)(slots)
        return Heard(understood, event, step(State(), event, self.knowledge, _NOW).reply)
