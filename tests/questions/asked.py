"""What is heard to a question that opens a session: subjects, words, and what more there is."""

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct

from skill.dialog.conversation import step
from skill.dialog.events import AskedMore
from skill.dialog.interpret import interpret
from skill.dialog.replies import Reply
from skill.dialog.state import State
from skill.locale_bundles import LocaleBundle
from skill.markup import plain
from tests.understanding.readings.outcomes import Way, outcome

_NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
_TOLD = ("answers.told", "danger.alert", "mind.crisis")


class Heard(Struct, frozen=True):
    """`way` and `subjects` as tests of the reader name them; `first` is heard, `more` if wanted."""

    way: Way
    subjects: tuple[str, ...]
    first: str
    more: str


def asker(bundle: LocaleBundle) -> Callable[[str], Heard]:
    """Asks one question of the skill in this place, each in a session of its own."""
    read, knowledge, speech = bundle.read, bundle.knowledge, bundle.speech
    assert read is not None

    def said(reply: Reply) -> str:
        acts = [*reply.says, *filter(None, [reply.asks])]
        return " ".join(plain(str(speech.render(act).get("speech", ""))) for act in acts)

    def ask(words: str) -> Heard:
        reading = read(words)
        state, replies = State(), list[Reply]()
        for event in interpret(reading, state, knowledge):
            turn = step(state, event, knowledge, _NOON)
            state = turn.state
            replies.append(turn.reply)
        more = step(state, AskedMore(), knowledge, _NOON).reply
        told = any(act.act in _TOLD for reply in replies for act in reply.says)
        came = outcome(reading, State(), knowledge)
        heard = " ".join(map(said, replies))
        return Heard(came.way, tuple(came.subjects), heard, said(more) if told else "")

    return ask
