"""What is stored of one person, for an operator whom the person has given the user id."""

import json
from collections.abc import Iterator

from ask_sdk_core.exceptions import PersistenceException
from ask_sdk_model import Context, RequestEnvelope, User
from ask_sdk_model.interfaces.system import SystemState

from skill.assembly import build_store
from skill.errors import OperatorError
from skill.settings import Settings


def stored(settings: Settings, user: str, *, delete: bool) -> Iterator[str]:
    """The lines to print: the record as JSON, then whether it is deleted.

    Raises OperatorError: there is no store, or it does not answer.
    """
    store = build_store(settings)
    if store is None:
        raise OperatorError("CRAMP_COACH_STORE is none: nothing is stored of anybody")
    system = SystemState(user=User(user_id=user))
    envelope = RequestEnvelope(context=Context(system=system))
    try:
        record = store.get_attributes(envelope)
        yield json.dumps(record, indent=1) if record else "nothing is stored"
        if delete:
            store.delete_attributes(envelope)
            yield "deleted"
    except PersistenceException as fault:
        raise OperatorError(f"the store does not answer: {fault}") from fault
