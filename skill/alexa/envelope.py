"""The dozen fields of a request that we read, under the attribute names of the SDK.

A kind is a text, so that one which is newer than any SDK is read as well; what we don't read is
not looked at (docs/decisions/0018). Handlers of ask-sdk-core go on with these as with its models.
"""

from typing import Any

from msgspec import Struct, field

from skill.alexa.session import SessionAttributes


class AlexaApplication(Struct, rename="camel"):
    """The skill that is meant."""

    application_id: str | None = None


class AlexaUser(Struct, rename="camel"):
    """Whoever has enabled the skill."""

    user_id: str | None = None


class DeviceInterfaces(Struct):
    """What a device says of itself: that it draws documents, where there is anything."""

    alexa_presentation_apl: Any = field(default=None, name="Alexa.Presentation.APL")


class AlexaDevice(Struct, rename="camel"):
    """What is spoken to."""

    device_id: str | None = None
    supported_interfaces: DeviceInterfaces | None = None


class AlexaSystem(Struct, rename="camel"):
    """Who speaks by what, and how Alexa's services are reached for them."""

    application: AlexaApplication | None = None
    user: AlexaUser | None = None
    device: AlexaDevice | None = None
    api_endpoint: str | None = None
    api_access_token: str | None = None


class AlexaContext(Struct):
    """`System` alone is read of it."""

    system: AlexaSystem = field(default_factory=AlexaSystem, name="System")


class AlexaSession(Struct):
    """What we sent home with the last reply; it is never copied."""

    attributes: dict[str, Any] | None = None

    def __post_init__(self) -> None:
        if self.attributes is not None:
            self.attributes = SessionAttributes(self.attributes)


class SpokenValue(Struct):
    """A slot's value as Alexa has it besides: a text, or several."""

    value: str | None = None
    values: "list[SpokenValue] | None" = None

    @property
    def words(self) -> str:
        """As they were said; several are joined again at the "and" where Alexa splits them."""
        return self.value or " and ".join(one.words for one in self.values or ())


class AlexaSlot(Struct, rename="camel"):
    """What stands in one slot."""

    value: str | None = None
    slot_value: SpokenValue | None = None

    @property
    def words(self) -> str:
        """What was heard there; "" for nothing. `value` may be left out: the SDK calls it so."""
        return self.value or (self.slot_value.words if self.slot_value else "")


class AlexaIntent(Struct):
    """By which route words came, and what they were."""

    name: str | None = None
    slots: dict[str, AlexaSlot] | None = None


class ScreenError(Struct):
    """Something that went wrong on a screen; its message may quote what was shown."""

    object_type: str = field(default="", name="type")


class AlexaRequest(Struct, rename="camel"):
    """Whatever its kind: what its kind does not have is None. `object_type`: Alexa's name of it."""

    object_type: str = field(default="", name="type")
    request_id: str | None = None
    locale: str | None = None
    intent: AlexaIntent | None = None
    token: str | None = None
    arguments: Any = None
    payload: Any = None
    errors: list[ScreenError] | None = None


class Envelope(Struct):
    """One request and what surrounds it; `session` is None outside of one."""

    request: AlexaRequest = field(default_factory=AlexaRequest)
    context: AlexaContext = field(default_factory=AlexaContext)
    session: AlexaSession | None = None
