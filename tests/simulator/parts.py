"""A small interaction model and canned replies, to test the simulator with."""

from typing import Any

MODEL: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "cramp coach",
            # Nothing is too unlikely: what is no sample is guessed.
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            "intents": [
                {"name": "AMAZON.StopIntent", "samples": []},
                {"name": "AMAZON.YesIntent", "samples": []},
                {"name": "AMAZON.NoIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {
                    "name": "WhyIntent",
                    "slots": [],
                    "samples": ["why do my legs cramp", "what causes leg cramps at night"],
                },
                {
                    "name": "AmountIntent",
                    "slots": [
                        {"name": "person", "type": "Person"},
                        {"name": "age", "type": "AMAZON.NUMBER"},
                    ],
                    "samples": [
                        "how much magnesium does my {person} need",
                        "how much magnesium does a {age} year old need",
                    ],
                },
                {
                    "name": "TellIntent",
                    "slots": [
                        {
                            "name": "finding",
                            "type": "Finding",
                            "multipleValues": {"enabled": True},
                        }
                    ],
                    "samples": ["i have {finding}", "my leg is {finding}"],
                },
            ],
            "types": [
                {
                    "name": "Person",
                    "values": [{"id": "wife", "name": {"value": "wife", "synonyms": ["missus"]}}],
                },
                {
                    "name": "Finding",
                    "values": [
                        {"id": "yes.swollen", "name": {"value": "swollen"}},
                        {"id": "yes.hot", "name": {"value": "hot"}},
                        {"id": "yes.fever", "name": {"value": "fever"}},
                    ],
                },
            ],
        }
    }
}

QUESTION = "What would you like to know?"


def reply(
    speech: str = "Rest well.",
    *,
    says: list[Any] | None = None,
    asks: dict[str, Any] | None = None,
    **response: Any,
) -> dict[str, Any]:
    """A reply that ends the session; what else stands in its `response` is given by name."""
    says = [{"act": "basics.goodbye", "facts": {}}] if says is None else says
    return {
        "version": "1.0",
        "sessionAttributes": {"last": {"says": says, "asks": asks}},
        "response": {
            "outputSpeech": {"type": "SSML", "ssml": f"<speak>{speech}</speak>"},
            "shouldEndSession": True,
            **response,
        },
    }


def question(speech: str = QUESTION, **attributes: Any) -> dict[str, Any]:
    """A reply that asks, with a reprompt and an open microphone."""
    asked = reply(
        speech,
        says=[{"act": "basics.welcome", "facts": {"visit": 1}}],
        asks={"act": "basics.what_next", "facts": {}},
        reprompt=speech_of(f"Once more. {QUESTION}"),
        shouldEndSession=False,
    )
    asked["sessionAttributes"] |= attributes
    return asked


def speech_of(text: str) -> dict[str, Any]:
    """What a reprompt holds."""
    return {"outputSpeech": {"type": "SSML", "ssml": f"<speak>{text}</speak>"}}


def empty() -> dict[str, Any]:
    """The only reply that is allowed after a SessionEndedRequest."""
    return {"version": "1.0", "response": {}}


def kind_of(request: dict[str, Any]) -> str:
    """The intent of a whole request, or the type of one that is none."""
    inner = request["request"]
    return str(inner["intent"]["name"] if "intent" in inner else inner["type"])


def answers(request: dict[str, Any]) -> dict[str, Any]:
    """A skill of few words: it asks at launch, and else answers and ends."""
    kind = kind_of(request)
    if kind == "SessionEndedRequest":
        return empty()
    if kind in {"LaunchRequest", "AMAZON.FallbackIntent"}:
        return question()
    return reply(
        "Nobody knows <break time='300ms'/> for sure.",
        says=[{"act": "answers.told", "facts": {"answer": "why", "case": "plain"}}],
        card={"type": "Simple", "title": "Why", "content": "Nobody knows."},
    )
