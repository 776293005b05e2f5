"""Spoken → the SDK's response. The session stays open if and only if something is asked."""

from ask_sdk_core.response_helper import ResponseFactory
from ask_sdk_model import Directive, Response
from ask_sdk_model.ui import AskForPermissionsConsentCard, SimpleCard

from skill.alexa.consent import PERMISSION, question
from skill.dialog.effects import AskPermission, Effect, ShowPermissionCard
from skill.speech import Spoken


def respond(
    spoken: Spoken,
    effect: Effect | None = None,
    *sends: Directive | None,
) -> Response:
    """Build the response; `sends`: what is shown, and what is played.

    `shouldEndSession` is always set: its absence means something else.
    """
    builder = ResponseFactory()
    if spoken.speech.strip() or spoken.track is None:
        builder.speak(spoken.speech)
    if spoken.reprompt is not None:
        builder.ask(spoken.reprompt)
    if isinstance(effect, ShowPermissionCard):
        builder.set_card(AskForPermissionsConsentCard(permissions=[PERMISSION]))
    elif spoken.card_text is not None:
        builder.set_card(SimpleCard(title=spoken.card_title, content=spoken.card_text))
    if isinstance(effect, AskPermission):
        builder.add_directive(question(effect.plan))
    for one in filter(None, sends):
        builder.add_directive(one)
    # Alexa asks its own question after the directive and comes back to this session.
    builder.set_should_end_session(
        spoken.reprompt is None and not isinstance(effect, AskPermission)
    )
    response: Response = builder.response
    return response
