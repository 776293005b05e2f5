"""AMAZON.TIME: "half past nine" → 09:30, "in the evening" → EV, the forms that Alexa sends."""

import re
from collections.abc import Sequence

_PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI",
                 "tonight": "NI"}  # fmt: skip
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
_LEAD = re.compile(r"^(?:(?:at|around|about|by|for|every|in|this|the) )*")
_HALF_TEN = re.compile(r"^half (\d+)")  # British: half past ten
_HALF = re.compile(
    r"^(?:(?P<minutes>half|a? ?quarter|\d+)(?: minutes?)? )?(?P<side>past|after|to|before|till|of) "
    r"(?P<hour>\d+|noon|midnight)(?: oclock)?(?: (?P<day>.+))?$"
)
_CLOCK = re.compile(r"^(?P<clock>\d{1,2}:\d\d|\d{1,4})(?: oclock)?(?: (?P<day>.+))?$")
_DAY = re.compile(r"^(?:(?P<half>[ap]m|[ap] m)|(?:in the |this |at )?(?P<part>\w+)(?: time)?)$")
_MINUTES = 60
_HOURS = 24
_NOON = 12
_SMALL_HOURS = 5  # "two at night" is after midnight, "nine at night" before it


def to_time(words: Sequence[str]) -> str | None:
    """HH:MM, or MO, AF, EV, NI for a part of the day; None when the words are no time.

    An hour without am or pm is taken as said ("nine" 09:00): what Alexa adds from the clock is
    not documented. Source: https://developer.amazon.com/docs/custom-skills/slot-type-reference.html
    """
    text = _HALF_TEN.sub(r"half past \1", _LEAD.sub("", " ".join(words)))
    if text in _NAMED:
        return _NAMED[text]
    if text in _PARTS_OF_DAY:
        return _PARTS_OF_DAY[text]
    if relative := _HALF.match(text):
        return _relative(relative)
    if clock := _CLOCK.match(text):
        return _written(*_read_clock(clock["clock"]), clock["day"])
    return None


def _relative(match: re.Match[str]) -> str | None:
    named = {"half": 30, "quarter": 15, "a quarter": 15, None: None}
    said = match["minutes"]
    minutes = named[said] if said in named else int(said)
    hour = int({"noon": "12", "midnight": "0"}.get(match["hour"], match["hour"]))
    if minutes is None or minutes >= _MINUTES or hour > _HOURS:
        return None
    if match["side"] in {"past", "after"}:
        return _written(hour, minutes, match["day"])
    return _written((hour - 1) % _HOURS if hour != 1 else _NOON, _MINUTES - minutes, match["day"])


def _read_clock(clock: str) -> tuple[int, int]:
    if ":" in clock:
        hour, minutes = clock.split(":")
        return int(hour), int(minutes)
    return (int(clock[:-2]), int(clock[-2:])) if len(clock) > len("12") else (int(clock), 0)


def _written(hour: int, minutes: int, day: str | None) -> str | None:
    if hour > _HOURS or minutes >= _MINUTES:
        return None
    shifted = _shifted(hour, day) if day else hour % _HOURS
    return None if shifted is None else f"{shifted:02d}:{minutes:02d}"


def _shifted(hour: int, day: str) -> int | None:
    """The hour on a 24-hour clock, by "pm" or "in the evening"; None if that says no such thing."""
    match = _DAY.match(day)
    part = _PARTS_OF_DAY.get(match["part"] or "") if match else None
    half = match["half"] if match else None
    if half is None and part is None:
        return None
    if hour > _NOON:
        return hour % _HOURS
    early = half in {"am", "a m"} or part == "MO" or (part == "NI" and hour % _NOON < _SMALL_HOURS)
    return hour % _NOON + (0 if early else _NOON)
