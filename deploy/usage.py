"""What the manifest declares is what the code uses: no permission too many, no interface missing.

The code shows its use by a text: the scope of a permission, the type of a request.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from deploy.faults import Finding, fault, warning
from deploy.sources import Skill, Use

_SCOPES = re.compile(r"alexa::[a-z_]+(?::+[a-z_]+)*")
_EVENTS = re.compile(r"AlexaSkillEvent\.Skill[A-Z]\w+|Reminders\.[A-Z]\w+")
# Texts that stand for an interface: https://developer.amazon.com/docs/smapi/skill-manifest.html
_INTERFACES = {
    "Alexa.Presentation.APL": "ALEXA_PRESENTATION_APL",
    "Alexa.Presentation.HTML": "ALEXA_PRESENTATION_HTML",
    "AudioPlayer.": "AUDIO_PLAYER",
    "CanFulfillIntentRequest": "CAN_FULFILL_INTENT_REQUEST",
    "VideoApp.": "VIDEO_APP",
}


def read_code(root: Path) -> str:
    """All that may speak to Alexa: the code and the templates."""
    files = [*(root / "skill").rglob("*.py"), *(root / "responses").rglob("*.*")]
    texts = (path.read_text(encoding="utf-8") for path in files if path.suffix in _TEXT)
    return "\n".join(texts)


_TEXT = {".py", ".j2", ".json", ".yaml"}


def usage_findings(skill: Skill, code: str, *, production: bool) -> Iterator[Finding]:
    """Undeclared uses are faults; unused declarations too, but while developing only a warning."""
    for one in _declared(skill):
        if one.used_as not in code:
            say = fault if production else warning
            yield say(f"{one.name} is declared in deploy/skill.yaml, but {one.used_as} is not used")
    told = {one.used_as for one in _declared(skill)}
    used = {*_SCOPES.findall(code), *_EVENTS.findall(code)}
    used |= {text for text in _INTERFACES if text in code}
    for text in sorted(used - told):
        name = _INTERFACES.get(text, text)
        yield fault(f"the code uses {text}; declare it in deploy/skill.yaml ({name})")


def _declared(skill: Skill) -> list[Use]:
    return [*skill.permissions, *skill.interfaces, *skill.events]
