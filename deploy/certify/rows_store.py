"""Rows 13, 15, 17, 18 and 19: the store's texts, permissions, pages, disclaimers."""

import uuid
from collections.abc import Iterator

from deploy.certify.row import Row
from deploy.certify.stage import Stage
from deploy.faults import Finding, fault

_OK = 200
_SPOKEN = "not medical advice"


def _matching(stage: Stage, *words: str) -> Iterator[Finding]:
    """What the package's lints said about something."""
    stage.checks += len(stage.locales)
    for one in stage.package.findings:
        if any(word in one.text for word in words):
            yield one


def _description(stage: Stage) -> Iterator[Finding]:
    yield from _matching(stage, "description", "summary", "says app", "keyword", "the name")


def _permissions(stage: Stage) -> Iterator[Finding]:
    yield from _matching(stage, "is declared in", "declare it in")


def _testing(stage: Stage) -> Iterator[Finding]:
    yield from _matching(stage, "testing instructions")


def _pages(stage: Stage) -> Iterator[Finding]:
    for path in ("/privacy", "/terms"):
        status, body = stage.get(path)
        if status != _OK or b"Cramp Coach" not in body:
            yield fault(f"GET {path} brings HTTP {status}")
    yield from _matching(stage, "--public-url", "stand-ins")


def _disclaimers(stage: Stage) -> Iterator[Finding]:
    yield from _matching(stage, "does not say that the skill")
    for locale in stage.locales:
        echo = stage.echo(locale, person=f"CERTIFY-{uuid.uuid4()}")
        if _SPOKEN not in echo.hear("[open]").speech:
            yield fault(f"{locale}: the first greeting says nothing of medical advice")
        if _SPOKEN not in echo.hear("help").speech:
            yield fault(f"{locale}: help says nothing of medical advice")


ROWS = (
    Row(
        13,
        "The description is in full sentences, covers all functions, and says skill, not app.",
        "troubleshooting certification failures, developer.amazon.com",
        _description,
        "Read the description of each locale aloud; look for typos and for a function left out.",
    ),
    Row(
        15,
        "Permissions in the manifest are those that the code uses; a refusal is spoken.",
        "functional tests",
        _permissions,
        "Refuse the permission in the Alexa app, ask for a reminder, and listen.",
    ),
    Row(
        17,
        "The use of reminders is described in the testing instructions.",
        "reminders, guidelines for usage, developer.amazon.com",
        _testing,
        "Set one reminder on a device, and wait for it.",
    ),
    Row(
        18,
        "The addresses of the privacy policy and the terms open.",
        "certification requirements for privacy URLs, February 2023",
        _pages,
        "Open both addresses of skill.json in a browser that is signed in nowhere.",
    ),
    Row(
        19,
        "The description has the health disclaimer, and it is spoken.",
        "policy requirements for an Alexa skill, health",
        _disclaimers,
    ),
)
