"""The Lambda door: Alexa's trigger has verified the request; the same skill answers it.

Nothing of the web's is needed here: no Flask, no certificates, no YAML. The function's own
address serves the few pages and sounds that must be public (skill/public.py); what comes that way
can never pass for a request of Alexa's, for Lambda wraps it in `requestContext`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ask_sdk_core.skill import CustomSkill
from msgspec import Struct

from skill.alexa import session
from skill.assembly import build
from skill.dialog.state import State
from skill.errors import OperatorError, UndoneEventError
from skill.handlers.funnel import TROUBLE
from skill.invoke import NOTHING, invoke
from skill.locale_bundles import TurnParts
from skill.pages import render_pages
from skill.public import Public
from skill.settings import Settings
from skill.turn_record import TurnRecord, note, note_fault, request_id
from skill.verification.envelope import EVENTS, check_application, request_type
from skill.verification.refusal import Refusal

_SPOKEN = ("LaunchRequest", "IntentRequest")
Handler = Callable[[Mapping[str, Any], object], Mapping[str, Any]]


def make_handler(settings: Settings) -> Handler:
    """The function that Lambda calls. Raises OperatorError and ContentError."""
    if not settings.application_id:
        raise OperatorError("set CRAMP_COACH_APPLICATION_ID to the skill's id (amzn1.ask.skill.…)")
    parts = build(settings)

    def pages() -> Mapping[str, str]:
        return render_pages(settings.responses, parts.content.sources)

    public = Public(pages, parts.sounds)
    return LambdaDoor(settings.application_id, parts.skill, parts.turn_parts, public)


class LambdaDoor(Struct, frozen=True):
    """What the door is made of."""

    application_id: str
    skill: CustomSkill
    parts: TurnParts
    public: Public

    def __call__(self, event: Mapping[str, Any], _context: object) -> Mapping[str, Any]:
        """Answer one request.

        Raises Refusal for one that is not for this skill, UndoneEventError for an event that is to
        be sent again.
        """
        if "http" in event.get("requestContext", {}):
            return self.public.answer(event)
        try:
            kind = _kind(event)
            check_application(event, self.application_id)
        except Refusal as refused:
            note(TurnRecord("refused", why=str(refused)))
            raise
        try:
            return invoke(self.skill, event)
        except UndoneEventError:  # Lambda calls it a failure, and so it comes again
            raise
        except Exception as fault:  # Lambda would log its text: the whole request
            note(TurnRecord("fault", request_id(event["request"].get("requestId"))))
            note_fault(fault)
        if kind.startswith(EVENTS):
            raise UndoneEventError("an event met a fault of ours")
        return self._trouble(event) if kind in _SPOKEN else NOTHING

    def _trouble(self, event: Mapping[str, Any]) -> Mapping[str, Any]:
        """Something went wrong, in plain words and without the SDK, which may be what failed."""
        locale = event["request"].get("locale")
        bundle = self.parts.bundle(locale if isinstance(locale, str) else None)
        speech = {"type": "SSML", "ssml": f"<speak>{bundle.speech.speak(TROUBLE).speech}</speak>"}
        return {
            "version": "1.0",
            "sessionAttributes": session.attributes(State(last=TROUBLE)),
            "response": {"outputSpeech": speech, "shouldEndSession": True},
        }


def _kind(event: Mapping[str, Any]) -> str:
    if not isinstance(event.get("request"), dict):
        raise Refusal("no request")
    return request_type(event)
