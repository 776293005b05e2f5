"""Facts of this conversation alone; they go home with Alexa's session and are kept nowhere.

The next question is recomputed from them, so nothing here says where we "are".
"""

from msgspec import Struct

from nlu.rings import Wish
from skill.dialog.effects import Deed, Plan
from skill.dialog.preferences import Preferences
from skill.dialog.replies import Act, Reply
from skill.knowledge.models import Sex
from skill.knowledge.routine import Length, Position, Side


class Person(Struct, frozen=True):
    """Whom we speak about; all None means the speaker, of whom nothing was said. Age in years."""

    kin: str | None = None
    sex: Sex | None = None
    age: int | None = None
    child: bool = False
    stage: str | None = None
    conditions: tuple[str, ...] = ()


class OpenTriage(Struct, frozen=True):
    """What is known in triage: facts only, forgotten with the session.

    `answers`: question id → yes | no | unsure; `findings`: finding id → there or not;
    `order`: the questions answered, last one last, so that "go back" can take one back;
    `unclear`: questions answered unsure once, asked again in other words; `rounds`: how often the
    question that is open was asked without an answer; `asked`: how often each was asked in all.
    """

    answers: dict[str, str] = {}
    findings: dict[str, bool] = {}
    order: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    rounds: int = 0
    asked: dict[str, int] = {}


class OpenRoutine(Struct, frozen=True):
    """A routine under way: its version, how it is done, and the part and hold reached.

    `hold` counts the holds of this part that were done. `checked`: the safety check was clear.
    `side`: with which legs; `brief`: in fewer words; `first`: how to interrupt is said, too.
    `since`: epoch seconds at which the track began that plays now; `ended`: one was played to its
    end, so that part and hold are what comes next.
    """

    length: Length
    position: Position = "standing"
    part: int = 0
    hold: int = 0
    checked: bool = False
    side: Side = "both"
    brief: bool = False
    first: bool = False
    since: int | None = None
    ended: bool = False


class Pick(Struct, frozen=True):
    """Which reminder is meant was asked: what is to be done with it, and what was said of it."""

    deed: Deed
    wishes: tuple[Wish, ...] = ()


class OpenRelief(Struct, frozen=True):
    """A cramp that is being coached: whose steps it gets, where somebody is, the steps told.

    `waits`: the car is to stop first, or the water to be left; `eased`: it was letting go.
    """

    part: str = "calf"
    place: str = ""
    done: tuple[str, ...] = ()
    waits: bool = False
    eased: bool = False


class State(Struct, frozen=True):
    """What was said so far.

    `last` is the reply last given (Repeat renders it again); `told` the answer last told;
    `number` the last amount of magnesium spoken of, in milligrams; `misses` how many times in a
    row we did not understand; `triage`, `routine` and `relief`: what is under way of them;
    `things`: what was last mentioned, slot → id of its row; `mentioned`: all of it in order, as
    slot.id; `people`: those spoken of, by kin, me as "me" (people.py);
    `plan` the reminder that was proposed, `declined` the clock that was said no to, `zone` the
    device's time zone where a reminder needed it, `pick`: which reminder is meant is asked; `said`:
    how often each act that has several wordings was said; `counts`: this device could not play an
    audio document, so holds are counted.
    """

    last: Reply | None = None
    about: Person = Person()
    told: Act | None = None
    number: int | None = None
    misses: int = 0
    triage: OpenTriage | None = None
    routine: OpenRoutine | None = None
    relief: OpenRelief | None = None
    plan: Plan | None = None
    declined: str | None = None
    zone: str | None = None
    pick: Pick | None = None
    said: dict[str, int] = {}
    things: dict[str, str] = {}
    mentioned: tuple[str, ...] = ()
    people: dict[str, Person] = {}
    counts: bool = False

    @property
    def asked(self) -> Act | None:
        """The question that a yes or a no belongs to."""
        return self.last.asks if self.last else None

    @property
    def told_form(self) -> str | None:
        """In which form the answer last told was asked."""
        return _form_of(self.told)

    @property
    def asked_form(self) -> str | None:
        """In which form the question was asked that two answers could be for."""
        return _form_of(self.asked)


def _form_of(act: Act | None) -> str | None:
    form = act.facts.get("form") if act else None
    return str(form) if form else None


class Turn(Struct, frozen=True):
    """What a step gives: the state to carry on with, what to convey, and what to remember.

    `kept` None: what is remembered of the person stays as it is.
    """

    state: State
    reply: Reply
    preferences: Preferences | None = None
