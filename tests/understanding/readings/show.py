"""The report on paper, and as the file that is committed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean
from typing import Any

from tests.understanding.readings.counting import FEWER, ordered
from tests.understanding.readings.measure import Judged, Result, percentile
from tests.understanding.readings.second import Agreement
from tests.understanding.readings.tally import Count

_WIDE = 50
_BEST = 3


def table(
    whole: Result,
    halves: Mapping[str, Result],
    rough: Sequence[Result],
    crossed: Mapping[str, Count] | None = None,
) -> Iterator[str]:
    """A line a figure: so many of so many, its share and interval, the halves, rough, crossed."""
    heads = [
        *halves,
        *(["rough, mean", "worst"] if rough else []),
        *(["crossed"] if crossed else []),
    ]
    yield f"{'':{_WIDE}} {'':>11}  {'share':>6} {'95 %':14}" + "".join(f"{h:>20}" for h in heads)
    for name, count in ordered(whole.tally.counts):
        others = [_of(each, name).share for each in halves.values()]
        others += _spread(name, rough) if rough else []
        others += [crossed.get(name, Count()).share] if crossed else []
        yield f"{name:{_WIDE}} {_shown(count)}" + "".join(f"{share:>20.1%}" for share in others)


def below(whole: Result) -> Iterator[str]:
    """Calibration and speed."""
    if whole.calibration:
        yield f"{'calibration / above 0.9 wrong':{_WIDE}} {_shown(whole.calibration.wrong)}"
        yield f"{'calibration / ECE':{_WIDE}} {whole.calibration.ece:.3f}"
    median, late = (percentile(whole.times, share) for share in (0.5, 0.99))
    yield f"{'a reading, milliseconds':{_WIDE}} median {median:.2f}, p99 {late:.2f}"


def agreed(agreement: Agreement) -> Iterator[str]:
    """How far two hands agree, field by field."""
    for field, found in agreement.items():
        yield f"{'two hands agree / ' + field:{_WIDE}} {_shown(Count(sum(found), len(found)))}"


def misses(judged: Iterable[Judged], kind: str, most: int) -> Iterator[str]:
    """The first misses of a kind ("all": of any), with what was read."""
    missed = [one for one in judged if one.verdict.word != "right"]
    for one in [one for one in missed if kind in ("all", one.line.kind)][:most]:
        yield from miss(one)


def miss(one: Judged) -> Iterator[str]:
    """What was said and wanted, what was read, and what came of it."""
    line, came, reading = one.line, one.came, one.came.reading
    yield f"{line.n} {line.kind}, {one.verdict.word}: {one.verdict.why}"
    yield f"    said     {one.heard}" + (f"   (asked: {line.asked})" if line.asked else "")
    told = ", ".join(f"{each.id} {each.polarity}" for each in line.findings) or "-"
    yield f"    wanted   {' or '.join(line.wanted) or '-'}, {line.form}, {line.level}; {told}"
    best = ", ".join(f"{each.subject} {each.p:.2f}" for each in reading.candidates[:_BEST])
    found = ", ".join(f"{each.id} {each.how}" for each in reading.findings)
    yield f"    read     {best or '-'}; {reading.form}; {found or '-'}"
    named = " ".join(each.id for each in reading.mentions) or "-"
    events = " ".join(type(each).__name__ for each in came.events)
    yield f"    came     {came.way}, {' '.join(came.subjects) or '-'} ({events}); named {named}"


def as_content(
    whole: Result, halves: Mapping[str, Result], rough: Sequence[Result], agreement: Agreement
) -> dict[str, Any]:
    """What is committed, so that a diff shows a step back. Without times: they differ each run."""
    return {
        "lines": len(whole.judged),
        "figures": {
            name: {
                "hits": count.hits,
                "of": count.of,
                "percent": _percent(count.share),
                "interval": [_percent(end) for end in count.interval],
                **{half: _percent(_of(each, name).share) for half, each in halves.items()},
                **_rough(name, rough),
            }
            for name, count in ordered(whole.tally.counts)
        },
        "calibration": _calibrated(whole),
        "agreement": {field: [sum(found), len(found)] for field, found in agreement.items()},
    }


def _calibrated(whole: Result) -> dict[str, object]:
    if whole.calibration is None:
        return {}
    wrong = whole.calibration.wrong
    ece = round(whole.calibration.ece, 3)
    return {"above 0.9": wrong.of, "of these wrong": wrong.hits, "ece": ece}


def _rough(name: str, rough: Sequence[Result]) -> dict[str, float]:
    mean, worst = _spread(name, rough) if rough else (0.0, 0.0)
    return {"rough mean": _percent(mean), "rough worst": _percent(worst)} if rough else {}


def _spread(name: str, rough: Sequence[Result]) -> tuple[float, float]:
    """The mean of the seeds, and the worst: the highest where few is good."""
    shares = [_of(each, name).share for each in rough]
    worst = max if name.partition(" / ")[2] in FEWER else min
    return fmean(shares), worst(shares)


def _of(result: Result, name: str) -> Count:
    return result.tally.counts.get(name, Count())


def _shown(count: Count) -> str:
    low, high = count.interval
    return f"{count.hits:5}/{count.of:<5}  {count.share:>6.1%} [{low:.1%} {high:.1%}]".ljust(36)


def _percent(share: float) -> float:
    return round(100 * share, 1)
