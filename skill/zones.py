"""A time zone by its name. Few turns need one, so its library is loaded with the first."""

from datetime import tzinfo


def zone_of(name: str) -> tzinfo:
    """The zone of this name. Raises KeyError, ValueError or OSError for what is none."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # few turns need it

    return ZoneInfo(name)
