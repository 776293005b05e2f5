"""All lines through one ear: figures, misses, calibration and speed."""

import time
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from skill.dialog.expected import topic
from skill.knowledge.localise import Knowledge
from skill.understanding.reading import Reading
from tests.understanding.readings.calibration import Calibration, Guess, calibration, guess_of
from tests.understanding.readings.counting import count
from tests.understanding.readings.counting_replies import count_reply
from tests.understanding.readings.lines import Line
from tests.understanding.readings.outcomes import Listen, Outcome, outcome_of_turns
from tests.understanding.readings.questions import Opened, opened
from tests.understanding.readings.rough import Arrives, whole
from tests.understanding.readings.sameness import Sets
from tests.understanding.readings.tally import Tally
from tests.understanding.readings.verdicts import Verdict, judge


class Judged(Struct, frozen=True):
    """One line, as it was heard, after which question, with what came of it and the verdict."""

    line: Line
    heard: str
    after: Opened
    came: Outcome
    verdict: Verdict


class Result(Struct):
    """What one ear gives on a set. `times`: seconds of each reading."""

    tally: Tally = field(default_factory=Tally)
    judged: list[Judged] = []
    times: list[float] = []
    calibration: Calibration | None = None


def measure(
    lines: Iterable[Line],
    listen: Listen,
    knowledge: Knowledge,
    sets: Sets,
    arrives: Arrives = whole,
) -> Result:
    """The figures of one ear; `arrives` is what becomes of the words on the way to it."""
    result = Result()
    for line in lines:
        heard = arrives(line.text)
        after = opened(line.asked, listen, knowledge)
        asked = topic(after.state)
        readings = [_timed(listen, words, asked, result.times) for words in heard]
        came = outcome_of_turns(readings, after.state, knowledge)
        verdict = judge(line, came, sets)
        result.judged.append(Judged(line, " / ".join(heard), after, came, verdict))
        count(result.tally, line, came, verdict, sets)
        if line.kind == "reply":
            count_reply(result.tally, line, came, verdict, after)
    result.calibration = calibration(_guesses(result.judged, sets))
    return result


def _timed(listen: Listen, words: str, asked: str, times: list[float]) -> Reading:
    started = time.perf_counter()
    reading = listen(words, asked=asked)
    times.append(time.perf_counter() - started)
    return reading


def _guesses(judged: Iterable[Judged], sets: Sets) -> Iterator[Guess]:
    for one in judged:
        candidates = ((each.subject, each.p) for each in one.came.reading.candidates)
        if found := guess_of(one.line, candidates, sets):
            yield found


def percentile(times: Iterable[float], share: float) -> float:
    """The time, in milliseconds, below which this share of the readings stayed."""
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000 if ordered else 0.0
