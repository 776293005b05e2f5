"""The SDK's serializer, made quick: what it looks up for every field is looked up once."""

import json
from collections.abc import Mapping
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.alexa.reading import Readers
from skill.alexa.session import SessionAttributes
from skill.alexa.writing import Writers


class QuickSerializer(DefaultSerializer):
    """Gives what DefaultSerializer gives, in a fraction of the time."""

    def __init__(self) -> None:
        self._readers = Readers()
        self._writers = Writers()
        self._writers[SessionAttributes] = lambda plain: plain

    def serialize(self, obj: Any) -> Any:
        """A model as plain JSON."""
        return self._writers[type(obj)](obj)

    def deserialize(self, payload: str | bytes | None, obj_type: Any) -> Any:
        """JSON text as a model of this type. Raises SerializationException, without the text."""
        if payload is None:
            return None
        try:
            plain = json.loads(payload)
        except Exception:
            raise SerializationException("the text is not JSON") from None
        return self.read(plain, obj_type)

    def envelope(self, plain: Mapping[str, Any]) -> RequestEnvelope:
        """A request. Raises SerializationException.

        The SDK knows no value that is newer than it: a device with another kind of display than
        those of its day could ask nothing. So of a context that it can't read, System alone is.
        """
        try:
            envelope: RequestEnvelope = self.read(plain, RequestEnvelope)
        except SerializationException:
            system = {"System": plain["context"]["System"]}
            envelope = self.read({**plain, "context": system}, RequestEnvelope)
        return envelope

    def read(self, plain: Any, obj_type: Any) -> Any:
        """JSON that was parsed already as a model. Raises SerializationException."""
        return None if plain is None else self._readers[obj_type](plain)
