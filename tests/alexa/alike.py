"""What we read of a request beside what the SDK's models read of it."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from msgspec import Struct


def differences(ours: Any, sdk: Any, where: str = "envelope") -> Iterator[str]:
    """The attributes in which the two are not alike, by our attributes' names."""
    if isinstance(ours, Struct):
        for name in ours.__struct_fields__:
            yield from differences(getattr(ours, name), _of(sdk, name), f"{where}.{name}")
    elif hasattr(sdk, "deserialized_types"):  # a model of it, which we take as it comes
        if ours is None:
            yield f"{where}: nothing"
    elif isinstance(ours, Mapping) and isinstance(sdk, Mapping):
        if ours.keys() != sdk.keys():
            yield f"{where}: other names"
        for name in ours.keys() & sdk.keys():
            yield from differences(ours[name], sdk[name], f"{where}.{name}")
    elif isinstance(ours, list) and isinstance(sdk, list) and len(ours) == len(sdk):
        for one, other in zip(ours, sdk, strict=True):
            yield from differences(one, other, where)
    elif _plain(ours) != _plain(sdk):
        yield f"{where}: not the same"


def _of(sdk: Any, name: str) -> Any:
    """An attribute of a model; None where its kind has none, for ours has those of all kinds."""
    return getattr(sdk, name, None)


def _plain(value: Any) -> Any:
    """A member of an Enum as the text that stands for it; "" and None are nothing alike."""
    return (value.value if isinstance(value, Enum) else value) or None
