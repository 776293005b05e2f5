"""Rows 5 to 8: example phrases, one-shots, the invocation name, utterances."""

import re
from collections import defaultdict
from collections.abc import Iterator

from deploy.certify.requests import acts, broken, said
from deploy.certify.row import Row
from deploy.certify.stage import Stage
from deploy.faults import Finding, fault, warning
from deploy.phrases import one_shot, phrase_faults
from simulator.device.turn import Turn
from simulator.understanding.model import IntentSpec
from simulator.understanding.postman import is_postal

_EMPTY = {"basics.welcome", "basics.not_understood", "basics.not_covered", "basics.trouble"}
_SLOT = re.compile(r"\{(\w+)\}")
_FEWEST = 3  # utterances; "several"
_NAME = re.compile(r"[a-z]+('s|\.)?( [a-z]+('s|\.)?)+")
_LAUNCH = "launch ask tell load begin enable open start run play resume use talk"
_JOIN = "to from by if and about for with whether using in on at the a an of"
_WAKE = "alexa echo amazon computer ziggy skill app"


def _phrases(stage: Stage) -> Iterator[Finding]:
    texts = stage.package.manifest["manifest"]["publishingInformation"]["locales"]
    for locale in stage.locales:
        phrases = texts[locale]["examplePhrases"]
        stage.checks += len(phrases)
        for text in phrase_faults(phrases, stage.package.models[locale]):
            yield fault(f"{locale}: {text}")
        for phrase in phrases[1:]:
            words = one_shot(phrase, stage.model(locale).invocation_name) or phrase
            turn = stage.echo(locale).ask(words)
            if broken(turn) or turn.guessed or not _EMPTY.isdisjoint(acts(turn)):
                yield fault(f"{locale}: {phrase!r} brings {acts(turn)}")


def _both_ways(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        model = stage.model(locale)
        for spec in model.intents.values():
            words = said(model, spec)
            if words is None or spec.built_in:
                continue
            alone = stage.echo(locale).ask(words)
            echo = stage.echo(locale)
            echo.hear("[open]")
            yield from _alike(f"{locale}: {words!r}", spec.name, alone, echo.hear(words))


def _alike(where: str, name: str, alone: Turn, inside: Turn) -> Iterator[Finding]:
    """Both work; and what does not refer to the turn before brings the same."""
    for how, turn in (("one-shot", alone), ("in a session", inside)):
        if turn.sent != name and turn.guessed:
            yield fault(f"{where}, {how}, is heard as {turn.sent}")
        if broken(turn) or turn.faults:
            yield fault(f"{where}, {how}: {acts(turn)} {turn.faults}")
    topic = _topic(alone)
    refers = topic.startswith("basics.")  # to the turn before
    if not topic or (not refers and topic != _topic(inside)):
        yield fault(f"{where}: {topic} alone, {_topic(inside)} inside")


def _topic(turn: Turn) -> str:
    """What a reply is about: the first thing told, else what is asked; "" where it is neither."""
    asked = [turn.reply.asks.act] if turn.reply.asks else []
    return next(iter([*acts(turn), *asked]), "")


def _invocation(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        stage.checks += 1
        name = stage.model(locale).invocation_name
        words = name.split()
        if not _NAME.fullmatch(name):
            yield fault(f"{locale}: {name!r} needs two lower-case words or more")
        if forbidden := set(words) & {*_WAKE.split(), *_LAUNCH.split()}:
            yield fault(f"{locale}: {name!r} holds {', '.join(sorted(forbidden))}")
        if len(words) == 2 and set(words) & {*_JOIN.split()}:  # noqa: PLR2004  # Amazon's rule for two words
            yield fault(f"{locale}: {name!r} is two words, and one is an article or a preposition")


def _utterances(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        where = defaultdict(set)
        for spec in stage.model(locale).intents.values():
            stage.checks += 1
            for sample in spec.samples:
                where[_shape(sample, spec)].add(spec.name)
            if not spec.built_in and len(spec.samples) < _FEWEST:
                say = warning if is_postal(stage.model(locale)) else fault
                yield say(f"{locale}: {spec.name} has {len(spec.samples)} utterances")
        for sample, names in where.items():
            if len(names) > 1:
                yield fault(f"{locale}: {sample!r} stands in {', '.join(sorted(names))}")


def _shape(sample: str, spec: IntentSpec) -> str:
    """The sample with types for slots: Amazon tells two apart by these."""
    return _SLOT.sub(lambda slot: spec.slots[slot[1]].type, sample)


ROWS = (
    Row(
        5,
        "Up to three example phrases; the first opens the skill, each other begins as a sample "
        "does and brings an answer to it, not the welcome.",
        "onebusaway-alexa, issue 93 (test 3.1); troubleshooting certification failures",
        _phrases,
        "Say each of them to a device.",
    ),
    Row(6, "Every intent works one-shot and after opening.", "functional tests", _both_ways),
    Row(
        7,
        "The invocation name: lower-case letters, two words or more, no launch or wake word.",
        "askTheDM, issue 57; subtracker, issue 8",
        _invocation,
        "Say it in a noisy room; it can't be changed once the skill is public.",
    ),
    Row(
        8,
        "Several utterances for each intent (one does where its slot takes any words), none in two "
        "intents.",
        "design-certification-failures, developer.amazon.com",
        _utterances,
    ),
)
