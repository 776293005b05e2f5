"""What to convey, as named acts without words: some that tell, and at most one that asks."""

from msgspec import Struct

from skill.dialog.effects import Effect

FactValue = str | int | bool | list[str]


class Act(Struct, frozen=True):
    """One thing to convey: a name (`room.verb`, also its template) and plain facts for it."""

    act: str
    facts: dict[str, FactValue] = {}


class Reply(Struct, frozen=True):
    """The acts of one turn. No `asks` means that the session ends. `slowly`: read at ease.

    `effect` is what to do outside: an effect that ends in an event, or a directive sent along.
    """

    says: tuple[Act, ...] = ()
    asks: Act | None = None
    slowly: bool = False
    effect: Effect | None = None
