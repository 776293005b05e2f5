"""The report that a person can hand in: Markdown to read, JSON for a program."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime

from deploy.certify.row import Result

_MOST = 10  # findings shown of a row
_MARK = {"pass": "passes", "fail": "**FAILS**", "by hand": "by hand"}


def markdown(results: Sequence[Result], locales: Sequence[str], now: datetime) -> str:
    """The whole report."""
    return "\n".join(_lines(results, locales, now)) + "\n"


def _lines(results: Sequence[Result], locales: Sequence[str], now: datetime) -> Iterator[str]:
    passed = sum(result.verdict == "pass" for result in results)
    yield "# Certification of Cramp Coach"
    yield ""
    yield f"{now:%Y-%m-%d %H:%M} UTC, {', '.join(locales)}: {passed} of {len(results)} rows pass."
    yield "Played against the running skill, over HTTP, with signed requests."
    yield ""
    yield "| # | rule | verdict | checks |"
    yield "|---|---|---|---|"
    for result in results:
        row = result.row
        yield f"| {row.number} | {row.rule} | {_MARK[result.verdict]} | {result.checks} |"
    yield from _findings(results)
    yield ""
    yield "## By hand"
    yield ""
    yield from (
        f"- [ ] Row {one.row.number}: {one.row.by_hand}" for one in results if one.row.by_hand
    )
    yield ""
    yield "## Sources of the rules"
    yield ""
    yield from (f"- Row {one.row.number}: {one.row.source}" for one in results)


def _findings(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        if result.findings:
            yield ""
            yield f"## Row {result.row.number}: found"
            yield ""
            yield from (f"- {one.weight}: {one.text}" for one in result.findings[:_MOST])
            if (rest := len(result.findings) - _MOST) > 0:
                yield f"- and {rest} more"


def as_json(results: Sequence[Result], locales: Sequence[str], now: datetime) -> str:
    """The same as one JSON object."""
    rows = [
        {
            "row": one.row.number,
            "rule": one.row.rule,
            "verdict": one.verdict,
            "checks": one.checks,
            "findings": [{"weight": each.weight, "text": each.text} for each in one.findings],
            "by_hand": one.row.by_hand or None,
        }
        for one in results
    ]
    whole = {"at": now.isoformat(timespec="seconds"), "locales": list(locales), "rows": rows}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
