"""People as Alexa names them in a request."""

from ask_sdk_model import Context, RequestEnvelope, User
from ask_sdk_model.interfaces.system import SystemState

PEPPER = b"a pepper of more than thirty-two characters"


def envelope(user: str) -> RequestEnvelope:
    """A request of this user; events outside of a session have no more than that."""
    return RequestEnvelope(context=Context(system=SystemState(user=User(user_id=user))))
