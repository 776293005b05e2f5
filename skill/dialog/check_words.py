"""Classes of words in answers to the routine's safety check, as pieces of shapes.

Over tokens joined by spaces, short forms opened ("isn't" is "is not").
"""

from skill.dialog.cramp_classes import shape

_LEGS = r"(?:legs?|calf|calves|foot|feet|ankles?|knees?|thighs?|toes?|shins?|hips?|hamstring|hammy)"
SIGN = (
    r"(?:swell\w*|swol\w+|puff\w*|red(?:ness)?|hot|warm(?:er|th)|heat|sore(?:ness)?"
    r"|pain\w*|hurt\w*|ach\w+"
    r"|tender\w*|lumps?|lumpy|bumps?|bruis\w+|numb\w*|tingl\w+|pins|cold(?:er|ness)?"
    r"|pale|white|blue|purple"
    r"|dark\w*|discolou?r\w*|dizz\w+|giddy|giddiness|faint\w*|light ?headed\w*|woozy"
    r"|wobbly|unwell|ill|sick"
    r"|nause\w+|poorly|fever|temperature|crook|wrong|different|unusual|funny|odd"
    r"|injur\w+|hurt|surger\w+"
    r"|operat\w+|ops?|clots?|fall|falls|accidents?|fractures?|sprains?|breaks?"
    r"|stitches|weak\w*|changed?|tore|torn|twisted|rolled|broken?|busted|fell)"
)
_FILL = (
    r"(?:(?:a|an|any|some|bit|been|had|have|has|got|get|having|feel|feels|feeling"
    r"|more|of|too|really|even"
    rf"|such|in|on|the|my|your|his|her|new|recent|recently|either|at|all|anything"
    rf"|{_LEGS}|one|side|see"
    r"|or|and|nor|no|not|neither|is|there|sign|signs) )*"
)
DENIED = shape(
    rf"(?:no|not|nor|neither|without|never|none|nothing|0|zero|free of) {_FILL}{SIGN}"
    rf"(?:(?: or| and| nor| no| not| any| either)* {_FILL}{SIGN})*(?: or (?:anything"
    rf"|any|such|owt))?",
    rf"{SIGN} {_FILL}(?:is|are) not (?:there|here|present)|{SIGN} not there|{SIGN} no(?= |$)",
    rf"neither (?:{_LEGS} |one |of them )?(?:is|are|looks?|feels?|has) {_FILL}{SIGN}",
)
_NAMES = r"(?:problems?|issues?|troubles?|dramas?|worries|concerns?|complaints?|thing|dizziness)"
NONE = shape(
    rf"(?:no|0|zero|not any|not got any|without|nil|none) (?:such |real |other |new "
    rf"|more )?{_NAMES}",
    r"(?:none|neither|nothing|nowt|nil|negative|nothing's)(?: (?:1|one|legs?|at all"
    r"|whatsoever|is there"
    r"|like that|like those|of the sort|of (?:that|those|these|them|it|the above)|to report|new"
    r"|untoward|going on|doing|out of the ordinary|to worry about|that i know of"
    r"|is (?:up|wrong)))*",
    r"(?:no|nope|nah|nup)(?: (?:no|maam|sir|ma am|madam|ji|mate|love))*$|not? (?:a "
    r"|1 |one |a single )?(?:1|one|thing|bit|sausage|chance)(?: wrong| amiss)?"
    r"|not at all|not (?:today"
    r"|tonight)"
    r"|no to (?:\w+ )?(?:all|everything|both|each|that|those|them|it"
    r"|\d+)(?: of (?:them|that|those|it))?"
    r"|no on (?:\w+ )?(?:everything|counts|of them)|no and no|no to the lot"
    r"|no (?:he|she|they|it) (?:has|have|is|are|does|do) not",
    r"(?:say|says|said) no(?: to \w+(?: of (?:them|that|it))?)?|not? (?:that"
    r"|as far as) (?:i|we) (?:know|can (?:see|tell|feel)|noticed|have (?:noticed"
    r"|seen)|am aware)"
    r"(?: of)?|not have any(?:thing)?(?: (?:of (?:that|those|these|them|it)|such|like that))*"
    r"|not having any(?: such| of (?:that|those|these))?|(?:not"
    r"|have) got any(?: of (?:that|those|these|them|it))?"
    r"|(?:not|never) (?:had|got|have) any(?: of (?:that|those|these|them|it))?"
    r"|do not (?:think|believe|reckon) so|not had any(?: of (?:that|those))?"
    r"|not a (?:thing|sausage)",
)
_FINE = (
    r"(?:fine|good|great|ok|okay|grand|well|normal|alright|all right|right as (?:rain"
    r"|ninepence)|perfect(?:ly)?"
    r"|lovely|sweet|healthy|happy|champion|tip top|in order|clear|sorted|brilliant"
    r"|super|usual|better"
    r"|comfortable|strong|healed|recovered|mended|come good|been right|golden|dandy"
    r"|peachy|sound|safe)"
)
WELL = shape(
    rf"(?:all |perfectly |absolutely |totally |quite |very |really |both |just "
    rf"|completely |pretty )*{_FINE}"
    r"(?: (?:as gold|as ever|now|again|to go|to start|to me|to do (?:it|this|them)"
    r"|enough|tonight|today))*",
    r"fit as a \w+(?: \w+)?|right as rain|good as (?:gold|new)|sweet as"
    r"|she(?: is)? right|i am right"
    r"|checks? out|clean bill of health|all clear|go(?:ing)? strong|in (?:good"
    r"|great) (?:nick|shape)",
    r"(?:the )?same (?:size|colou?r|temperature|as|old|shape|warmth)(?: and (?:size|colou?r))?"
    r"(?: (?:as )?(?:always|usual|ever|they always are|yesterday|before|last night"
    r"|each other|normal))*"
    r"|(?:no|not) (?:different|change|changes)(?: (?:to|from|than) (?:normal|usual"
    r"|last night|before))?"
    r"|as (?:usual|always|ever|normal)|(?:they )?match|unchanged|nothing (?:new|different)",
    r"(?:just |only |bit |a bit |a little |but )*(?:tired|sleepy|stiff|old|knackered"
    r"|my usual \w+"
    r"|the usual \w+)",
)
CLINICIAN = (
    r"(?:doctors?|doc|docs|gp|physio\w*|physical therapist|therapist|surgeon|midwife"
    r"|consultant|specialist"
    r"|nurse|hospital|clinic|pt|ob|obgyn|madam|he|she|they)"
)
CLEARED = shape(
    rf"(?:my |the |our |her |his )*{CLINICIAN} (?:\w+ ){{0,3}}(?:okayed|oked|ok'?d"
    rf"|cleared|allowed|passed"
    r"|approved|permitted|recommends?|recommended|suggested|suggests|encourages?"
    r"|encouraged|prescribed|set"
    r"|gave|given|happy|fine|okay|ok|on board|knows)(?: (?:me|us|it|these|this|them"
    r"|with|the|for|to|go"
    r"|permission|exercises?|stretch\w*|green light|all clear|okay|thumbs up))*",
    rf"(?:my |the |our )*{CLINICIAN} (?:has |have )?(?:says?|said|told|tells|reckons?"
    rf"|wants|likes|advised)"
    r"(?: (?:me|us|that|i|it|to|am|is|can|could|should|may|yes|go|for|good|fine|ok"
    r"|okay|right|does|be"
    r"|safe|start|do|doing|stretch\w*|exercises?|stretching|these|them|this|ahead"
    r"|every|night|fine))+",
    r"(?:am |been |was |got |are )*(?:cleared|signed off|discharged|passed fit"
    r"|given (?:the|a) \w+)"
    r"(?: (?:to|for|by|from) (?:\w+ )?(?:stretch\w*|exercises?|hospital|this|it|go"
    r"|doctor|physio))*",
    r"(?:the |a |got |have |given )*(?:green light|go ahead|all clear|thumbs up"
    r"|the okay|the ok|permission)"
    rf"(?: (?:from|by|to|for) (?:my |the )?(?:{CLINICIAN}|stretch\w*|start|exercise\w*))*",
)
STARTS = shape(
    r"(?:please |just |you can |we can |you may |let us |let's |lets |can we "
    r"|go ahead and |come on )*"
    r"(?:start|begin|go|continue|carry on|proceed|crack on|get (?:going|started"
    r"|stuck in|on with it|into it)"
    r"|do (?:it|this|them|these)|fire away|roll|hit it|go for it|go ahead|on you go|play on)"
    r"(?: (?:the|my|our|with|it|her|away|up|them|on|when\w*|you|like|are|ready"
    r"|stretch\w*|routine|then))*",
    r"ready(?: (?:when\w*|you|are|as|i|will|ever|be|to|go|now))*",
)
LONG_AGO = shape(
    r"(?:\w+ )?(?:years?|decades?) (?:ago|back|since)|(?:long|way) (?:ago|back)"
    r"|ages ago|last year"
    r"|as a (?:child|kid|boy|girl|teenager|lad|lass|youngster)|when i was (?:a |\d+"
    r"|young|little)(?:\w+)?"
    r"|in (?:the )?(?:19|20)\d\d|in (?:19|20) \d\d|in (?:my|the) (?:teens|twenties"
    r"|thirties|forties|\d+s)"
    r"|in the (?:eighties|nineties|seventies|sixties)|way back",
)
AGAINST = shape(  # whoever is told so, stretches nothing
    rf"{CLINICIAN} (?:\w+ ){{0,5}}(?:not|no (?:stretch\w*|exercis\w*|more|bend\w*)"
    r"|never|against|rest|wait|hold off|off it|avoid|stop|careful|leave"
    r"|until|till|easy|keep (?:it )?(?:up|still|off))",
    r"not (?:\w+ )?(?:supposed|meant|allowed|permitted|able|cleared|ready|yet|healed|weight)",
    r"(?:orders|advised|told|supposed|meant|gotta|(?:got|have|has|need|needs"
    r"|wants?) to|me to) (?:to )?"
    r"(?:rest|wait|not)",
    r"waiting (?:for|on)|until|till (?:i|the|my|she|he|they)|bed ?rest|non weight|rest it",
)
SIGN_AT_ALL = shape(SIGN)
IDLE = shape(
    r"(?:no|nope|nah|nup|naw|yes|yeah|yep|ya|well|um|uh|er|oh|so|and|but|or|nor|not|i"
    r"|you|we|he|she|they|it"
    r"|them|that|this|those|these|there|am|is|are|was|were|be|been|have|has|had|do"
    r"|does|did|feel|feels"
    r"|feeling|look|looks|looked|looking|seem|seems|my|mine|the|a|an|our|his|her|me"
    r"|us|of|on|to|in|at|for"
    r"|with|from|as|now|tonight|today|then|right|left|both|either|all|any|one|just"
    r"|only|really|quite|very"
    r"|think|reckon|say|says|said|mate|love|dear|bud|pal|sir|ma'am|madam|ji|na|eh"
    r"|thanks|thank|ta|cheers"
    r"|please|alexa|honestly|actually|everything|everyone|here|took|had|checked|check"
    r"|had a look|can|will"
    r"|want|get|sleep|bed|got|going|since|yet|ever|never|night|evening|day|end|know"
    r"|see|tell|anything"
    rf"|{_LEGS}|husband|wife|mum|mom|mother|father|dad|partner|side|sides|long|over"
    rf"|about|bit|such|of|like"
    r"|weeks|cannot|think|idea|perfectly|again|up|what|so|ago|years|back|problems"
    r"|doctor|\d+|same|whole|lot|hundred|percent)"
)
