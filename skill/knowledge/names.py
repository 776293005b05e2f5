"""One name in every layer: the intent of an answer is its id in Alexa's spelling."""


def intent_name(answer_id: str) -> str:
    """`how-much-magnesium` → `HowMuchMagnesiumIntent`."""
    return "".join(part.capitalize() for part in answer_id.split("-")) + "Intent"
