"""A skill that shows a document of the tests' own: a title, a countdown, an answer to touch."""

from typing import Any

from tests.simulator.parts import empty, kind_of, question

DOCUMENT: dict[str, Any] = {
    "type": "APL",
    "version": "1.4",
    "mainTemplate": {
        "parameters": ["payload"],
        "items": [
            {
                "type": "Frame",
                "width": "100vw",
                "height": "100vh",
                "backgroundColor": "#10202b",
                "item": {
                    "type": "Container",
                    "width": "100%",
                    "height": "100%",
                    "alignItems": "center",
                    "justifyContent": "center",
                    "bind": [{"name": "rest", "type": "number", "value": 30}],
                    "handleTick": [
                        {
                            "minimumDelay": 700,
                            "when": "${rest > 0}",
                            "commands": [
                                {"type": "SetValue", "property": "rest", "value": "${rest - 1}"}
                            ],
                        }
                    ],
                    "items": [
                        {"type": "Text", "text": "${payload.card.title}", "fontSize": "60dp"},
                        {"type": "Text", "text": "${rest} seconds", "fontSize": "40dp"},
                        {
                            "type": "TouchWrapper",
                            "id": "yes",
                            "onPress": [{"type": "SendEvent", "arguments": ["answer", "yes"]}],
                            "item": {
                                "type": "Frame",
                                "backgroundColor": "#f5c978",
                                "borderRadius": "16dp",
                                "item": {
                                    "type": "Text",
                                    "text": "Yes",
                                    "color": "black",
                                    "fontSize": "56dp",
                                    "paddingLeft": "40dp",
                                    "paddingRight": "40dp",
                                },
                            },
                        },
                    ],
                },
            }
        ],
    },
}
RENDER = {
    "type": "Alexa.Presentation.APL.RenderDocument",
    "token": "the-test",
    "document": DOCUMENT,
    "datasources": {"card": {"title": "Does one leg swell?"}},
}


def replies(request: dict[str, Any]) -> dict[str, Any]:
    """The document at every turn on a device that can show it."""
    if kind_of(request) == "SessionEndedRequest":
        return empty()
    asked = question("Does one leg swell?")
    if request["context"]["System"]["device"]["supportedInterfaces"]:
        asked["response"]["directives"] = [RENDER]
    return asked
