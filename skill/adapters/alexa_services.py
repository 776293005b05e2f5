"""Alexa's services (reminders, device settings) over HTTPS: the SDK's ApiClient, bounded.

The SDK's own client has no time limit and costs a quarter of a second at import. Hand this one to
the SDK as its api_client; ServiceClientFactory then needs of ApiConfiguration, besides it, a
serializer (DefaultSerializer), authorization_value (apiAccessToken) and api_endpoint, both from the
envelope's context.System. Addresses:
https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
"""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from ask_sdk_model.services import ApiClient, ApiClientRequest, ApiClientResponse
from ask_sdk_model.services.reminder_management import AlertInfo

from skill.errors import CrampCoachError

if TYPE_CHECKING:  # imported with the first call: few turns make one, and it takes 20 ms
    from http.client import HTTPConnection

    from skill.adapters.call import Call, ServiceAnswer

    Connect = Callable[[SplitResult, float], HTTPConnection]

SECONDS = 1.7  # with what else a turn may wait for, less than it has (alexa/effects.py)
LARGEST = 64 * 1024  # bytes of an answer
_AMAZON = re.compile(r"api(\.[a-z]+)?\.amazonalexa\.com")
_REMINDERS = "/v1/alerts/"
_HERE = re.compile(r"127\.0\.0\.1:[0-9]{1,5}")

# ask-sdk-model 1.82 names a module that is not there, so it can read no reminder with its text.
AlertInfo.deserialized_types["spoken_info"] = (
    "ask_sdk_model.services.reminder_management.spoken_info.SpokenInfo"
)


class ServiceError(CrampCoachError):
    """A call that brought no answer. The texts are fixed: no token, address or body is in them.

    A handler sees it through the SDK's service client, which raises a ServiceException of status
    500 for it, with this error's text in its message and this error as its `__context__`.
    """


class AddressError(ServiceError):
    """The address is none of Amazon's, and nothing was sent."""


class SlowError(ServiceError):
    """No whole answer came within the time limit; the service may still have acted."""


class BrokenCallError(ServiceError):
    """The network failed, or what came is not HTTP, too large, or a success that is no JSON."""


class AlexaServices(ApiClient):
    """Calls api.amazonalexa.com, api.eu… and api.fe… and nobody else; follows no redirect.

    loopback: also call http://127.0.0.1:port, where the simulator's services are; seconds: for a
    whole call.
    """

    def __init__(
        self, *, loopback: bool = False, seconds: float = SECONDS, connect: "Connect | None" = None
    ) -> None:
        self._loopback = loopback
        self._seconds = seconds
        self._connect = connect

    def invoke(self, request: ApiClientRequest) -> ApiClientResponse:
        """Make the call; any status is an answer. Raises ServiceError."""
        address = self._address(str(request.url))
        answer = self._answer(address, request)
        response = ApiClientResponse(headers=list(answer.headers), status_code=answer.status)
        response.body = _text(answer, address.path)
        return response

    def _address(self, url: str) -> SplitResult:
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = SplitResult("", "", "", "", "")
        amazon = parts.scheme == "https" and _AMAZON.fullmatch(parts.netloc)
        here = self._loopback and parts.scheme == "http" and _HERE.fullmatch(parts.netloc)
        if not (amazon or here):
            raise AddressError("the address is none of Alexa's services; nothing was sent")
        return parts

    def _answer(self, address: SplitResult, request: ApiClientRequest) -> "ServiceAnswer":
        """The faults are raised after the handler: as a context they could carry the token."""
        from http.client import HTTPException  # noqa: PLC0415

        from skill.adapters.call import connect, make  # noqa: PLC0415

        fault: ServiceError
        try:
            connection = (self._connect or connect)(address, self._seconds)
            return make(connection, _call(address, request), self._seconds, LARGEST)
        except TimeoutError:
            fault = SlowError(f"no answer within {self._seconds:g} s")
        except (OSError, HTTPException, ValueError) as cause:
            fault = BrokenCallError(f"the call failed: {type(cause).__name__}")
        raise fault


def _call(address: SplitResult, request: ApiClientRequest) -> "Call":
    from skill.adapters.call import Call  # noqa: PLC0415

    headers = {"Accept": "application/json", **dict(request.headers)}
    path = address._replace(scheme="", netloc="", fragment="").geturl()
    return Call(str(request.method), path, headers, _body(request.body))


def _body(body: Any) -> bytes | None:
    """The SDK gives what is to be JSON as plain objects, a text as it is, and None for nothing."""
    if body is None:
        return None
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return text.encode()


def _text(answer: "ServiceAnswer", path: str) -> Any:
    """The body for the SDK to read as JSON; it would choke on any other. None for an empty one.

    A failure's body is passed on where it is a reminder's error. That of others is left out: the
    status says enough, and the SDK raises SerializationException for an error code new to it.
    """
    good = answer.status // 100 == 2  # noqa: PLR2004  # the successes of HTTP
    if good and not answer.body:
        return None
    try:
        text = answer.body.decode()
        value = json.loads(text)
    except (ValueError, RecursionError):
        if good:
            raise BrokenCallError("the answer is no JSON") from None
        return None
    return text if good or (path.startswith(_REMINDERS) and isinstance(value, dict)) else None
