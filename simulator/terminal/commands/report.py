"""`report`: what is wrong with an interaction model, from the model alone."""

import argparse
from collections.abc import Iterator

from simulator.run import read_model
from simulator.terminal.streams import Streams
from simulator.understanding.postal_report import postal_lines
from simulator.understanding.postman import is_postal
from simulator.understanding.report import Report, examine


def run(options: argparse.Namespace, streams: Streams) -> int:
    """Write the report. It is for reading: what it finds is often meant so, and fails nothing."""
    model = read_model(options.model, options.locale)
    for line in postal_lines(model) if is_postal(model) else _lines(examine(model)):
        streams.say(line)
    return 0


def _lines(report: Report) -> Iterator[str]:
    yield f"{len(report.conflicts)} conflicts: an utterance that is a sample of several intents"
    for conflict in report.conflicts:
        mark = "undefined" if conflict.undefined else "custom wins"
        yield f'  "{conflict.utterance}" ({mark})'
        yield from (f"      {intent}: {sample}" for intent, sample in conflict.samples)
    yield f"{len(report.unreachable)} samples that another intent takes"
    for lost in report.unreachable:
        taker, sample = lost.taken_by
        yield f'  {lost.intent}: "{lost.sample}" is taken by {taker}: "{sample}"'
    yield from _guesses(report)
    yield from _unused(report)


def _guesses(report: Report) -> Iterator[str]:
    yield f"{report.left_out:.0%} of the samples are guessed right when each is left out"
    for each in report.confusions:
        examples = "; ".join(each.examples)
        yield f"  {each.count:>3} x {each.intent} guessed as {each.guessed}: {examples}"


def _unused(report: Report) -> Iterator[str]:
    unused = report.unused
    yield f"{len(unused.types)} types in no sample: {', '.join(unused.types) or '-'}"
    slots = ", ".join(f"{intent}.{slot}" for intent, slot in unused.slots) or "-"
    yield f"{len(unused.slots)} slots in no sample: {slots}"
    yield f"{len(unused.shared)} words for several values of a type"
    yield from (f'  {kind}: "{words}" is {", ".join(ids)}' for kind, words, ids in unused.shared)
