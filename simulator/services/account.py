"""One person's account: who it is, what the skill may do, and the reminders it has set."""

from dataclasses import dataclass, field
from typing import Any, Literal

from simulator.services.reminder import Reminder

REMINDERS = "alexa::alerts:reminders:skill:readwrite"
# `unasked`: the person has decided nothing; `revoked`: allowed once, and taken back in the app.
Permission = Literal["unasked", "granted", "refused", "revoked"]


@dataclass(slots=True)
class Account:
    """An account in the household. `reminders`: by alert token."""

    user_id: str
    permission: Permission = "unasked"
    reminders: dict[str, Reminder] = field(default_factory=dict)

    @property
    def user(self) -> dict[str, Any]:
        """The `user` of a request, with the scopes as Alexa sends them; none while unasked."""
        if self.permission == "unasked":
            return {"userId": self.user_id}
        granted = self.permission == "granted"
        permissions: dict[str, Any] = {
            "scopes": {REMINDERS: {"status": "GRANTED" if granted else "DENIED"}}
        }
        if granted:
            permissions["consentToken"] = "simulator"
        return {"userId": self.user_id, "permissions": permissions}
