"""What holds for one word of a sentence."""

import msgspec


class Mark(msgspec.Struct):
    """What holds for one token; each field is the token of its cue, or -1."""

    denied: int = -1
    unsure: int = -1
    past: int = -1
    supposed: int = -1
    story: int = -1
    asked: int = -1
    over: int = -1
    earlier: int = -1
    owner: str = "me"


def set_marks(found: list[Mark], field: str, places: range, cue: int) -> None:
    """Note a cue at these places."""
    for place in places:
        setattr(found[place], field, cue)
