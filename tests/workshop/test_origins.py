"""The files behind an answer."""

from pathlib import Path

import pytest

from simulator.device.turn import Turn
from simulator.plugin import Origin
from simulator.wire.reply import Act, Reply
from workshop.simulator_plugin.origins import origins

_ROOT = Path(__file__).parent.parent.parent


def _of(sent: str, act: str, locale: str = "en-GB", **facts: object) -> list[Origin]:
    return origins(Turn("x", sent=sent, reply=Reply(acts=(Act(act, facts),))), locale, _ROOT)


@pytest.mark.parametrize(
    ("sent", "handler"),
    [
        ("LaunchRequest", "intents"),
        ("AMAZON.YesIntent", "intents"),
        ("TriageIntent", "intents"),
        ("BananasIntent", "intents"),
        ("ChestPainReportIntent", "intents"),
        ("SessionEndedRequest", "session"),
    ],
)
def test_the_handler_is_found_by_the_requests_name(sent: str, handler: str) -> None:
    (found,) = _of(sent, "nothing.here")
    assert (found.what, found.path) == ("handler", f"skill/handlers/{handler}.py")


def test_template_and_content_are_found_by_the_acts_names() -> None:
    """The line of an entry is where it begins."""
    found = _of("AMAZON.NoIntent", "triage.outcome", outcome="self-care")
    template, content = found[1:]
    assert template.path == "responses/en/triage/outcome.j2"
    lines = (_ROOT / content.path).read_text(encoding="utf-8").splitlines()
    assert lines[content.line - 1].strip().startswith("self-care:")


def test_a_locales_own_template_comes_first(tmp_path: Path) -> None:
    """Then the language's, then English."""
    for folder in ("en", "de", "de-AT"):
        path = tmp_path / "responses" / folder / "a" / "b.j2"
        path.parent.mkdir(parents=True)
        path.touch()
        turn = Turn("x", reply=Reply(acts=(Act("a.b", {}),)))
        (found,) = origins(turn, "de-AT", tmp_path)
        assert found.path == f"responses/{folder}/a/b.j2"


def test_names_that_lead_elsewhere_find_nothing() -> None:
    """A fact is no path."""
    assert _of("LaunchRequest", "../..", answer="../facts")[1:] == []
