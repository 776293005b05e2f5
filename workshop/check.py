"""Author's checks all in one: whatever a start or a test would find fault with, found now.

First the form of each file and the names in them, then every sentence of every locale as it
would be said. Where the first has faults the second would only repeat them.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateError

from skill.assembly import build_turn_parts
from skill.dialog.triage_predicates import PREDICATES
from skill.errors import CrampCoachError
from skill.knowledge.check import problems, words_of
from skill.knowledge.content import Content
from skill.knowledge.faults import Fault, nearest
from skill.knowledge.load import gaps, load, load_languages
from skill.knowledge.relief import First, ReliefStep
from skill.knowledge.routine import Step
from skill.screens import Screens
from skill.settings import Settings
from workshop.held import held
from workshop.interaction_model import build_models
from workshop.review import read_ledger
from workshop.utterances.units import signers, unit_names

_FACT = re.compile(r"""\bfact\(["']([^"']+)["']\)""")
_SCREEN = re.compile(r"""\bset screen = ["']([^"']+)["']""")
_NUMBER = re.compile(r"\d+")
_BRACES = re.compile(r"\{.*?\}")


def check(settings: Settings) -> list[str]:
    """Every fault as `file:line: what`; empty when all holds together."""
    try:
        content = load(settings.content, settings.interaction_model)
        found = problems(content, settings.content, settings.interaction_model, PREDICATES)
        found += [fault.located(settings.content) for fault in _ours(settings, content)]
        found += list(_templates(settings.responses, content))
        return found or [
            *gaps(settings.content, settings.interaction_model, content),
            *_spoken(settings, content),
        ]
    except CrampCoachError as fault:  # a file that can't be read hides what is behind it
        return [str(fault)]


def _ours(settings: Settings, content: Content) -> Iterator[Fault]:
    """What breaks no answer, but a rule of this house."""
    yield from _undrawn(Screens(settings.responses / "screens").drawings, content)
    known = unit_names(content)
    for review in read_ledger(settings.content):
        if review.unit not in known:
            what = f"{review.unit} is no unit that is signed{nearest(review.unit, known)}"
            yield Fault("reviews.yaml", (review.unit,), what)
        elif review.role not in signers(review.unit, content)[0]:
            what = f"{review.unit} is not signed by a {review.role}"
            yield Fault("reviews.yaml", (review.unit, review.role), what)
    yield from _numbers(content)


def _undrawn(drawings: frozenset[str], content: Content) -> Iterator[Fault]:
    """Steps that are shown on screens with a drawing that there is not."""
    shown: list[tuple[str, str, Mapping[str, Step | First | ReliefStep]]] = [
        ("routine/bedtime.yaml", "steps", content.routine.steps),
        ("relief/coach.yaml", "first", content.relief.first),
        ("relief/coach.yaml", "steps", content.relief.steps),
    ]
    for file, under, steps in shown:
        for name, drawing in ((id_, one) for id_, step in steps.items() for one in _named(step)):
            if drawing not in drawings:
                what = f"{name}: {drawing} is no drawing{nearest(drawing, drawings)}"
                yield Fault(file, (under, name, drawing), what)


def _named(step: Step | First | ReliefStep) -> Iterator[str]:
    yield step.drawing
    if isinstance(step, Step) and step.seated_drawing:
        yield step.seated_drawing


def _numbers(content: Content) -> Iterator[Fault]:
    for name, answer in content.answers.items():
        for case, words in words_of(answer):
            for text in words.texts:
                for number in _NUMBER.findall(_BRACES.sub("", text)):
                    what = f"{number} stands here: a number is a fact of facts.yaml or a table"
                    yield Fault(f"answers/{name}.yaml", (*filter(None, (case,)), number), what)


def _templates(responses: Path, content: Content) -> Iterator[str]:
    """Facts and screens that a template names."""
    screens = Screens(responses / "screens").names
    known = {_FACT: ("fact", content.facts.keys()), _SCREEN: ("screen", screens)}
    for path in sorted(responses.rglob("*.j2")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for pattern, (kind, names) in known.items():
                for name in set(pattern.findall(line)) - names:
                    yield f"{path}:{number}: {name} is no {kind}{nearest(name, names)}"


def _spoken(settings: Settings, content: Content) -> Iterator[str]:
    """The model, the reader and every held sentence of every locale are made once, as tests do."""
    build_models(settings)
    languages = load_languages(settings.content, settings.interaction_model, content)
    try:
        held(content, build_turn_parts(settings, content, languages))
    except (TemplateError, LookupError) as fault:
        yield f"{_template_line(fault)}: {type(fault).__name__}: {fault}"


def _template_line(fault: BaseException) -> str:
    """File and line of the template that was being filled when this went wrong."""
    place, at = "responses/", fault.__traceback__
    while at:
        if at.tb_frame.f_code.co_filename.endswith(".j2"):
            place = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}"
        at = at.tb_next
    return place
