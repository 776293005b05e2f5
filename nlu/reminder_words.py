"""Shapes of what people say of reminders: to have, change, leave out, cancel or hear of one.

Each is looked for in folded words joined by spaces. What a reminder is of, and when it is to ring,
is read elsewhere (nlu/rings.py).
"""

import re

_STRETCHES = r"(?:stretch\w*|routine|exercises?|calves|calf)"
_HEAD = (
    r"^(?:(?:please|kindly|alexa|just|hey|ok|okay|and|then|so|also|right|well|actually|yes|yeah"
    r"|no|can|could|would|will|you|i want you to|i would like you to|i need you to) )*"
)
_LEADS = r"^(?:(?:and|so|okay|ok|right|please|now|alexa|hey|well) )*"
_A_CALL = (
    r"(?:shout|nudge|ping|buzz|hoy|ring|bell|yell|holler|poke|prod|prompt|tap|heads up|call|tinkle)"
)
_FOR_WHEN = r"(?=.*\b(?:at|in|every|tonight|tomorrow|before|to stretch|(?:about|for|of) my)\b)"
_TIMED = r"(?=.*\b(?:at|every|tomorrow|daily|nightly|in (?:an?|\d+)|for (?:\d+|half|quarter))\b)"
_PUTTING = r"(?:set|put|book|schedule|add|keep|pop|stick|make|fix|give me)"


def _any(*shapes: str) -> re.Pattern[str]:
    return re.compile("|".join(shapes))


NAMED = _any(
    r"\bremind(?:er|ers|ed|ing|s)?\b",
    rf"{_HEAD}(?:nudge|ping|poke|prod|buzz|prompt|alert) (?:me|us)\b",
    rf"\b(?:give|gimme) (?:me|us) an? {_A_CALL} {_FOR_WHEN}",
    rf"\b(?:nag|bug|pester|bother|hassle|wake) (?:me|us)\b.*\b{_STRETCHES}\b",
    r"\b(?:do not|never) let me (?:forget|miss)\b",
    r"\bhelp me remember\b",
    rf"\bdo not want to (?:miss|forget)\b.*\b{_STRETCHES}\b",
    r"\b(?:stop|quit|do not|no more) (?:nag|bug|pester|ping|nudg|bother)\w* (?:me|us)\b",
    r"\bmake sure (?:that )?i (?:do not forget|remember|do|stretch)\b",
    rf"{_HEAD}(?:tell|get) me (?:.* )?to (?:do my |do the |start my )?{_STRETCHES}\b",
    r"\btell me when it is time\b",
    rf"\balarms?\b.*\b{_STRETCHES}\b|\b{_STRETCHES}\b.*\balarms?\b",
    r"\bsnooze\b",
    rf"{_HEAD}{_PUTTING} {_TIMED}.*\b{_STRETCHES}\b",
)
"""A reminder is named, or somebody is to be called at a time."""

TOLD_AGAIN = re.compile(
    r"\bremind (?:me|us) (?:(?:again|of|about) )?"
    r"(?:what|how|why|who|whether|if|when|which|where)\b(?! (?:is |are )?my reminders?\b)"
)
"""Something is to be told once more."""

TOLD_OF = _any(
    TOLD_AGAIN.pattern,
    r"\bremind (?:me|us) (?:of|about) the (?:signs|danger)",
    r"\bhow (?:do|can|would|should) (?:i|you|we|it|the|reminders?)\b",
    r"\bwhat (?:can|could|else|sort|kind|happens|is a|are reminders)\b.*\bremind",
    r"\bwhy\b",
    r"\breminds (?:me|us) of\b",
    r"\bdo you (?:do|offer|have) reminders\b",
    r"\bwhat do you remind\b",
)
"""Something is to be told, or it is asked about reminders: nothing is to be called at a time."""

LOOKING = _any(
    rf"{_LEADS}(?:(?:can|could) you )?(?:please )?(?:list|show|read|check|look up|see)\b",
    rf"{_LEADS}(?:(?:can|could) you )?(?:please )?tell me"
    r" (?:what|when|which|about|my|the|all|at what)\b",
    rf"{_LEADS}tell (?:what|which|my)\b",
    rf"{_LEADS}(?:what\b(?! about)|when\b|which\b|how many\b|any reminders?\b)",
    rf"{_LEADS}(?:do|did|have|has|is|are|am|was|were) (?:i|we|you|there|my|the|any|it|that)\b",
    r"\bremind me (?:when|what time) (?:my|the) reminder\b",
    r"\bwill you (?:still )?remind me (?:tonight|tomorrow)$",
)
"""It begins as what is asked of the reminders that are there."""

RINGS = re.compile(
    r"^(?:(?:and|so|okay) )*what (?:have|has) (?:i|you|we) got (?:me |us )?(?:set|down|on)\b|"
    r"^(?:(?:and|so|okay) )*(?:what|when|which|does|will|do|is)\b.*"
    r"(?:(?<!\bi )(?<!\bto )(?<!\bwe )\brings?\b"
    r"|\b(?:ringing|goes off|go off|going off|going to ring)\b)"
)
"""It is asked what rings."""

MAKES_ONE = _any(
    r"\b(?:can|could|would|will) (?:you|i|we) (?:please |just |kindly )?(?:remind|nudge|ping|wake"
    r"|get|set|give|be|have (?:a|the) reminder)\b",
    r"\b(?:have|get) (?:a|the|my) reminder (?:at|every|on|in|for \d|for half|for quarter)\b",
)
"""A question that wishes for one: "will you remind me at nine"."""

CANCELS = _any(
    r"\b(?:cancel|delete|remove|scrap|bin|kill|ditch|drop|clear|scrub|erase|disable|axe|lose|wipe)\b",
    r"\b(?:stop|turn|switch|shut|take|call)(?: \w+){0,4} (?:off|away)\b",
    r"\bstop (?:my|the|that|all|those)\b",
    r"\bnot (?:required|needed|wanted|necessary)\b|\bno need (?:of|for)\b",
    r"\bknock(?: \w+){1,4} on the head\b",
    r"\b(?:do away with|see the back of|put an end to|put paid to)\b",
    r"\b(?:get rid|do not want|do not need|no more|no longer|stop with|stop sending|stop giving)\b",
)
"""One is to go."""

NO_MORE = _any(
    r"\b(?:do not|never|stop|quit|no more) (?:(?:want|need) (?:to be |any )?)?"
    r"(?:remind\w*|nag\w*|bug\w*|pester\w*|ping\w*|nudg\w*|bother\w*)\b",
    r"\bstop (?:it|that|them) (?:from )?(?:ringing|going off)\b",
    r"\bneed not remind\b|\bremind (?:me|us) (?:no more|any (?:more|longer))\b",
)
"""Nobody is to be called any more."""

_A_DAY = (
    r"(?:tonight|today|tomorrow|this evening|(?:this |on |next )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
SKIPS = _any(
    r"\b(?:skip|miss|leave(?: \w+){0,2} (?:out|off)|give(?: \w+){0,3} a miss|no reminders?|pause"
    rf"|mute|silence|(?:do not|never) remind (?:me|us)|not)\b(?: \w+){{0,4}} {_A_DAY}",
    rf"\bleave {_A_DAY} (?:out|off)\b",
    rf"\b(?:turn|switch)(?: \w+){{1,3}} off (?:for |on )?{_A_DAY}",
    r"\bgive (?:tonight|today|it|tomorrow)(?: \w+){0,2} a miss\b",
    r"\b(?:tonight|today|tomorrow) off\b",
    r"\b(?:do not bother|no need|hold off|leave (?:it|me|that)(?: be| alone| out)?|not required"
    rf"|not needed|give(?: \w+){{0,3}} (?:the flick|a rest))\b(?: \w+){{0,4}} {_A_DAY}",
    rf"\b{_A_DAY}(?: \w+){{0,1}} (?:skip|leave (?:it|me|that)|no need|not (?:required|needed)"
    r"|do not (?:remind|bother))\b",
    r"\bgive (?:tonight|today) the flick\b",
    r"\bpause (?:it|them|that|those|my|the|this)\b",
)
"""It is to be left out on a day."""

MOVES = _any(
    r"\b(?:move|change|shift|push|put|bring|make|switch|reschedule|prepone|postpone|delay|adjust|edit"
    r"|update|reset|pull|advance|set|alter|swap|keep|have)\b(?: \w+){0,2} (?:it|that|this|one"
    r"|my reminders?|the (?:\w+ )?reminders?|my \w+ reminder|the time|everything)\b",
    r"\b(?:instead|rather|prefer|reschedule|prepone|postpone|delay|adjust|edit)\b",
    r"\b(?:earlier|later|sooner|too (?:early|late|soon))\b",
    r"\breminder (?:is |goes off )?too\b|\b(?:only|just) remind\b|\bremind (?:me|us) only\b",
    r"\b(?:my|the) (?:\w+ )?reminder (?:to be|should be|to|on)\b",
)
"""One that is there is to ring otherwise."""

MAKES = _any(
    r"\b(?:set|make|create|add|put|keep|want|need|have|get|give me) (?:(?:me|us|in|on|up) )?"
    r"(?:an?|one|another|2|two|some|new)\b",
    r"\banother\b|\ba second\b|\ban extra\b|\ba new\b",
)
"""A new one is wished for."""

EVERY = re.compile(
    r"\b(?:all|both|every one|everything|the (?:whole )?lot|each of them|reminders)\b"
)
"""Not one of them, all."""

PLACES = (
    (re.compile(r"\b(?:first|former|top|earlier)\b"), 0),
    (re.compile(r"\b(?:second|latter|other)\b"), 1),
    (re.compile(r"\b(?:last|later)\b"), -1),
)
"""Which of those that were told, counted from 0; -1 the last."""

CHANGES_IT = _any(
    r"^(?:(?:no|actually|sorry|please|and|then|okay|right|well|wait) )*"
    r"(?:make|move|put|push|bring|shift|set|have|prepone|postpone|delay|switch|change|pull)"
    r" (?:it|that|this)\b",
    r"\bkeep it (?:at|for)\b|^(?:do it|go with) (?:at )?(?:\d|half|quarter)",
    r"^(?:earlier|later|sooner) by\b",
    r"^(?:make it )?(?:half|a|an|\d+)\b.*\b(?:earlier|later|sooner)\b",
)
"""Words that name none, and change one."""

DAYS_ALONE = re.compile(
    r"^(?:(?:no|actually|please|make it|but|and|sorry) )*(?:just|only)\b(?: \w+){1,6}$"
)
"""Nothing but days that are left: "only at weekends"."""

ALL_GO = re.compile(
    r"^(?:(?:please|just|okay|no) )*(?:cancel|delete|scrap|bin|remove|clear|kill|drop|ditch|wipe"
    r"|lose|get rid of|do away with) (?:(?:them|it) )?"
    r"(?:all|both|the lot|everything|all of them|both of them|the whole lot)\b"
)
"""All are to go, and it is not said of what."""

ANOTHER = re.compile(
    r"^(?:(?:and|please|also) )*(?:another|one more|a second) (?:one|1|reminder)\b"
)
"""Words that name none, and want one beside it."""

POLITELY = re.compile(r"^(?:can|could|would|will) you\b|\b(?:can|could|would|will) you$")
"""A bid in the form of a question."""

DONE_OTHERWISE = re.compile(
    r" (?:(?:and|so|but|for) )*(?:i|we) (?:will|shall|can) (?:do|stretch)\b.*$"
)
"""What somebody does in its stead: "leave it today, i will do it tomorrow"."""

THAT_ONE = re.compile(
    r"\b(?:the|my|that) (?:week ?(?:day|night|end)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s? "
    r"(?:night )?(?:one|1|reminder)\b"
)
"""One of several is pointed at by its days: "the weekday one"."""

NOT_NOW = re.compile(r"\b(?:not|no) (?:tonight|today|tomorrow|now)\b")
"""A no for now, and no day that is wished for."""

OF_ANOTHER = re.compile(
    r"\b(?:my|the|that) (?!(?:stretch\w*|exercises?|routine|bedtime|bed|evening|night\w*|morning"
    r"|only|other|first|second|last|next|daily|weekly|weekdays?|weekends?|one|two|whole|late|early"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|leg|calf|same|new|old|half|ten|nine|eight"
    r"|eleven|\d+|p|m|a|and|set)\b)[a-z]+ reminders?\b"
)
"""A reminder is called by what it is of, and that is none of ours."""
