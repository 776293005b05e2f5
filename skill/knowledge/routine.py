"""The shapes of content/routine/bedtime.yaml: versions, their parts in order, and the steps."""

from itertools import product
from typing import Literal, get_args

from msgspec import Struct

Length = Literal["five", "two"]
Position = Literal["standing", "seated", "lying", "gently"]
Side = Literal["both", "left", "right"]
SIDES: tuple[Side, ...] = get_args(Side)
_PAIR = 2  # both legs hold in turn


class SafetyCheck(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The safety check before the first stretch (B10): yes and unsure end the routine.

    `ruled_out`: what is said to each thing that rules stretching out, then `instead`. `unasked` is
    said in its place where no question about symptoms is asked. `watch`: the findings
    of urgency.yaml that each of these three ends with.
    """

    ask: str
    reword: str
    explain: str
    why: str
    stop: str
    unsure: str
    ruled_out: dict[str, str]
    instead: str
    unasked: str
    watch: list[str]
    basis: list[str]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to do, in words for each position; `gently` is for pregnancy. No words: as standing.

    `brief`: fewer words, for who has done it before; `called`: its title amid a sentence.
    `drawing`: of responses/screens/drawings/, and `seated_drawing` that of any position but
    standing, where it differs.
    """

    title: str
    called: str = ""
    standing: str
    seated: str | None = None
    lying: str | None = None
    gently: str | None = None
    brief: dict[Position, str] = {}
    drawing: str
    seated_drawing: str | None = None
    basis: list[str]
    sources: list[str]
    unconfirmed: list[str] = []
    watch: list[str] = []


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step as one version has it. `seconds` in all; `holds` counts both legs together.

    `quiet`: its seconds are for doing something without being told when to change. `asks`: a track
    stops behind it, for whoever stood has to sit down now.
    """

    step: str
    seconds: int
    holds: int = 0
    quiet: bool = False
    asks: bool = False


class Version(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One length of the routine."""

    called: str
    length: str
    seconds: int
    note: str
    parts: list[Part]
    basis: list[str]


class Routine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole routine. A hold lasts `hold_seconds`, then `change_seconds` to change legs.

    Findings of urgency.yaml to watch for stand with a child (`children_watch`), and where it hurts
    or the routine is stopped (`pain_watch`).
    """

    check: SafetyCheck
    children: str
    children_watch: list[str]
    pain: str
    pain_watch: list[str]
    steady: str
    pause_seconds: int
    versions: dict[Length, Version]
    hold_seconds: int
    change_seconds: int
    steps: dict[str, Step]


def words(step: Step, position: Position, *, brief: bool = False) -> str:
    """The words of a step for a position; standing and seated stand in for what has none."""
    likely = _STANDS_IN[position]
    if brief and (short := next((step.brief[one] for one in likely if one in step.brief), None)):
        return short
    by_position = {"lying": step.lying, "gently": step.gently, "seated": step.seated}
    return next(filter(None, (by_position.get(one) for one in likely)), step.standing)


def drawn(step: Step, position: Position) -> str:
    """The drawing of a step for a position."""
    return step.drawing if position == "standing" else step.seated_drawing or step.drawing


_STANDS_IN: dict[Position, tuple[Position, ...]] = {
    "standing": ("standing",),
    "seated": ("seated", "standing"),
    "lying": ("lying", "seated", "standing"),
    "gently": ("gently", "seated", "standing"),
}


def holds_of(part: Part, side: Side) -> int:
    """How many holds a part has: with one leg alone half of them."""
    return part.holds if side == "both" else part.holds // _PAIR


def leg_of(side: Side, done: int) -> Side:
    """With which leg the hold after so many is: in turn, the left one first, or with that one."""
    return side if side != "both" else "right" if done % _PAIR else "left"


def track(routine: Routine, part: Part, side: Side = "both", done: int = 0) -> str | None:
    """The name of the sound that paces a part, e.g. "holds-6x10-5", "quiet-30"; None: no sound.

    `done`: the holds that were done already; both legs begin again with the left.
    """
    if part.holds:
        held = done - done % _PAIR if side == "both" else done
        count = max(holds_of(part, side) - held, 1)
        return f"holds-{count}x{routine.hold_seconds}-{routine.change_seconds}"
    return f"quiet-{part.seconds}" if part.quiet else None


def hold_track(routine: Routine) -> str:
    """The name of the sound of one hold and its change, e.g. "hold-10-5"."""
    return f"hold-{routine.hold_seconds}-{routine.change_seconds}"


def tracks(routine: Routine) -> dict[str, int]:
    """Every sound that the routine may play: its name and its seconds."""
    each = routine.hold_seconds + routine.change_seconds
    named = {hold_track(routine): each, f"quiet-{routine.pause_seconds}": routine.pause_seconds}
    for part in (part for version in routine.versions.values() for part in version.parts):
        for side, done in product(SIDES, range(max(part.holds, 1))):
            if name := track(routine, part, side, done):
                named[name] = _seconds(name, each) if part.holds else part.seconds
    return named


def _seconds(name: str, each: int) -> int:
    return int(name.removeprefix("holds-").partition("x")[0]) * each
