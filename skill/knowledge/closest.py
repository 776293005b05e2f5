"""A heard word that is in no list as it stands, matched closely: a slip of the recogniser."""

from collections.abc import Iterable, Mapping

_CLOSE = 0.84  # of difflib's ratio: "pumkin seeds", "ibuprofin"; not "steak" for "stake"
_SHORTEST = 5  # letters; shorter words are too easily alike


def closest(heard: str, called: Mapping[str, Iterable[str]]) -> str | None:
    """The id whose way of being called is most like `heard`, or None where none is close.

    `called` maps ids to the ways people call them, lower case. A way that stands whole within
    what was heard counts, the longest first ("handful of cashews").
    """
    words = f" {heard.lower()} "
    within = [
        (len(way), name) for name, ways in called.items() for way in ways if f" {way} " in words
    ]
    if within:
        return max(within)[1]
    if len(heard) < _SHORTEST:
        return None
    import difflib  # noqa: PLC0415  # most words need it not: a cold start is spared it

    owner = {way: name for name, ways in called.items() for way in ways}
    alike = difflib.get_close_matches(heard.lower(), owner, n=1, cutoff=_CLOSE)
    return owner[alike[0]] if alike else None
