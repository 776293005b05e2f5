"""What the skill has acknowledged of a person's preferences, and what contradicts it later."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass

from simulator.device.turn import Turn
from simulator.wire.reply import Act
from skill.dialog.preferences import Preferences

_STEPS = ("routine.step", "routine.track")
USUAL = "start my bedtime routine"  # in the length that is remembered


@dataclass
class Known:
    """As acknowledged last. `place`: part and hold of a routine; `reminder`: clock and days."""

    visits: int = 0
    length: str | None = None
    seated: bool = False
    place: tuple[int, int] | None = None
    reminder: tuple[str, str] | None = None
    refused: bool = False

    def learn(self, turn: Turn, before: Act | None) -> None:
        """Take over what a turn acknowledges. `before`: what was asked before it."""
        for act in turn.reply.acts:
            self.visits += act.act.startswith("basics.welcome")
            for name, value in _settled(act, before).items():
                setattr(self, name, value)
        asks = turn.reply.asks
        if asks and asks.act in _STEPS:
            self.place = _place(asks)
        if asks and asks.act == "routine.last_track":
            self.place = None  # it may be played to its end, and nobody says a word any more

    def contradictions(self, said: str, before: Act | None, turn: Turn) -> list[str]:
        """What a turn recalls otherwise; to be asked before it is learnt from."""
        recalled = self._recalled(said, before, turn)
        return [
            f"{what}: {heard}, not {known}" for what, heard, known in recalled if heard != known
        ]

    def _recalled(
        self, said: str, before: Act | None, turn: Turn
    ) -> Iterator[tuple[str, object, object]]:
        asks, offers = turn.reply.asks, turn.reply.asks.act if turn.reply.asks else None
        for act in turn.reply.acts:
            match act.act:
                case "basics.welcome" | "basics.welcome_back":
                    yield "been here", act.act == "basics.welcome_back", self.visits > 0
                    yield "to carry on", offers == "routine.offer_resume", self.place is not None
                case "routine.begin" if said == USUAL:
                    yield "length", act.facts["length"], self.length or "five"
                case "routine.close":
                    due = self.reminder is None and not self.refused
                    yield "reminder offered", offers == "reminders.offer", due
                case "reminders.is":
                    yield "reminder", _ring(act), self.reminder
                case "reminders.none":
                    yield "reminder", None, self.reminder
        if asks and offers == "routine.step" and before and before.act == "routine.check":
            yield "seated", asks.facts["position"] == "seated", self.seated
            yield "place", _place(asks), self.place or (1, 0)


def _settled(act: Act, before: Act | None) -> Mapping[str, object]:
    """The fields that an act settles."""
    if act.act == "basics.goodbye":
        return {"refused": True} if before and before.act == "reminders.offer" else {}
    if act.act == "routine.stopped" and act.facts["resumable"]:
        return {"place": _place(before)} if before and before.act == "routine.last_track" else {}
    settles = _SETTLED.get(act.act)
    return settles(act) if settles else {}


_SETTLED: Mapping[str, Callable[[Act], Mapping[str, object]]] = {
    "routine.begin": lambda act: {"length": act.facts["length"], "place": None},
    "routine.shorter": lambda _: {"length": "two"},
    "routine.seated": lambda _: {"seated": True},
    "routine.stopped": lambda _: {"place": None},
    "routine.close": lambda _: {"place": None},
    "routine.not_tonight": lambda _: {"place": None},
    "reminders.set": lambda act: {"reminder": _ring(act), "refused": False},
    "reminders.canceled": lambda _: {"reminder": None},
    "basics.forgotten": lambda _: asdict(Known()),
}


def _place(step: Act) -> tuple[int, int]:
    part = step.facts.get("number", step.facts.get("part"))  # a step counted, or a track
    return int(part), step.facts["hold"]


def _ring(act: Act) -> tuple[str, str]:
    return act.facts["clock"], act.facts["days"]


def stored(record: Preferences) -> Known:
    """What a record in the store holds of it."""
    step = record.step
    ring = next((one for one in record.reminders if one.days != "once"), None)
    return Known(
        visits=record.visits,
        length=record.length,
        seated=record.seated,
        place=(step.part, step.hold) if step else None,
        reminder=(ring.clock, ring.days) if ring else None,
        refused=record.refused is not None,
    )
