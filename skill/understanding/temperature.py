"""A temperature that was measured: from which on it is a fever, and what it makes of the word."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from nlu.quantities import Quantity
from skill.understanding.reading import ReadFinding

FEVER = "fever"
# Degrees: from which on it is a fever, and what is a temperature at all.
_CELSIUS, _FAHRENHEIT = (38.0, 34.0, 43.0), (100.4, 94.0, 109.0)


def fevers(quantities: Sequence[Quantity]) -> Iterator[bool]:
    """Whether each temperature that was told is a fever."""
    for one in quantities:
        for fever, least, most in (_CELSIUS, _FAHRENHEIT):
            if one.unit in (None, "degree") and least <= one.low < most:
                yield one.high >= fever


def measured(
    findings: Sequence[ReadFinding], quantities: Sequence[Quantity], tokens: Sequence[str]
) -> tuple[ReadFinding, ...]:
    """The findings, no fever among them where the thermometer, or the weather, says so."""
    degrees = [one for one in quantities if one.unit == "degree" or _broken(one)]
    of_weather = [_of_weather(one, tokens) for one in degrees]
    if of_weather and all(of_weather):
        return tuple(one for one in findings if one.id != FEVER)
    told = list(fevers(degrees))
    if not told or any(told):
        return tuple(findings)
    return tuple(
        replace(one, how="denied") if one.id == FEVER and one.how == "stated" else one
        for one in findings
    )


def _of_weather(one: Quantity, tokens: Sequence[str]) -> bool:
    """Whether it was hot outside: "all day in forty degrees"."""
    start, end = one.span
    return tokens[max(start - 1, 0)] == "in" or tokens[end : end + 2] == ("in", "the")


def _broken(one: Quantity) -> bool:
    """Whether it is a number like 98.6: a bare "thirty six" may be an age."""
    return one.unit is None and one.low % 1 > 0
