"""What a service says no with."""


class RefusalError(Exception):
    """An HTTP status with Alexa's code for it, and a text for the developer.

    Statuses as the SDK's service clients know them. That a missing permission is 401 is Amazon's
    own sample's reading; the codes are second-hand, and no skill should depend on more than the
    status:
    https://developer.amazon.com/docs/alexa/smapi/alexa-reminders-api-reference.html
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


def bad_request(message: str, code: str = "INVALID_REQUEST_BODY") -> RefusalError:
    """A body that Alexa would not take."""
    return RefusalError(400, code, message)


def no_permission() -> RefusalError:
    """The person has not allowed the skill to do this."""
    return RefusalError(401, "NO_USER_PERMISSION", "the customer has not granted the permission")


def bad_token() -> RefusalError:
    """No such token, or it is too old."""
    return RefusalError(401, "INVALID_BEARER_TOKEN", "the access token is unknown or has expired")


def unknown() -> RefusalError:
    """No such reminder."""
    return RefusalError(404, "ALERT_NOT_FOUND", "there is no such reminder")


def too_many() -> RefusalError:
    """The device's list is full."""
    return RefusalError(403, "MAX_REMINDERS_EXCEEDED", "the device has as many as it can hold")
