"""The pretend Echo itself: what it is, who speaks to it, and in which locale."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["speaker", "show"]
KINDS: tuple[Kind, ...] = get_args(Kind)

APPLICATION_ID = "amzn1.ask.skill.simulator"
APL = "Alexa.Presentation.APL"

# No such address exists (RFC 2606): nothing of a simulated conversation may reach Amazon.
_SERVICES = "https://api.amazonalexa.invalid"
# An Echo Show 8 as Alexa describes it:
# https://developer.amazon.com/docs/alexa-presentation-language/apl-viewport-property.html
_VIEWPORT = {
    "experiences": [
        {"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}
    ],
    "mode": "HUB",
    "shape": "RECTANGLE",
    "pixelWidth": 1280,
    "pixelHeight": 800,
    "currentPixelWidth": 1280,
    "currentPixelHeight": 800,
    "dpi": 213,
    "touch": ["SINGLE"],
}


@dataclass(frozen=True, slots=True)
class Caller:
    """For whom a request is: the `user`, and where and with what right services are called."""

    user: dict[str, Any]
    endpoint: str = _SERVICES
    token: str = "simulator"  # noqa: S105  # opens nothing


@dataclass(frozen=True, slots=True)
class Device:
    """A device. `person`: whoever speaks; the same name gives the same user id in every run."""

    locale: str = "en-US"
    kind: Kind = "speaker"
    person: str = "1"
    application_id: str = APPLICATION_ID

    @property
    def has_screen(self) -> bool:
        """Whether it shows APL documents."""
        return self.kind == "show"

    @property
    def application(self) -> dict[str, Any]:
        """The `application` of a request."""
        return {"applicationId": self.application_id}

    @property
    def user(self) -> dict[str, Any]:
        """The `user` of a request."""
        return {"userId": f"amzn1.ask.account.SIMULATOR-PERSON-{self.person}"}

    @property
    def id(self) -> str:
        """The device's own id."""
        return f"amzn1.ask.device.SIMULATOR-{self.kind.upper()}"

    def context(self, caller: "Caller | None" = None) -> dict[str, Any]:
        """The `context` of a request; without a caller its services are at no address."""
        caller = caller or Caller(self.user)
        screen = {APL: {"runtime": {"maxVersion": "2024.1"}}} if self.has_screen else {}
        context: dict[str, Any] = {
            "System": {
                "application": self.application,
                "user": caller.user,
                "device": {"deviceId": self.id, "supportedInterfaces": screen},
                "apiEndpoint": caller.endpoint,
                "apiAccessToken": caller.token,
            }
        }
        if self.has_screen:
            context["Viewport"] = _VIEWPORT
        return context
