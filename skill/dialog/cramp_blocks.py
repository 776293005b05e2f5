"""What tells that no cramp of a leg, a foot or a hand is there now, whatever else the words say.

It was yesterday, it comes every night, it has gone, it is denied or feared, it is asked about, or
it is another part, an animal or a thing. Shapes over tokens joined by spaces (cramp_classes.py).
"""

import re

from skill.dialog.cramp_classes import CRAMP, CRAMPING, CRAMPS, PART, shape

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ANY_CRAMP = rf"(?:{CRAMP}|{CRAMPS}|{CRAMPING})"
_ARTICLES = r"(?:(?:a|an|the|some|any|one|this|that|my|bad|nasty|terrible|awful|\w+ing|been|in) )*"
_GONE_BY = shape(
    r"since (?!i (?:woke|got|turned))|in (?:january|february|march|april|may|june|july|august"
    r"|september)"
    r"|in (?:october|november|december|spring|summer|autumn|winter)|should (?:\w+ )?have done",
    r"yesterday|ago|used to|earlier|last (?:night|week|month|year|time|sun\w*|mon\w*|\w+day)"
    rf"|(?:on |this |last ){_DAY}|the other (?:day|night)|back then|years? back|weeks? back"
    r"|this (?:morning|afternoon)|(?:night|day|evening) before|weekend",
    r"(?<!\d )(?:in|from) the (?:mornings?|evenings?)",
    rf"(?:was|were|had|used) {_ARTICLES}(?:{_ANY_CRAMP}|seizing|locking|in a knot)",
    rf"(?:was|were) (?:\w+ )?{CRAMPING}",
)
_AGAIN_AND_AGAIN = shape(
    r"every(?! (?:which|time i move|bit|thing|muscle))|always|often|usually|sometimes"
    r"|daily|nightly"
    r"|weekly|lately|recently|nights|days|weeks|months|evenings|whenever|tend to|prone|most"
    r"|all (?:day|night|week|month|summer|winter|year)|twice|\d+ times|in a row"
    r"|(?:whole|all) night|keep (?:\w+ ){0,2}still|never (?:\w+ )?(?:goes|leaves|stops|ends)"
    r"|at night|of a night"
    r"|(?:for|since) (?:\w+ )?(?:\w+ )?(?:days?|weeks?|months?|years?|starting"
    r"|started|i start\w*)"
    r"|(?:have|has) (?:been|had) |been (?:getting|having)|(?:gets?|getting|suffer\w*|have|has"
    r"|had|these"
    rf"|from|of|about|with|hate|for|are|prevent\w*|night|muscle) (?:{PART} )?{CRAMPS}"
    rf"|{CRAMPS} (?:are|come|coming|at|in|when|every|after|from|is (?:coming|due))"
    rf"|{CRAMP} comes"
    r"|keeps? (?:getting|having|happening|coming|waking|seizing|locking|going|on)"
    rf"|keeps? {CRAMPING}|hours?|(?:[2-9]\d|\d{3}) minutes",
)
_SUPPOSED = shape(
    r"(?:i )?wake (?:up )?with|only ever|the odd|without a|^after|when i am",
    r"(?:legs|calves|feet|toes|thighs|hands|fingers|hamstrings|quads) (?:cramp|tighten|seize"
    r"|lock)(?: up)?",
    r"if|in case|next time|might|may get|worried|scared|afraid|terrified|frightened|coming on"
    r"|about to|going to (?:get|have|cramp)|gonna (?:get|have|cramp)|avoid\w*"
    r"|prevent\w*|causes?"
    r"|caused"
    r"|(?:when|while|after) (?:i|we|you|he|she|my|you are|i am) (?:\w+ )?"
    r"(?:swim|walk|run|stretch|point|get|cramp|sleep|skate|fold|wear|sit|stand|exercise"
    r"|shearing)\w*"
    r"|when (?:my|it|a|cramp|the|she|he|shearing|running|walking|swimming|driving)|in general"
    r"|usually",
)
_ASKED = shape(
    r"^(?:(?:so|and|but|ok|okay|hey|hi|alexa|um|well|please|tell me|can you tell me"
    r"|do you know) )*"
    r"(?:why|how (?:come|long|often|common|many|much|bad|does|is|are)|what (?:is|are"
    r"|was|causes?"
    r"|brings"
    r"|makes?|kind|helps?|happens|if|about|does|would|medicines?|vitamin|food|stops?|the)"
    r"|which|where|who|when|is (?:it|that|this|there|a|the|my)|are|does|do (?:you|i|cramps|they"
    r"|bananas"
    r"|leg|people)|did|will|would|could|should i (?:see|call|go|worry|take)"
    r"|can (?!not\b|you (?:help|stop|make|talk|get|please|do|fix|walk|tell me what)|anyone"
    r"|somebody))",
    r"why (?:is|are|do|does|did|has|have)|or what$|is (?:that|this|it) (?:normal|ok\w*|bad"
    r"|dangerous|common)"
    r"|how (?:do|can|could) (?:i|you|we) (?:prevent|avoid|know|stop getting|keep|tell)|damage"
    r"|dangerous"
    r"|reasons?|cause of|due to|i read|the news|report on|a fact|tell me about|doctor (?:says"
    r"|said|told)"
    r"|my doctor|meaning|^.+ why\b|is it (?:the|not|from|because|that)|was it|what (?:on earth "
    r"|else )?is"
    r" (?:making|causing)|what a \w+ is|asked me (?:what|why|how)|can you$|is it",
)
_DENIED = shape(
    rf"(?:no|without|never) (?:more |longer |\w+ )?(?:{CRAMP}|{CRAMPS})",
    r"(?:not|never) (?:(?:a|any|the|had|having|getting|got|get|have|in|really|feeling"
    r"|actually) )*"
    rf"(?:{PART} )?{_ANY_CRAMP}",
    rf"any ?more|(?:{CRAMP}|{CRAMPS}) (?:is|are) not (?:there|here|in)|no longer|nothing",
)
_OVER = shape(
    rf"(?<!need )(?:{CRAMP}|{CRAMPS}|it|they|pain|that) (?:(?:is|has|have|just|all|already"
    rf"|finally|now|did) )*"
    r"(?<!need it )(?:gone(?! (?:into|hard|rock|solid|rigid|again|off again|and))"
    r"|went(?! (?:hard|into|rock|solid|again))"
    r"|stopped|eased|passed|let go|left|over|settled|better|worn off|subsided|cleared)",
    rf"stopped {_ANY_CRAMP}|^let go|(?<!relief )(?:from|after) (?:the|a|my|that|an?) {CRAMP}"
    rf"|where the {CRAMP} was"
    rf"|^(?:{PART} )?{_ANY_CRAMP} (?:after|from|during|while|with|and) (?!help|now|the|i|my)\w+"
    rf"|and then (?!bam|my|it)\w+ (?:me|him|her|all|i|we|was)"
    r"|(?:all|it is|feels?|feeling) (?:good|fine|better|okay|ok|gone|right) now|got over it"
    r"|is fine now",
)
_ELSEWHERE = shape(
    r"stomach|tummy|tum|belly|gut|guts|bowels?|abdom\w+|period|periods|menstrual|womb|neck|jaw"
    r"|shoulders?"
    r"|wrists?|elbows?|arms?|(?:fore|upper )arms?|face|eye|eyelid|ribs?|throat|tongue"
    r"|hips? (?:locked|seized)"
    r"|(?:my|me|his|her|bad|lower|upper|the|whole) back(?! of)|(?:my|left|right|his|her) side"
    r"|stitch|dogs?|cats?|horse is|puppy"
    r"|computer|laptop|phone|door|car(?: is)? (?:locked|seized)|wheels?(?<!the wheel)|engine"
    r"|brakes locked"
    r"|garden|mattress|shoelaces?|keys?|ankles?|knees?(?= (?:is|are|has|gone|keeps|keep|locked"
    r"|locks|lock|seized|swollen))",
)
_HURT_OTHERWISE = shape(
    r"fell|fallen|fall|limp\w*|hobbl\w*|slipped|hit|dropped|broke|broken|bleeding|snapped|tore"
    r"|torn|ruptured"
    r"|sprained"
    r"|accident|kicked|pulled (?:my|a|the|me|his|her)|did (?:my|me) \w+|bang(?:ed)?|pop|snap"
    r"|crack\w*|bit(?:ten)?"
    r"|stung|stitches|surgery|operation|wound|burnt?",
)
_MORE = shape(  # beside a cramp, a sign of something else: the ear is believed
    r"heart|chest|breath\w*|head|speech|slurr\w+|talk|dizzy|faint\w*|passed out|sick|vomit\w*"
    r"|numb|tingl\w+"
    r"|cold(?! tiles)|white|blue|pale|swoll?en|swelling|hot|red|purple|dark\w*|bruis\w*|fever"
    r"|blood|weak|seeing"
    r"|vision|die|dying"
    r"|kill myself|end it|suicid\w+|live|pills?|tablets?|capsules?|took|taken|swallowed|bottle"
    r"|dose|pins"
    r"|jerk\w*|fits?|seizure|convuls\w+|shak(?:ing|y)|confus\w*|collapsed?|unconscious|foaming"
    r"|ambulance|emergency|dead$|police|doctor|hospital|call|dont move",
)
_WEEKS_ALONG = re.compile(
    r"\b\d* ?(?:weeks?|months?) (?:pregnant|along|gone)\b|^\w+ weeks and\b"
    r"|\bpregnant\b"
)


def bare(text: str) -> str:
    """The words without how far a pregnancy is: no length of a cramp."""
    return _WEEKS_ALONG.sub(" ", text)


def another_sign(text: str) -> bool:
    """Whether a word of more than a cramp stands there."""
    return bool(_MORE.search(text))


def not_there(text: str) -> bool:
    """Whether a cramp is plainly gone, denied, of another day or of something else."""
    return any(one.search(text) for one in (_GONE_BY, _DENIED, _OVER, _ELSEWHERE))


def no_cry(text: str) -> bool:
    """Whether the words are no telling of a cramp now: the same, a habit, a fear, a question."""
    others = (_AGAIN_AND_AGAIN, _SUPPOSED, _ASKED, _HURT_OTHERWISE)
    return not_there(text) or any(one.search(text) for one in others)
