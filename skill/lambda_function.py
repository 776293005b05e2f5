"""What Lambda calls: `skill.lambda_function.handler`.

The one module that builds the skill when it is imported: Lambda gives an import a whole
processor, a first turn only the share that its memory buys.
"""

import os

from skill.lambda_door import make_handler
from skill.logs import start_logging
from skill.settings import read_settings

start_logging(os.environ.get("AWS_LAMBDA_FUNCTION_NAME"))
handler = make_handler(read_settings(os.environ))
