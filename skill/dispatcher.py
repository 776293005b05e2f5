"""What the package for web services does with a request, in the right order: verify, then read.

The package's own WebserviceSkillHandler makes objects of the whole body before it verifies
anything, and raises the same exception for a bad envelope as for a fault of a handler
(docs/decisions/0005). So this one overrides its entry point, and keeps the rest of it.
"""

from collections.abc import Mapping
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.invoke import invoke
from skill.verification.verifier import RequestVerifier
from skill.webservice import WebserviceSkillHandler


class Dispatcher(WebserviceSkillHandler):
    """Verifies the raw bytes, reads them once, lets the SDK dispatch, and writes the reply."""

    def __init__(self, skill: CustomSkill, verifier: RequestVerifier) -> None:
        super().__init__(skill, verify_signature=False, verify_timestamp=False)
        self._skill = skill
        self._verifier = verifier

    def verify_request_and_dispatch(
        self, http_request_headers: Mapping[str, str], http_request_body: str | bytes
    ) -> Any:
        """The reply as plain JSON (the package calls it a str, and means the same).

        Raises Refusal for a request that is bad or not Alexa's; all else is a fault of ours.
        """
        body = http_request_body
        raw = body.encode() if isinstance(body, str) else body
        return self.dispatch(self._verifier.envelope(http_request_headers, raw))

    def dispatch(self, envelope: Mapping[str, Any]) -> Any:
        """The reply to an envelope that was verified, as plain JSON."""
        return invoke(self._skill, envelope)
