"""JSON of the shape of any SDK model, made from what the models say of themselves."""

import re
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import ask_sdk_model
from hypothesis import strategies as st

Json = st.SearchStrategy[Any]

SCALARS: Json = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)
)
ANYTHING: Json = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
MOMENTS: Json = (
    st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    | st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())
    | st.from_regex(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?", fullmatch=True)
)
_NATIVE: dict[str, Json] = {
    "str": st.text(max_size=20),
    "int": st.integers(),
    "float": st.floats(allow_nan=False),
    "bool": st.booleans(),
    "datetime": MOMENTS,
    "date": MOMENTS,
    "object": ANYTHING,
}
_INNER = re.compile(r"(?:list\[|dict\(str, )(.*)[\])]")
_DEEPEST = 6


def classes() -> list[Any]:
    """Every class of the SDK's models that says what it holds."""
    found = {}
    for info in walk_packages(ask_sdk_model.__path__, "ask_sdk_model."):
        module = import_module(info.name)
        for one in vars(module).values():
            if isinstance(one, type) and hasattr(one, "deserialized_types"):
                found[f"{one.__module__}.{one.__name__}"] = one
    return [found[name] for name in sorted(found)]


def named(name: str) -> Any:
    """A class by the name that the models use."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def inner(kind: str) -> str:
    """The type of what a collection holds; of anything else, itself."""
    found = _INNER.fullmatch(kind)
    return inner(found[1]) if found else kind


def json_of(kind: str, deep: int = _DEEPEST, *, odd: bool = False) -> Json:
    """JSON of a type; `odd`: now and then a value is of another type."""
    right = _right(kind, deep, odd=odd)
    return st.one_of(right, right, right, right, ANYTHING) if odd else right


def _right(kind: str, deep: int, *, odd: bool) -> Json:
    if kind in _NATIVE:
        return _NATIVE[kind]
    if found := _INNER.fullmatch(kind):
        inner = json_of(found[1], deep - 1, odd=odd)
        if kind.startswith("list"):
            return st.lists(inner, max_size=2)
        return st.dictionaries(st.text(max_size=8), inner, max_size=2)
    if deep <= 0:
        return st.none()
    return st.deferred(lambda: _object(kind, deep, odd=odd))


def _object(name: str, deep: int, *, odd: bool) -> Json:
    try:
        kind = named(name)
    except ImportError:  # some models name classes that the SDK does not have
        return ANYTHING
    if issubclass(kind, Enum):
        return st.sampled_from([member.value for member in kind])
    children = getattr(kind, "discriminator_value_class_map", None)
    if not children:
        return _fields(kind, {}, deep, odd=odd)
    key = kind.json_discriminator_key
    return st.sampled_from(sorted(children)).flatmap(
        lambda choice: _fields(named(children[choice]), {key: st.just(choice)}, deep, odd=odd)
    )


def _fields(kind: Any, fixed: dict[str, Json], deep: int, *, odd: bool) -> Json:
    optional = {
        kind.attribute_map[attribute]: json_of(types, deep - 1, odd=odd)
        for attribute, types in kind.deserialized_types.items()
        if kind.attribute_map[attribute] not in fixed
    }
    if odd:
        optional |= {"new": ANYTHING, "object_type": ANYTHING}
    return st.fixed_dictionaries(fixed, optional=optional)
