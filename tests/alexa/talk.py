"""A person who talks with the skill over one session: attributes travel as JSON, as Alexa does."""

import json
from dataclasses import dataclass, field
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.invoke import invoke
from tests.web.conftest import envelope


@dataclass
class Talk:
    """One session, from a launch or from the first words."""

    skill: CustomSkill
    attributes: dict[str, Any] = field(default_factory=dict)
    response: dict[str, Any] = field(default_factory=dict)

    def opens(self) -> "Talk":
        """Said "open Cramp Coach"."""
        return self._sends({"type": "LaunchRequest"})

    def says(self, *words: str) -> "Talk":
        """Sentences, as the open slot brings them."""
        for one in words:
            heard = {"name": "speech", "confirmationStatus": "NONE", "value": one}
            intent = {
                "name": "SpeechIntent",
                "confirmationStatus": "NONE",
                "slots": {"speech": heard},
            }
            self._sends({"type": "IntentRequest", "intent": intent})
        return self

    def _sends(self, request: dict[str, Any]) -> "Talk":
        body = envelope(request=request)
        body["session"] |= {"new": not self.attributes, "attributes": self.attributes}
        reply = dict(invoke(self.skill, body))
        self.attributes = json.loads(json.dumps(reply["sessionAttributes"]))
        self.response = reply["response"]
        return self

    @property
    def told(self) -> list[str]:
        """The acts that the last reply says."""
        return [act["act"] for act in self.attributes["last"]["says"]]

    @property
    def asked(self) -> str | None:
        """The act that the last reply asks."""
        asks = self.attributes["last"]["asks"]
        return str(asks["act"]) if asks else None

    @property
    def ssml(self) -> str:
        """What is heard."""
        return str(self.response["outputSpeech"]["ssml"])

    @property
    def ends(self) -> bool:
        """Whether the microphone closes."""
        return bool(self.response["shouldEndSession"])
