"""What the skill writes down while people talk to it: nothing of what they said or have."""

from pathlib import Path

from simulator.device import Device
from simulator.play_file import find_plays
from simulator.run import Run
from skill.knowledge.content import Content
from tests.played.conftest import APPLICATION

_FOLDER = Path(__file__).parent.parent / "conversations"
_PLAYS = [play for play in find_plays([_FOLDER]) if play.file.stem in ("triage", "danger")]


def test_the_log_holds_no_finding_no_slot_value_and_no_utterance(
    skill: Run, local: Path, content: Content
) -> None:
    """After the plays of the leg check and of danger, and all that this run played before."""
    for play in _PLAYS:
        echo = skill.echo(Device(play.locale, play.device, "somebody", APPLICATION))
        for said in play.talk:
            if not said.you.startswith("[silence]"):
                echo.hear(said.you)
    log = (local / "skill.log").read_text(encoding="utf-8")

    assert len(log.splitlines()) > len(_PLAYS), "the log says nothing, so this proves nothing"
    lines = log.lower()
    secrets = {said.you for play in _PLAYS for said in play.talk if " " in said.you}
    secrets |= {name for name in content.findings if "-" in name}
    secrets |= {said for one in content.findings.values() for said in one.said if " " in said}
    secrets |= set(content.triage.outcomes) | {"reportintent", "facts", "amzn1.ask.account"}
    assert {secret for secret in secrets if secret in lines} == set()
