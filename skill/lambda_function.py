"""What Lambda calls: `skill.lambda_function.handler`.

The one module that builds the skill when it is imported: Lambda gives an import a whole
processor, a first turn only the share that its memory buys.
"""

import gc
import os

gc.disable()  # a start makes much and drops little: looking for garbage takes a tenth of it

from skill.lambda_door import make_handler  # noqa: E402
from skill.logs import start_logging  # noqa: E402
from skill.settings import read_settings  # noqa: E402

start_logging(os.environ.get("AWS_LAMBDA_FUNCTION_NAME"))
handler = make_handler(read_settings(os.environ))
gc.freeze()  # what is here stays: later searches leave it out
gc.enable()
