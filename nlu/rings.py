"""When a reminder is to ring, in a sentence: one or more rings, each with its time and days.

"Every night at ten", "in half an hour and then nightly at nine", "half an hour earlier", "leave
friday out", "the nine o'clock one to half past ten". Words as `nlu.words` folds them; the sentence
is known to be about reminders, so a number alone may be an hour.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from nlu.clocks import Clock, all_clocks, is_refused, mends
from nlu.ring_days import RingDays, find_days, spelled_out
from nlu.ring_spans import durations
from nlu.ring_words import folded, of_days_apart, without_reasons
from nlu.wordlists import word_set
from nlu.words import Span

_JOINING = word_set("and then also plus again")
_HALVES = word_set("am pm evening night tonight afternoon morning noon midnight midday")
_NIGHT = word_set("night nights tonight nightly bedtime weeknight weeknights")
_EVENING = word_set("evening evenings")
_DAY = word_set("afternoon afternoons")
_MORNING = word_set("morning mornings breakfast wake waking")
_NOON, _SMALL = 12, 5
_POINTS = word_set("one reminder alarm nudge")
_BEDTIME = (
    *(
        ("before", "sleeping"),
        ("before", "sleep"),
        ("to", "sleep"),
        ("the", "sack"),
        ("the", "hay"),
    ),
    ("bedtime",),
    ("before", "bed"),
    ("to", "bed"),
    ("for", "bed"),
    ("turn", "in"),
)
_ANOTHER = word_set("another extra additional also too both")
_SECOND = [("second", one) for one in ("one", "reminder", "alarm", "nudge")]


class Wish(NamedTuple):
    """One ring. `clock` is HH:MM; `half`: whether the words settle that it is this half of the day.

    `days`: on which days; `delay`: ISO 8601, from now; `shift`: minutes, by so much later than it
    was (negative: earlier); `of`: the clock of the reminder that is meant, HH:MM on the dial;
    `of_days`: its days, as RingDays.days ("the weekday one");
    `part`: the part of the day that is spoken of ("night", "morning"); `bedtime`: at bedtime, with
    no time; `another`: beside what is there.
    """

    clock: str = ""
    half: bool = False
    days: RingDays = RingDays()
    delay: str = ""
    shift: int = 0
    of: str = ""
    part: str = ""
    bedtime: bool = False
    another: bool = False
    of_days: str = ""

    @property
    def timed(self) -> bool:
        """Whether a time was said, or one can be reckoned from what there was."""
        return bool(self.clock or self.delay or self.shift)

    @property
    def empty(self) -> bool:
        """Whether nothing was said of when."""
        return self == Wish()


def find_rings(words: Sequence[str]) -> tuple[Wish, ...]:
    """What is wished for, from left to right; a sentence that says no time gives one wish."""
    said, of_days = of_days_apart(tuple(folded(spelled_out(without_reasons(words)))))
    clocks = all_clocks(said) if "between" not in said else []
    pointed = [one for one in clocks if _points(said, one)]
    wanted = [one for one in clocks if one not in pointed and not is_refused(said, one.span[0])]
    if mended := [one for one in wanted[1:] if mends(said, one.span[0])]:
        wanted = mended[-1:]
    delays = list(durations(said, [one.span for one in clocks]))
    anchors = sorted([*(one.span for one in wanted), *(span for span, *_ in delays)])
    of = next((one.value for one in pointed), "") or _moved_from(said, clocks, wanted)
    pieces = list(_pieces(said, anchors))
    wishes = [_wish(said, piece, wanted, delays) for piece in pieces]
    return tuple(one._replace(of=of, of_days=of_days) for one in _inheriting(wishes))


def _points(words: Sequence[str], clock: Clock) -> bool:
    """Whether it names a reminder that is there: "the nine o'clock one", "my ten p m reminder"."""
    after = words[clock.span[1] : clock.span[1] + 1]
    before = words[clock.span[0] - 1] if clock.span[0] else ""
    return bool(after) and after[0] in _POINTS and before in {"the", "my", "that", "s"}


def _moved_from(words: Sequence[str], clocks: Sequence[Clock], wanted: Sequence[Clock]) -> str:
    """The clock that it is moved from, where it is moved to another."""
    moved = [one for one in clocks if words[one.span[0] - 1 : one.span[0]] == ("from",)]
    return moved[0].value if moved and moved[0] not in wanted else ""


def _pieces(words: tuple[str, ...], anchors: Sequence[Span]) -> Iterator[Span]:
    """The stretch of each ring: they part at the last word that joins two times."""
    start = 0
    for one, after in pairwise(anchors):
        joints = [at for at in range(one[1], after[0]) if words[at] in _JOINING]
        if not joints:
            continue
        yield start, joints[0]
        start = joints[0]
    yield start, len(words)


def _wish(
    words: tuple[str, ...],
    piece: Span,
    clocks: Sequence[Clock],
    durations: Sequence[tuple[Span, str, int]],
) -> Wish:
    start, end = piece
    said = words[start:end]
    clock = next((one for one in clocks if start <= one.span[0] < end), None)
    lasting = next((one for one in durations if start <= one[0][0] < end), None)
    spans = [one for one in (clock.span if clock else None, lasting[0] if lasting else None) if one]
    rest = " ".join(w for at, w in enumerate(words) if start <= at < end and not _within(at, spans))
    days = find_days(rest if clock is None else _with_part(words, clock, rest))
    part = _part(said)
    value, half = _settled(words, clock, part) if clock else ("", False)
    return Wish(
        value, half, days, lasting[1] if lasting else "", lasting[2] if lasting else 0, "", part,
        clock is None and _names_bedtime(said), _adds(said),
    )  # fmt: skip


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _with_part(words: tuple[str, ...], clock: Clock, rest: str) -> str:
    """What stands in the words of the time, and is a day as well: "ten tonight"."""
    inside = [one for one in words[slice(*clock.span)] if one in {"tonight", "nightly"}]
    return " ".join([rest, *inside])


def _part(words: Sequence[str]) -> str:
    """The part of the day, the one that is said last; of the evening before the night."""
    found = ""
    for word in words:
        for name, names in (("night", _NIGHT), ("evening", _EVENING), ("afternoon", _DAY),
                            ("morning", _MORNING)):  # fmt: skip
            found = name if word in names else found
    return found


def _settled(words: tuple[str, ...], clock: Clock, part: str) -> tuple[str, bool]:
    """The clock and whether its half of the day is said: in its words, or by a part of the day."""
    said = words[slice(*clock.span)]
    hour = int(clock.value[:2])
    settled = (
        not _HALVES.isdisjoint(said)
        or said[-2:] in (("a", "m"), ("p", "m"))
        or hour > _NOON
        or said[-1].startswith("0")
    )
    if settled or not part:
        return clock.value, settled
    return in_part(clock.value, part), True


def in_part(clock: str, part: str) -> str:
    """A clock of the dial in this part of the day; small hours are of the night."""
    hour = int(clock[:2]) % _NOON
    early = part == "morning" or (part == "night" and hour < _SMALL)
    return f"{hour + (0 if early else _NOON):02d}{clock[2:]}"


def _names_bedtime(words: tuple[str, ...]) -> bool:
    pairs = {*pairwise(words)}
    return any(one in pairs if len(one) > 1 else one[0] in words for one in _BEDTIME)


def _adds(words: tuple[str, ...]) -> bool:
    """Whether it is to ring beside what is there: "another one", "as well", "a second"."""
    pairs = {*pairwise(words)}
    second = not pairs.isdisjoint(_SECOND)
    behind = ("as", "well") in pairs or words[:2] == ("and", "one")
    return second or behind or not _ANOTHER.isdisjoint(words)


def _inheriting(wishes: Sequence[Wish]) -> Iterator[Wish]:
    """What has no days has those before it, or behind it: "daily at seven and at ten"."""
    named = [one for one in wishes if one.days != RingDays()]
    before: Wish | None = None
    for wish in wishes:
        if wish in named or wish.delay or not named:
            before = wish if wish in named else before
            yield wish
        elif before:
            yield wish._replace(days=before.days)
        else:
            yield _as_behind(wish, named[0])


def _as_behind(wish: Wish, behind: Wish) -> Wish:
    """Like "at nine and ten tonight"."""
    if wish.half or not (wish.clock and behind.part):
        return wish._replace(days=behind.days)
    clock = in_part(wish.clock, behind.part)
    return wish._replace(days=behind.days, clock=clock, half=True, part=behind.part)
