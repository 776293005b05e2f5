"""The peer of a cold start: the SDK's hello world on Lambda, which renders one Jinja2 template."""

from pathlib import Path
from typing import Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_request_type
from ask_sdk_model import Response
from jinja2 import Environment, FileSystemLoader

_TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)


class Welcome(AbstractRequestHandler):
    """Greets by the template."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """A launch."""
        return bool(is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Speak, and ask the same again."""
        said = _TEMPLATES.get_template("hello.j2").render(name="Kit")
        return handler_input.response_builder.speak(said).ask(said).response


_builder = SkillBuilder()
_builder.add_request_handler(Welcome())
handler: Any = _builder.lambda_handler()
