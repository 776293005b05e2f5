"""Plain JSON → the SDK's models, with every look-up done once.

The SDK's DefaultSerializer imports a module and walks a class for each field of each request; this
took half of a turn. Here a reader for each type is made when it is first needed, and kept. What
comes out equals what the SDK makes (tests/alexa/test_serializer.py compares them), oddities
included: what a model doesn't know is set on it as it came.
"""

import json
import re
from datetime import date, datetime
from enum import Enum
from typing import Any

from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer

from skill.alexa.reading_values import (
    Kind,
    Read,
    class_of,
    enum,
    moment,
    named,
    primitive,
    unreadable,
)

_LIST = re.compile(r"list\[([^,]*)\]")
_SIMPLE = {"str": str, "bool": bool, "int": int}  # what comes as it is to stay
_DICT = re.compile(r"dict\([^,]*, (.*)\)")


class Readers(dict[Kind, Read]):
    """The reader of each type, by the names that the SDK's models use; made on first use.

    A reader takes plain JSON and raises SerializationException for what its type can't be. Its
    message says which type, and never what was sent.
    """

    def __missing__(self, kind: Kind) -> Read:
        reader = self[kind] = self._made(kind)
        return reader

    def _made(self, kind: Kind) -> Read:
        if isinstance(kind, str) and kind.startswith(("list[", "dict(")):
            return self._collection(kind)
        found = class_of(kind)
        if found in DefaultSerializer.PRIMITIVE_TYPES:
            return primitive(found)
        if found is object:
            return lambda value: value
        if found in (date, datetime):
            return moment(found)
        return self._model(found) if found else unreadable(kind)

    def _collection(self, kind: str) -> Read:
        if inner := _LIST.fullmatch(kind):
            item = inner[1].strip()
            return lambda values: None if values is None else [self[item](one) for one in values]
        if inner := _DICT.fullmatch(kind):
            value = inner[1]
            return lambda pairs: (
                None if pairs is None else {key: self[value](one) for key, one in pairs.items()}
            )
        return lambda value: DefaultSerializer().deserialize(json.dumps(value), kind)

    def _model(self, kind: type) -> Read:
        read = enum(kind) if issubclass(kind, Enum) else self._fields(kind)

        def guarded(value: Any) -> Any:
            if value is None:
                return None
            try:
                return read(value)
            except Exception:  # as the SDK does; the cause may hold what was sent
                raise SerializationException(f"can't be read as {kind.__name__}") from None

        return guarded

    def _fields(self, kind: Any) -> Read:
        """A model's reader; where the JSON's own type names the class, the choice is made here."""
        if not hasattr(kind, "deserialized_types"):
            return lambda value: value
        if not hasattr(kind, "get_real_child_model"):
            return self._one_class(kind)
        children: dict[str, Read] = {}

        def read(value: Any) -> Any:
            name = kind.get_real_child_model(value)
            if name not in children:
                children[name] = self._one_class(named(name))
            return children[name](value)

        return read

    def _one_class(self, kind: Any) -> Read:
        names = getattr(kind, "attribute_map", {})
        fields = {
            names.get(attribute, attribute): (attribute, types, _SIMPLE.get(types))
            for attribute, types in kind.deserialized_types.items()
        }

        blank = vars(kind())  # what its constructor sets, which costs more than a copy

        def read(value: Any) -> Any:
            model = object.__new__(kind)
            held = model.__dict__
            held.update(blank)
            unknown = []
            for name, one in _items(value):
                if name in fields:
                    attribute, types, simple = fields[name]
                    held[attribute] = one if type(one) is simple else self[types](one)
                else:
                    unknown.append((name, one))
            for name, one in unknown:
                setattr(model, name, one)
            return model

        return read


def _items(value: Any) -> Any:
    """The pairs of an object. The SDK takes an empty text or list for an object without any."""
    return () if value in ("", []) else value.items()
