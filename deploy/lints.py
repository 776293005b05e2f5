"""Amazon's rules for what the store shows. Sources: the pages named at each rule."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deploy.faults import Finding, fault
from deploy.phrases import phrase_faults
from deploy.sources import Skill, Store

# Field limits: https://developer.amazon.com/docs/smapi/skill-manifest.html
_NAME, _SUMMARY, _DESCRIPTION, _KEYWORDS, _PHRASES, _TESTING = 50, 160, 4000, 30, 3, 4000
_TITLE = re.compile(r"[A-Za-z0-9' _-]+")
_OTHERS_NAMES = re.compile(r"\b(alexa|echo|amazon|computer)\b", re.IGNORECASE)
_CATEGORIES = {"HEALTH_AND_FITNESS", "MEDICAL"}
# A health skill says so in its description, or is rejected:
# https://developer.amazon.com/docs/alexa/custom-skills/policy-requirements-for-an-alexa-skill.html
_DISCLAIMER = {
    "is no medical advice": r"not medical advice",
    "is for education": r"information for education",
    "replaces nobody": r"not a substitute for a doctor",
    "names whom to call": r"emergency, call \S",
    "cannot call": r"cannot call anybody",
}


def store_faults(locale: str, store: Store, model: Mapping[str, Any]) -> Iterator[Finding]:
    """Every rule that a locale's texts break; `model` is the locale's interaction model."""
    yield from _lengths(locale, store)
    yield from _words(locale, store)
    for name, pattern in _DISCLAIMER.items():
        if not re.search(pattern, store.description):
            yield fault(f"{locale}: the description does not say that the skill {name}")
    for problem in phrase_faults(store.example_phrases, model):
        yield fault(f"{locale}: {problem}")


def _lengths(locale: str, store: Store) -> Iterator[Finding]:
    given = {
        "name": (len(store.name), _NAME),
        "summary": (len(store.summary), _SUMMARY),
        "description": (len(store.description), _DESCRIPTION),
        "keywords": (len(store.keywords), _KEYWORDS),
        "example phrases": (len(store.example_phrases), _PHRASES),
    }
    for what, (length, most) in given.items():
        if not 0 < length <= most:
            yield fault(f"{locale}: {what}: {length}, but 1 to {most} are allowed")


def _words(locale: str, store: Store) -> Iterator[Finding]:
    if not _TITLE.fullmatch(store.name) or _OTHERS_NAMES.search(store.name):
        yield fault(f"{locale}: the name {store.name!r} holds a character or word not allowed")
    if not store.summary.endswith("."):
        yield fault(f"{locale}: the summary is no full sentence")
    if re.search(r"\bapps?\b", f"{store.summary} {store.description}", re.IGNORECASE):
        yield fault(f"{locale}: says app where Amazon wants skill")
    if "{" in store.description:
        yield fault(f"{locale}: the description names a fact that does not exist")
    for word in store.keywords:
        if store.keywords.count(word) > 1 or _OTHERS_NAMES.search(word):
            yield fault(f"{locale}: the keyword {word!r} is repeated or somebody else's name")


def skill_faults(skill: Skill) -> Iterator[Finding]:
    """Rules for what is the same in every locale."""
    if skill.category not in _CATEGORIES:
        yield fault(f"the category {skill.category} is not one of health")
    if not 0 < len(skill.testing_instructions) <= _TESTING:
        yield fault(f"testing instructions: 1 to {_TESTING} characters are allowed")
    reminds = any("reminders" in one.name for one in skill.permissions)
    if reminds and "reminder" not in skill.testing_instructions.lower():
        yield fault(
            "the testing instructions say nothing of reminders, but the permission is asked"
        )
    if not skill.countries:
        yield fault("no country is named")
