"""Requests of tomorrow: a whole one of the SDK's models, with one thing in it newer than they are.

The models say of themselves what they hold; nothing is listed here by hand.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from tests.alexa.model_json import inner, named
from tests.robust.door import words
from tests.robust.mutations import changed

_ENVELOPE = "ask_sdk_model.request_envelope.RequestEnvelope"
_SPOKEN = "ask_sdk_model.intent_request.IntentRequest"
_PLAIN: Mapping[str, Any] = {
    "str": "x",
    "int": 1,
    "float": 0.5,
    "bool": True,
    "datetime": "2026-11-30T03:00:00Z",
    "object": {"a": 1},
}
_HALF = "\ud800"  # half a character: JSON can hold it, UTF-8 can't
_OTHER: tuple[Any, ...] = (None, True, 7, 1.5, "tomorrow", [_HALF], [{}], {}, {_HALF: [1]})
_NEW = {"tomorrow": {"kind": "NEW", "values": [1, None, "x"]}, _HALF: 1}
_KEY = "speech"  # of whatever is held by name: our open slot is one of them
_DEEPEST = 7
Path = tuple[str | int, ...]


class Probe(NamedTuple):
    """`what` is done at `path`, and the request with it; `newer` is what the SDK can't know."""

    what: str
    path: Path
    request: Any


def probes(said: str) -> Iterator[Probe]:
    """Every probe, with these words in the open slot."""
    whole = _merged(_value(_ENVELOPE, _DEEPEST), words(said))
    for path, kind, around in _places(_ENVELOPE, (), whole, _DEEPEST):
        yield Probe("missing", path, changed(around, path))
        for value in _OTHER if _looked_at(path) else _OTHER[-1:]:
            yield Probe(f"is {value!r}", path, changed(around, path, value))
        held = _at(around, path)
        if newer := _newer(kind, held):
            yield Probe("newer", path, changed(around, path, newer))
        if isinstance(held, dict):
            yield Probe("extra", path, changed(around, path, {**held, **_NEW}))


def _looked_at(path: Path) -> bool:
    """Whether it is a part of a request that we read something of."""
    return path[0] != "context" or path[1:2] in ((), ("System",))


def _places(kind: str, path: Path, whole: Any, deep: int) -> Iterator[tuple[Path, str, Any]]:
    """Every place below one, the type that stands there, and a request that holds it.

    Where a type has kinds, each kind in its turn; of requests the one with words.
    """
    step: Path = (0,) if kind.startswith("list") else (_KEY,) if kind.startswith("dict") else ()
    place = (*path, *step)
    if deep <= 0 or not isinstance(there := _at(whole, place), dict):
        return
    for child in _children(inner(kind)):
        held = _object(child, deep)
        same = there.items() >= _discriminator(child).items()
        around = whole if same else changed(whole, place, held)
        for attribute, types in named(child).deserialized_types.items():
            below = (*place, named(child).attribute_map[attribute])
            yield below, types, around
            yield from _places(types, below, around, deep - 1)


def _children(name: str) -> tuple[str, ...]:
    """The classes that an object of a type can be of; none for what is no object."""
    if name in _PLAIN or not hasattr(named(name), "deserialized_types"):
        return ()
    kinds = getattr(named(name), "discriminator_value_class_map", None)
    if not kinds:
        return (name,)
    return (_SPOKEN,) if _SPOKEN in kinds.values() else tuple(kinds.values())


def _value(kind: str, deep: int) -> Any:
    """A value of a type, with all that it can hold."""
    name = inner(kind)
    if kind != name:
        one = _value(name, deep)
        return [one] if kind.startswith("list") else {_KEY: one}
    if name in _PLAIN:
        return _PLAIN[name]
    if issubclass(named(name), Enum):
        return next(iter(named(name))).value
    (child, *_) = _children(name)
    return _object(child, deep)


def _object(name: str, deep: int) -> dict[str, Any]:
    model: Any = named(name)
    held = {
        model.attribute_map[attribute]: _value(types, deep - 1)
        for attribute, types in model.deserialized_types.items()
        if deep > 0 or inner(types) in _PLAIN
    }
    return {**held, **_discriminator(name)}


def _discriminator(name: str) -> dict[str, str]:
    """By what the JSON says that it is of this class; nothing where its type has no kinds."""
    bases = (one for one in named(name).__mro__[1:] if hasattr(one, "json_discriminator_key"))
    parent = next(bases, None)
    if parent is None:
        return {}
    kinds = {one: kind for kind, one in parent.discriminator_value_class_map.items()}
    return {parent.json_discriminator_key: kinds[name]}


def _newer(kind: str, held: Any) -> Any:
    """A member that an Enum has not yet, or an object of a type that is not there yet."""
    model = None if inner(kind) in _PLAIN else named(inner(kind))
    key = getattr(model, "json_discriminator_key", None)
    if key:
        one = held[0] if isinstance(held, list) else held[_KEY] if kind.startswith("dict") else held
        new: Any = {**one, key: "Tomorrow"}
    elif model and issubclass(model, Enum):
        new = "TOMORROW"
    else:
        return None
    return [new] if kind.startswith("list") else {_KEY: new} if kind.startswith("dict") else new


def _at(whole: Any, path: Path) -> Any:
    for key in path:
        if isinstance(key, int):
            whole = whole[key] if isinstance(whole, list) and len(whole) > key else None
        else:
            whole = whole.get(key) if isinstance(whole, dict) else None
    return whole


def _merged(under: Any, over: Any) -> Any:
    """Two values in one; where both hold something, the second counts."""
    if not (isinstance(under, dict) and isinstance(over, dict)):
        return under if over is None else over
    both = {key: _merged(under.get(key), value) for key, value in over.items()}
    return {**under, **both}
