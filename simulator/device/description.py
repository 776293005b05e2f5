"""The pretend Echo itself: what it is, who speaks to it, and in which locale."""

from dataclasses import dataclass
from typing import Any, Literal, get_args

from simulator.device.viewports import VIEWPORTS
from simulator.errors import SimulatorError

Kind = Literal["speaker", "show", "round", "tv"]
KINDS: tuple[Kind, ...] = get_args(Kind)

APPLICATION_ID = "amzn1.ask.skill.simulator"
APL = "Alexa.Presentation.APL"

# No such address exists (RFC 2606): nothing of a simulated conversation may reach Amazon.
_SERVICES = "https://api.amazonalexa.invalid"


def kind_of(text: str) -> Kind:
    """A kind of device by its name. Raises SimulatorError for one that there is not."""
    for kind in KINDS:
        if kind == text:
            return kind
    raise SimulatorError(f"device {text!r} is unknown: {' or '.join(KINDS)}")


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
        return self.kind != "speaker"

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
            context["Viewport"] = VIEWPORTS[self.kind]
        return context
