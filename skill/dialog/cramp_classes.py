"""Classes of words by which a cramp is told: the parts, what a muscle does, what it is like.

Each is a piece of a regular expression over tokens joined by spaces, as a Reading counts them:
short forms are opened ("won't" is "will not"), and the "'s" behind a noun is gone ("my calf gone").
"""

import re


def words_of(*several: str) -> str:
    """The words of a class, as a piece of a shape."""
    return rf"(?:{'|'.join(one for line in several for one in line.split())})"


def shape(*several: str) -> re.Pattern[str]:
    """One expression for any of these, each at the bounds of words."""
    return re.compile("|".join(rf"\b(?:{one})\b" for one in several))


LEG = words_of(
    "legs? legs calf calfs calves thighs? quads? quadriceps hamstrings? hammy hammies shins? foot",
    "feet arch arches instep soles? toes? heels? groin leggie tootsies",
)
HAND = words_of("hands? fingers? thumbs? palm")
PART = rf"(?:{LEG}|{HAND}|foot fingers?)"
MUSCLE = rf"(?:{PART}|muscles?|nerve|vein|nas|tendon)"

CRAMP = r"(?:cramp|spasm|charl(?:ey|ie)s? horse)"  # the noun, one of it
MISHEARD = r"(?:crap|crab|crump|clamp|camp|champ|scamp)"  # as a recogniser writes the noun
CRAMPS = r"(?:cramps|spasms|charl(?:ey|ie)s? horses)"  # in general, or as a habit
CRAMPING = words_of("cramping cramped cramp-up spasming spasmed charleyhorsing")

# What a muscle does while it cramps: seizing, and having seized.
GRIPS = words_of(
    "seizing seized siezed locking locked knotting knotted balling balled bunching bunched",
    "clenching clenched curling curled clawing clawed tightening tightened contracting contracted",
    "gripping gripped grabbing grabbed grabs grips twisting twisted tensing tensed squeezing",
    "squeezed catching caught jamming jammed stiffening stiffened hardening hardened bending bent",
    "pulling overlapping crooked scrunching scrunched coiled convulsing twanging",
    "splaying splayed wringing throttled popped climbed jumped stuck seize",
)
# What it is like then, in a word.
HARD = words_of("hard rigid solid stiff tight taut tense rock-hard wooden clenched")
LIKE = words_of(
    "rock stone brick concrete cement wood wooden iron steel board plank ball fist marble golf",
    "tennis baseball cricket egg lump knots? vise vice claw claws log metal drum rope coil spring",
)
BECOMES = words_of(
    "gone went go going goes become becoming became turned turning turns got getting"
)
VERY = words_of("so really too very super proper dead all totally completely right rock absolutely")

# What it will not do: "won't let go", "not coming straight", "can't uncurl them".
LOOSENS = (
    r"(?:let(?:ting)? (?:me )?go|letting up|let up|uncurl\w*|unclench\w*|unlock\w*|unknot\w*"
    r"|unbend\w*"
    r"|untwist\w*|straighten\w*|relax\w*|loosen\w*|releas\w*|ease\w*|easing|open\w*"
    r"|go(?:ing)? (?:flat|back|straight|down|away)|com(?:e|ing) (?:down|straight|back"
    r"|out|loose)"
    r"|calm\w* down|settl\w+|quit\w*|stop\w*|leav(?:e|ing)|fold\w*|flex\w*|stretch)"
)
CANNOT = (
    r"(?:(?:will|can|could|would|do|does|is|are|am) not|not (?:able to|getting)?"
    r"|unable to|never)"
)

CRIES = (
    r"(?:(?:a+r*g+h*|y?o+w+c*h*(?:ie)?|[oa]+h+|e+k+|a{2,}|a+y+o+|ai+yo+|arre|hai|uff+|a+h+h*)"
    r"|help|quick(?:ly)?|hurry|agony|god|jesus|christ|damn|dang|bloody|bugger|blimey"
    r"|crikey|strewth"
    r"|jeez|geez|gosh|hell|heck|crap|shoot|flipping|blooming|streuth|fast|please|ooh+|baap|ram"
    r"|sh[iu]te?|f\w*ck\w*|bollocks|wow|whoa)"
)
PLEA = shape(
    r"help (?:me|him|her|us|please|now|quick\w*)|(?:please|somebody|someone|alexa) help|^help"
    r"|help$",
    r"(?:make|get) (?:it|this|that|the \w+|this \w+) (?:to )?(?:stop|go|let|out|off|away|ease)",
    r"get (?:rid of|out of|this|it off)|stop (?:it|this|the|that)|do something|hurry"
    r"|quick(?:ly)?",
    r"what (?:do|should|shall|can|must|would|could) (?:i|we|you) (?:be )?(?:do|doing|try)"
    r"|what to do"
    r"|what now|tell me what|(?:talk|walk|take|coach|guide) (?:me|us|him|her) through"
    r"|how (?:do|can|should) (?:i|we) (?:help|stop|get rid|make|fix|ease|get|relieve|loosen"
    r"|release)"
    r"|fix (?:it|this|my|me)|sort (?:it|this|my|me)|give me (?:something|anything)|relief|asap",
)
NOW = shape(
    r"(?:right |just )?now(?: only)?|this (?:second|minute|instant)|at the moment"
    r"|just|again|still"
    r"|suddenly|all of a sudden|(?:woke|woken|wakes|wakened|waking)|this time|here",
)
