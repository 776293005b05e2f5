"""The SDK's models → plain JSON, with every look-up done once (the other half of reading.py)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer

Write = Callable[[Any], Any]


class Writers(dict[type, Write]):
    """The writer of each type, made on first use; each equals what the SDK's serializer does."""

    def __missing__(self, kind: type) -> Write:
        writer = self[kind] = self._made(kind)
        return writer

    def _made(self, kind: type) -> Write:
        """The first that fits, in the SDK's order: a text that is an Enum too is a text."""
        forms: tuple[tuple[tuple[type, ...], Write], ...] = (
            ((*DefaultSerializer.PRIMITIVE_TYPES, type(None)), lambda value: value),
            ((list,), lambda values: [self[type(one)](one) for one in values]),
            ((tuple,), lambda values: tuple(self[type(one)](one) for one in values)),
            ((date,), lambda moment: moment.isoformat()),
            ((Enum,), lambda member: member.value),
            ((Decimal,), DefaultSerializer().serialize),
            ((dict,), lambda pairs: {key: self[type(one)](one) for key, one in pairs.items()}),
        )
        fitting = (write for types, write in forms if issubclass(kind, types))
        return next(fitting, None) or self._model(kind)

    def _model(self, kind: Any) -> Write:
        types = kind.deserialized_types
        names = getattr(kind, "attribute_map", {})
        fields = [(attribute, names.get(attribute, attribute)) for attribute in types]

        def write(model: Any) -> Any:
            if model.deserialized_types is not types:  # an instance that says otherwise
                return DefaultSerializer().serialize(model)
            plain = {}
            for attribute, name in fields:
                value = getattr(model, attribute)
                if value is not None:
                    plain[name] = self[type(value)](value)
            return plain

        return write
