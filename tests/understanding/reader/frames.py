"""A small grammar of telling: ways to name a danger, ways to deny, suppose, date or state it.

The frames know no finding and the findings no frame, so that a fault found here is one of grammar.
"""

from collections.abc import Iterator

# finding → a noun for it, and clauses that tell it
NOUNS = {
    "chest-pain": ("chest pain", "pressure in the chest", "tightness across the chest"),
    "short-of-breath": ("trouble breathing", "shortness of breath"),
    "coughing-blood": ("blood in the spit", "blood in the phlegm"),
    "fainted": ("blackouts", "faints"),
    "racing-heart": ("palpitations", "a racing heart"),
    "stroke-signs": ("slurred speech", "a drooping mouth"),
    "seizure": ("seizures", "convulsions"),
    "leg-gone-numb": ("numbness in one leg that came suddenly",),
    "saddle-numb": ("numbness between the legs",),
    "lost-control": ("loss of control of the bladder",),
    "dark-pee": ("brown pee", "blood in the pee"),
    "sight-going": ("double vision", "blurred vision"),
    "swollen-leg": ("swelling in one calf", "a swollen calf"),
    "black-toe": ("a black toe",),
    "fever": ("a fever", "a temperature"),
    "feels-faint": ("dizziness", "light headedness"),
    "allergy-mild": ("hives after the tablet",),
}
CLAUSES = {
    "chest-pain": ("my chest hurts", "there's a weight on my chest"),
    "short-of-breath": ("i can't breathe", "i can hardly get any air", "he's fighting for breath"),
    "hard-to-wake": ("she won't wake up", "i can't wake my husband", "dad isn't responding"),
    "breathing-badly": ("she's not breathing", "he has stopped breathing"),
    "fainted": ("i passed out", "my wife has just collapsed"),
    "racing-heart": ("my heart won't slow down", "my heart is pounding"),
    "stroke-signs": ("my face is drooping", "she can't lift her arm", "he can't get his words out"),
    "cold-pale-leg": ("my foot has gone cold and white", "there's no pulse in my foot"),
    "leg-gone-numb": ("i can't feel my foot", "i've lost all feeling in my leg"),
    "leg-gone-weak": ("i can't move my leg", "my leg won't move", "her leg refuses to work"),
    "cannot-pee": ("i can't pee", "i'm unable to pee", "my pee won't come"),
    "saddle-numb": ("i can't feel myself wipe", "there's no feeling in my bottom"),
    "lost-control": ("i can't hold my pee", "i've wet myself"),
    "foot-drop": ("i can't lift my foot", "my toes won't lift"),
    "jaw-locked": ("my jaw won't open", "he can't open his mouth"),
    "cannot-drink": ("i can't keep anything down", "nothing stays down"),
    "both-legs-weak": ("i can't get up from the chair", "my legs won't hold me"),
    "heavy-bleeding": ("it won't stop bleeding", "i can't stop the bleeding"),
    "confused": ("mum doesn't know where she is", "he isn't making any sense"),
    "dark-pee": ("my pee is brown", "my pee looks like cola"),
    "swollen-leg": ("my calf is swollen", "my left leg is twice the size"),
}
DENIED = (
    "no {}", "i haven't got {}", "i don't have any {}", "without {}", "there's no {}",
    "never had {}", "i've not had {}", "i'm not having {}", "no sign of {}", "no i don't get {}",
    "i've no cramp or {}", "no fever no {} nothing like that", "neither cramps nor {}",
    "she has no {}",
)  # fmt: skip
HAVING = (
    "i've got {}", "i have {} right now", "i think i've got {}", "i am getting {} since today",
    "sorry to bother you but i've got {}", "no cramp now but i've got {}", "not only cramp but {}",
    "apart from {} i'm all right", "no i do have {}", "i can't say i don't have {}",
)  # fmt: skip
SUPPOSED = (
    "if i get {} i'll ring", "what if i get {}", "in case i get {}", "suppose i had {}",
    "what would you do about {}", "the leaflet says to look out for {}",
    "they told me to call if i have {}", "i'm worried i might get {}",
)  # fmt: skip
ASKED = (
    "is {} a side effect", "can magnesium cause {}", "does a cramp mean {}", "what causes {}",
    "how common is {} with statins", "is {} dangerous", "what are the signs of {}",
)  # fmt: skip
PAST = (
    "i had {} years ago", "i used to get {}", "last year i had {}", "{} back in the nineties",
    "when i was a child i had {}",
)  # fmt: skip
TOLD = (
    "dad says {}",
    "{}", "{} please help", "i think {}", "sorry to bother you but {}", "all of a sudden {}",
    "no {}", "my back is bad and {}", "no fever but {}", "it's probably nothing but {}",
    "{} should i worry", "not only that {}", "i don't know why but {}", "no doubt about it {}",
)  # fmt: skip
SUPPOSING = (
    "what if {}", "if {} i'll call", "what should i do if {}", "in case {}", "suppose {}",
    "the nurse said to ring if {}", "imagine {}", "what happens when {} in a film",
)  # fmt: skip


def nouns(frames: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each noun in each frame, with the finding that it is."""
    return _filled(NOUNS, frames)


def clauses(frames: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each clause in each frame, with the finding that it is."""
    return _filled(CLAUSES, frames)


def _filled(
    table: dict[str, tuple[str, ...]], frames: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for finding, ways in table.items():
        yield from ((frame.format(way), finding) for way in ways for frame in frames)
