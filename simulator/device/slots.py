"""Slots as Alexa sends them, with the resolutions of custom types.

https://developer.amazon.com/docs/custom-skills/entity-resolution.html and
https://developer.amazon.com/docs/custom-skills/collect-multiple-values-in-a-slot.html
"""

from typing import Any

from simulator.understanding import InteractionModel, Slot, SlotValue, Understood

_AUTHORITY = "amzn1.er-authority.echo-sdk"


def slots_json(
    understood: Understood, model: InteractionModel, application_id: str
) -> dict[str, Any]:
    """All slots of the understood intent by name; one that was not heard has no value."""
    declared = model.intents[understood.intent].slots
    authority = f"{_AUTHORITY}.{application_id}"
    return {
        name: {"name": name, "confirmationStatus": "NONE"}
        | (_filled(understood.slots[name], model, authority) if name in understood.slots else {})
        for name in declared
    }


def _filled(slot: Slot, model: InteractionModel, authority: str) -> dict[str, Any]:
    """One value stands in the slot and again in its slotValue; several only in a List there."""
    owner = f"{authority}.{slot.type}" if slot.type in model.types else None
    values = [_value(value, owner) for value in slot.values]
    if len(values) == 1:
        return {**values[0], "source": "USER", "slotValue": {"type": "Simple", **values[0]}}
    several = [{"type": "Simple", **value} for value in values]
    return {"source": "USER", "slotValue": {"type": "List", "values": several}}


def _value(value: SlotValue, authority: str | None) -> dict[str, Any]:
    """A value; `authority`: whose list it was looked up in, None for Amazon's own types."""
    if authority is None:
        return {"value": value.value}
    return {
        "value": value.value,
        "resolutions": {"resolutionsPerAuthority": [_resolution(value, authority)]},
    }


def _resolution(value: SlotValue, authority: str) -> dict[str, Any]:
    if not value.resolutions:
        return {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    return {
        "authority": authority,
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [
            {"value": {"name": name, "id": identifier}} for identifier, name in value.resolutions
        ],
    }
