"""The shapes of content/routine/bedtime.yaml: versions, their parts in order, and the steps."""

from typing import Literal

from msgspec import Struct

Length = Literal["five", "two"]
Position = Literal["standing", "seated", "gently"]


class SafetyCheck(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The safety check before the first stretch (B10): yes and unsure end the routine.

    `unasked` is said in its place where no question about symptoms is asked. `watch`: the findings
    of urgency.yaml that each of these three ends with.
    """

    ask: str
    reword: str
    explain: str
    why: str
    stop: str
    unsure: str
    unasked: str
    watch: list[str]
    basis: list[str]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to do, in words for each position; `gently` is for pregnancy. No words: as standing."""

    title: str
    standing: str
    seated: str | None = None
    gently: str | None = None
    drawing: str
    basis: list[str]
    sources: list[str]
    unconfirmed: list[str] = []
    watch: list[str] = []


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step as one version has it. `seconds` in all; `holds` counts both legs together.

    `quiet`: its seconds are for doing something without being told when to change.
    """

    step: str
    seconds: int
    holds: int = 0
    quiet: bool = False


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


def words(step: Step, position: Position) -> str:
    """The words of a step for a position; standing and seated stand in for what has none."""
    if position == "gently":
        return step.gently or step.seated or step.standing
    return (step.seated if position == "seated" else None) or step.standing


def track(routine: Routine, part: Part) -> str | None:
    """The name of the sound that paces a part, e.g. "holds-6x10-5", "quiet-30"; None: no sound."""
    if part.holds:
        return f"holds-{part.holds}x{routine.hold_seconds}-{routine.change_seconds}"
    return f"quiet-{part.seconds}" if part.quiet else None


def tracks(routine: Routine) -> dict[str, int]:
    """Every sound that the routine may play: its name and its seconds."""
    parts = [part for version in routine.versions.values() for part in version.parts]
    named = {name: part.seconds for part in parts if (name := track(routine, part))}
    return named | {f"quiet-{routine.pause_seconds}": routine.pause_seconds}
