"""Rows 1 to 4: greeting, questions and microphones, stop, help."""

import uuid
from collections.abc import Iterator

from deploy.certify.requests import LAUNCH, acts, intent, states
from deploy.certify.row import Row
from deploy.certify.stage import Stage
from deploy.faults import Finding, fault
from simulator.device.envelope import Session

_LEAVE = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent")
# Amid a cramp, and behind an alarm that stands, it is said in a breath.
_HELPS = {"basics.help", "relief.help", "danger.help"}
_PITFALLS = "common certification pitfalls, developer.amazon.com"


def _launch(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        person = f"CERTIFY-{uuid.uuid4()}"
        for visit in ("first", "second"):
            turn = stage.echo(locale, person=person).hear("[open]")
            if turn.broken or turn.ends or not turn.reply.asks or turn.faults:
                yield fault(f"{locale}: the {visit} launch does not greet and ask: {turn.speech!r}")
            if not any(act.startswith("basics.welcome") for act in acts(turn)):
                yield fault(f"{locale}: the {visit} launch brings no greeting, but {acts(turn)}")


def _questions(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        for name in stage.model(locale).intents:
            opened = Session()
            stage.send(locale, LAUNCH, opened)
            for where, session in (("one-shot", Session()), ("in a session", opened)):
                for text in stage.send(locale, intent(name), session).faults:
                    yield fault(f"{locale}: {name}, {where}: {text}")


def _stop(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        for state in states(stage, locale):
            for name in _LEAVE:
                copy = Session(new=False, attributes=state.attributes)
                turn = stage.send(locale, intent(name), copy)
                if turn.broken or not turn.ends:
                    asked = state.attributes.get("last", {}).get("asks")
                    yield fault(f"{locale}: {name} does not end the session after {asked}")


def _help(stage: Stage) -> Iterator[Finding]:
    for locale in stage.locales:
        resolver = stage.resolvers[locale]
        understood = resolver.understand("help")
        if understood.intent != "AMAZON.HelpIntent":
            yield fault(f"{locale}: the word help is heard as {understood.intent}")
        for state in states(stage, locale):
            copy = Session(new=False, attributes=state.attributes)
            turn = stage.send(locale, intent("AMAZON.HelpIntent"), copy)
            if turn.ends or turn.faults or _HELPS.isdisjoint(acts(turn)):
                asked = state.attributes.get("last", {}).get("asks")
                yield fault(f"{locale}: help after {asked}: {acts(turn)}, {turn.faults}")


ROWS = (
    Row(
        1,
        "A launch without a question greets, asks something and keeps the session open; a first "
        "and a later visit.",
        _PITFALLS,
        _launch,
    ),
    Row(
        2,
        "A reply that ends with a question keeps the session open; one without closes it.",
        "skill-sample-python-fact, issue 13 (a rejection's text)",
        _questions,
    ),
    Row(
        3,
        "Stop and cancel end the skill from every state.",
        "alexa-london-travel, issue 17; onebusaway-alexa, issue 93 (test 4.13)",
        _stop,
    ),
    Row(
        4,
        "Help tells what the skill does, ends with a question, and works from every state.",
        _PITFALLS,
        _help,
    ),
)
