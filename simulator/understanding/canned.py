"""What Amazon's built-in intents are said with.

"In order for a built-in intent to be triggered, it must include an exactly matching sample
utterance": https://developer.amazon.com/en-US/docs/alexa/interaction-model-design/tips-for-using-built-in-intents-for-your-skill.html
Amazon does not publish the lists; these are its documented examples and plain variants.
"""

CANNED: dict[str, tuple[str, ...]] = {
    "AMAZON.HelpIntent": (
        "help", "help me", "can you help me", "i need help", "what can i say", "what can i ask",
        "what can you do", "how does this work", "how do i use this", "what do i do",
    ),
    "AMAZON.StopIntent": ("stop", "off", "shut up", "stop it", "stop that", "please stop",
                          "end", "be quiet", "stop talking"),
    "AMAZON.CancelIntent": ("cancel", "cancel that", "cancel it", "never mind", "forget it"),
    "AMAZON.YesIntent": (
        "yes", "yeah", "yep", "yup", "yes please", "sure", "sure thing", "of course", "correct",
        "that's right", "right", "okay", "ok", "absolutely", "definitely", "certainly", "yes it is",
        "yes i do", "yes i am", "please do", "go ahead", "i do", "why not", "uh huh", "you bet",
    ),
    "AMAZON.NoIntent": (
        "no", "nope", "nah", "no thanks", "no thank you", "no way", "not now", "not really",
        "no it isn't", "no i don't", "no i'm not", "don't", "i don't", "negative", "absolutely not",
        "of course not", "not at all", "definitely not", "no not really", "not today",
    ),
    "AMAZON.RepeatIntent": (
        "repeat", "repeat that", "say that again", "say it again", "repeat it", "again",
        "can you repeat that", "what did you say", "pardon", "pardon me", "repeat please",
        "come again", "one more time", "can you say that again",
    ),
    "AMAZON.NextIntent": ("next", "skip", "skip this", "skip forward", "next one", "next step",
                          "go to the next", "skip it"),
    "AMAZON.PreviousIntent": ("previous", "go back", "back", "back up", "skip back", "previous one",
                              "previous step", "go back one", "the one before"),
    "AMAZON.PauseIntent": ("pause", "pause it", "pause that", "hold on", "wait"),
    "AMAZON.ResumeIntent": ("resume", "continue", "keep going", "unpause", "carry on"),
    "AMAZON.StartOverIntent": ("start over", "restart", "start again", "begin again",
                               "start from the beginning", "from the beginning"),
    "AMAZON.NavigateHomeIntent": ("go home", "home", "go to home", "navigate home",
                                  "go to the home screen", "home screen"),
}  # fmt: skip
