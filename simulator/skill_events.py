"""Skill events: what Alexa tells a skill apart from any session.

https://developer.amazon.com/docs/smapi/skill-events-in-alexa-skills.html
"""

from typing import Any

from simulator.services.account import REMINDERS

_SCOPES = {"acceptedPermissions": [{"scope": REMINDERS}]}
EVENTS: dict[str, dict[str, Any]] = {
    "skill_enabled": {"type": "AlexaSkillEvent.SkillEnabled"},
    "skill_disabled": {
        "type": "AlexaSkillEvent.SkillDisabled",
        "body": {"userInformationPersistenceStatus": "NOT_PERSISTED"},
    },
    "permission_accepted": {"type": "AlexaSkillEvent.SkillPermissionAccepted", "body": _SCOPES},
    "permission_changed": {"type": "AlexaSkillEvent.SkillPermissionChanged", "body": _SCOPES},
}
