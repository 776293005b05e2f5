"""The device's screen: the directive that draws a reply, and what a touch on it means.

https://developer.amazon.com/docs/alexa-presentation-language/apl-interface.html
"""

from typing import TYPE_CHECKING, Any

from skill.dialog.effects import AskPermission
from skill.dialog.events import AskedRepeat, Event, NotUnderstood
from skill.dialog.replies import Act, Reply
from skill.dialog.state import State
from skill.dialog.subject_events import CONTROLS
from skill.screens import Screens
from skill.speech import Spoken

if TYPE_CHECKING:  # eighty modules, for devices with a screen alone
    from ask_sdk_model.interfaces.alexa.presentation.apl import RenderDocumentDirective

TOUCH = "Alexa.Presentation.APL.UserEvent"
_FAULT = "Alexa.Presentation.APL.RuntimeError"


def directive(
    context: Any, screens: Screens, spoken: Spoken, reply: Reply
) -> "RenderDocumentDirective | None":
    """The directive that shows a reply; None for a device without a screen, or nothing to show.

    Alexa asks its own question on a screen of its own, so nothing is drawn over that.
    """
    if not _draws(context) or isinstance(reply.effect, AskPermission):
        return None
    screen = spoken.screen
    document = screens.document(screen) if screen else None
    if screen is None or document is None:
        return None
    from ask_sdk_model.interfaces.alexa.presentation.apl import (  # noqa: PLC0415
        RenderDocumentDirective,
    )

    payload: dict[str, object] = {"payload": dict(screen.data)}
    return RenderDocumentDirective(token=token(reply.asks), document=document, datasources=payload)


def token(asked: Act | None) -> str:
    """Which question a screen belongs to; "" where nothing is asked.

    A hold and a rewording count too: a target touched twice must not answer what came after.
    """
    if asked is None:
        return ""
    named = [asked.facts.get(fact) for fact in ("question", "step", "hold")]
    again = "reworded" if asked.facts.get("reworded") else None
    return ":".join([asked.act, *(str(one) for one in (*named, again) if one)])


def touched(request: Any, state: State) -> Event:
    """What a touch means: the same as the command that it names, if its screen is still true."""
    if (request.token or "") != token(state.asked):
        return AskedRepeat()
    given = request.arguments
    name = given[0] if isinstance(given, list) and given else None
    make = CONTROLS.get(name) if isinstance(name, str) else None
    return make({}) if make else NotUnderstood()


def screen_fault(request: Any) -> str:
    """The kinds of what went wrong on the screen, for the log; "" for any other request.

    Never the messages: they may quote what was shown.
    """
    if request.object_type != _FAULT:
        return ""
    kinds = sorted({str(one.object_type)[:40] for one in request.errors or ()})
    return f"the screen reports {', '.join(kinds) or 'a fault'}"


def _draws(context: Any) -> bool:
    """Whether the device says that it draws documents."""
    device = context.system.device if context and context.system else None
    interfaces = device.supported_interfaces if device else None
    return bool(interfaces and interfaces.alexa_presentation_apl is not None)
