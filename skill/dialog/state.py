"""Facts of this conversation alone; they go home with Alexa's session and are kept nowhere.

The next question is recomputed from them, so nothing here says where we "are".
"""

from msgspec import Struct

from skill.dialog.replies import Act, Reply
from skill.knowledge.models import Sex


class Person(Struct, frozen=True):
    """Whom we speak about; all None means the speaker, of whom nothing was said. Age in years."""

    kin: str | None = None
    sex: Sex | None = None
    age: int | None = None
    child: bool = False
    stage: str | None = None
    conditions: tuple[str, ...] = ()


class Check(Struct, frozen=True):
    """What is known in a leg check: facts only, forgotten with the session.

    `answers`: question id → yes | no | unsure; `findings`: finding id → there or not;
    `order`: the questions answered, last one last, so that "go back" can take one back;
    `unclear`: questions answered unsure once, asked again in other words.
    """

    answers: dict[str, str] = {}
    findings: dict[str, bool] = {}
    order: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


class State(Struct, frozen=True):
    """What was said so far.

    `last` is the reply last given (Repeat renders it again); `told` the answer last told;
    `number` the last amount of magnesium spoken of, in milligrams; `misses` how many times in a
    row we did not understand; `check` the leg check under way.
    """

    last: Reply | None = None
    about: Person = Person()
    told: Act | None = None
    number: int | None = None
    misses: int = 0
    check: Check | None = None

    @property
    def asked(self) -> Act | None:
        """The question that a yes or a no belongs to."""
        return self.last.asks if self.last else None


class Turn(Struct, frozen=True):
    """What a step gives: the state to carry on with, and what to convey."""

    state: State
    reply: Reply
