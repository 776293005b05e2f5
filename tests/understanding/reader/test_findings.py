"""What a sentence amounts to: stated, denied, supposed, past, asked, or nothing."""

import pytest

from skill.understanding.rules import RuleReader

STATED = [
    ("there is a dreadful pressure across my chest", "chest-pain"),
    ("grandma can hardly get any air", "short-of-breath"),
    ("my sister just blacked out by the door", "fainted"),
    ("we can't wake my uncle", "hard-to-wake"),
    ("half of his smile has dropped", "stroke-signs"),
    ("my shin has gone white and it's icy", "cold-pale-leg"),
    ("icy and white that's my left foot all of a sudden", "cold-pale-leg"),
    ("her leg will not move", "leg-gone-weak"),
    ("my water is the colour of cola", "dark-pee"),
    ("i can't feel the paper when i wipe", "saddle-numb"),
    ("my bladder is bursting and i can't pee", "cannot-pee"),
    ("after the wasp her tongue is swelling", "anaphylaxis"),
    ("our toddler has eaten three of my iron tablets", "swallowed-child"),
    ("he swallowed the whole bottle of paracetamol", "overdose"),
    ("my nephew swallowed a button battery", "swallowed-corrosive"),
    ("i want to end my life", "self-harm-thoughts"),
    ("one calf is swollen since yesterday", "swollen-leg"),
    ("please send an ambulance", "unnamed-emergency"),
    ("i'm on chemo and shivery tonight", "chemo-fever"),
]


@pytest.mark.parametrize(("said", "finding"), STATED)
def test_a_danger_is_stated(reader: RuleReader, said: str, finding: str) -> None:
    assert finding in [told.id for told in reader.read(said).told("stated")]


NOT_NOW = [
    ("i haven't any chest pain", "denied"),
    ("no chest pain breathing's normal", "denied"),
    ("no pain or pressure or burning in my chest at all", "denied"),
    ("without any chest pain so far", "denied"),
    ("i had chest pain years ago", "past"),
    ("if i get chest pain i will ring", "if"),
    ("does magnesium cause chest pain", "asked"),
    ("is chest pain a side effect", "asked"),
    ("the dog has chest pain", "history"),
]


@pytest.mark.parametrize(("said", "how"), NOT_NOW)
def test_a_danger_that_is_not_present_is_told_as_that(
    reader: RuleReader, said: str, how: str
) -> None:
    found = {told.id: told.how for told in reader.read(said).findings}
    assert found["chest-pain"] == how
    assert not reader.read(said).told("stated")


def test_a_negative_that_is_the_finding_is_no_denial(reader: RuleReader) -> None:
    for said in ("i cannot breathe", "she won't wake up", "i can't feel my foot"):
        assert reader.read(said).told("stated"), said


def test_a_question_about_ones_own_body_states_it(reader: RuleReader) -> None:
    assert reader.read("is my tongue swelling up serious").told("stated")


def test_but_ends_a_denial(reader: RuleReader) -> None:
    found = {told.id: told.how for told in reader.read("no fever but my calf is swollen").findings}
    assert found["fever"] == "denied"
    assert found["swollen-leg"] == "stated"


def test_a_new_subject_ends_a_denial_where_no_word_does(reader: RuleReader) -> None:
    said = "no chest pain my calf is swollen though"
    found = {told.id: told.how for told in reader.read(said).findings}
    assert (found["chest-pain"], found["swollen-leg"]) == ("denied", "stated")


def test_an_opposite_denies_without_a_word_of_denial(reader: RuleReader) -> None:
    found = {told.id: told.how for told in reader.read("my breathing is lovely").findings}
    assert found == {"short-of-breath": "denied"}


HARMLESS = [
    "this queue is killing me",
    "i'm dying for a biscuit",
    "the film had me in stitches",
    "her voice is too faint on the phone",
    "i know the recipe by heart",
    "it was a stroke of luck",
    "cold feet about the wedding",
    "get it off my chest",
    "black coffee with breakfast",
    "brown rice or white rice",
    "you've confused me",
    "can you help me choose a stretch",
    "stop please",
    "almonds and spinach",
    "remind me at nine",
]


@pytest.mark.parametrize("said", HARMLESS)
def test_a_harmless_saying_states_nothing(reader: RuleReader, said: str) -> None:
    reading = reader.read(said)
    levels = [told for told in reading.told("stated") + reading.told("suspected") if told.level]
    assert not levels


def test_veiled_words_are_suspected_not_stated(reader: RuleReader) -> None:
    reading = reader.read("they would be better off without me")
    assert [told.id for told in reading.told("suspected")] == ["self-harm-veiled"]
    assert reading.suspicion.mind > 0.5
    assert reading.suspicion.body == 0


def test_background_counts_though_it_is_past(reader: RuleReader) -> None:
    said = "i had cancer years ago and now my back is in agony"
    assert "spinal-cancer" in [told.id for told in reader.read(said).told("stated")]


def test_a_finding_keeps_its_words_its_cue_and_whose_it_is(reader: RuleReader) -> None:
    reading = reader.read("my mother has no chest pain")
    (told,) = reading.findings
    assert reading.words[told.span.start : told.span.end] == ("chest", "pain")
    assert told.cue is not None
    assert reading.words[told.cue.start : told.cue.end] == ("no",)
    assert told.owner == "mother"


def test_reading_twice_gives_the_same(reader: RuleReader) -> None:
    for said, _ in STATED:
        assert reader.read(said) == reader.read(said)


@pytest.mark.parametrize("said", ["no but my foot tingles", "my toes are numb but only a bit"])
def test_the_word_but_is_no_buttock(reader: RuleReader, said: str) -> None:
    assert "saddle-numb" not in {one.id for one in reader.read(said).findings}


def test_a_buttock_is_one(reader: RuleReader) -> None:
    found = {one.id: one.how for one in reader.read("my butt has gone numb").findings}
    assert found.get("saddle-numb") == "stated"


STEMS = [
    "it went when i put my foot flat on the floor",  # put is no putty
    "am i short of magnesium",  # short is no shortness of breath
    "will it help my mother's calf cramps",  # mother's is no "mother is"
    "leave it it doesn't matter",  # note is no not
    "what can i do for shin splints",  # a shin is not shiny
]


@pytest.mark.parametrize("said", STEMS)
def test_words_that_share_their_letters_are_no_danger(reader: RuleReader, said: str) -> None:
    assert not [told.id for told in reader.read(said).told("stated") if told.level]


def test_what_is_asked_beside_what_happened_is_no_supposition(reader: RuleReader) -> None:
    said = "how bad is it if a toddler swallowed my tablets because mine just did"
    assert "swallowed-child" in [told.id for told in reader.read(said).told("stated")]


SPENT = [  # on the stairs for months it is a heart's or lungs' slow sign; at rest it is none
    ("i get puffed going up the hill these last few months", "puffed-on-effort"),
    ("she's been huffing on the stairs since like last fall", "puffed-on-effort"),
    ("i'm puffing just sitting here", "short-of-breath"),
    ("breathless on the hill for months but today i'm breathless sitting here", "short-of-breath"),
]


@pytest.mark.parametrize(("said", "finding"), SPENT)
def test_breath_that_is_spent_on_effort_is_not_short(
    reader: RuleReader, said: str, finding: str
) -> None:
    both = {"puffed-on-effort", "short-of-breath"}
    found = {told.id for told in reader.read(said).told("stated")} & both
    assert finding in found
    assert ("short-of-breath" in found) == (finding == "short-of-breath")


ONLY_CRAMP = [
    "there's this little flutter in my calf",
    "my calf was like a rock i thought i was dying",
    "nothing i do gets it to let go",
    "it comes when i'm just lying there",
    "he's been off the grog",
    "i want to cut my leg off when it comes",
    "thirty eight",
    "both my ankles are looking puffy",
]


@pytest.mark.parametrize("said", ONLY_CRAMP)
def test_a_cramp_and_what_is_said_of_it_raise_no_alarm(reader: RuleReader, said: str) -> None:
    read = reader.read(said)
    assert not [told.id for told in (*read.told("stated"), *read.told("suspected")) if told.level]


COUNTS = {
    "stated": ["most nights", "every other night", "three or more times a week", "nightly"],
    "denied": ["twice a month", "once a week", "hardly ever", "once in a blue moon", "first time"],
}


@pytest.mark.parametrize(("how", "said"), [(how, one) for how in COUNTS for one in COUNTS[how]])
def test_how_often_is_told_by_counts(reader: RuleReader, how: str, said: str) -> None:
    read = reader.read(said)
    found = {told.how for told in (*read.findings, *read.bare) if told.id == "frequent-cramps"}
    assert found == {how}


def test_a_child_and_a_tablet_that_harms_is_more_than_a_child_and_a_tablet(
    reader: RuleReader,
) -> None:
    danger = "swallowed-child-danger"
    for said in ("my toddler had iron tablets in her mouth", "the baby ate nan's heart pills"):
        assert danger in {told.id for told in reader.read(said).told("stated")}
    assert danger not in {told.id for told in reader.read("my toddler ate my chews").findings}


HARMLESS = [
    "me leg went dead on the bus",
    "my foot always falls asleep in church",
    "i had my feet tucked up on the sofa and one went numb but it's come right",
    "he was kneeling and his foot went dead then it woke back up",
    "whenever i run my shins get hard as rock and my toes go numb",
    "my legs are broken from all those lunges",
    "our lad says his legs are broken every time there's a walk",
    "it's been fat since i came off a horse in the seventies",
    "i felt it go tight",
    "there's a purple lump on my shin where the ball got me",
    "both my legs are paining every evening",
    "he's so stiff in the hips he can't get out of bed at first",
    "the pain shoots down my right leg and it's getting less",
    "i strained my hamstring and it's on the mend",
    "a bruise the size of a coin but otherwise they match",
    "one leg's thinner than the other",
    "i keep dragging my feet about the dishes",
]


@pytest.mark.parametrize("said", HARMLESS)
def test_what_only_sounds_like_a_danger_is_none(reader: RuleReader, said: str) -> None:
    assert not [told.id for told in reader.read(said).told("stated") if told.level]


STILL = [
    ("my leg's gone dead and it hasn't come back", "leg-gone-numb"),
    ("i sat on my foot an hour ago and it's still numb", "leg-gone-numb"),
    ("my foot's been numb since last night", "weak-fast"),
    ("both his legs are broken from the crash", "looks-broken"),
    ("my ankle's all crooked and a bit bent looking", "looks-broken"),
    ("i can't get up on my toes", "snap"),
    ("it felt like someone booted me in the back of the leg", "snap"),
    ("my calf's been locked for an hour and it won't let go", "locked-cramp"),
    ("i can't get up out of the chair my legs won't hold me", "both-legs-weak"),
    ("there is an open sore on my toe", "foot-sore"),
]


@pytest.mark.parametrize(("said", "finding"), STILL)
def test_what_looks_harmless_and_stays_is_a_danger(
    reader: RuleReader, said: str, finding: str
) -> None:
    assert finding in [told.id for told in reader.read(said).told("stated")]


DENIED = [
    ("my legs are not giving up", "leg-gone-weak"),
    ("the leg holds him up", "leg-gone-weak"),
    ("i can feel my butt", "saddle-numb"),
    ("he ain't numb and his legs don't give out", "both-legs-weak"),
]


@pytest.mark.parametrize(("said", "finding"), DENIED)
def test_what_works_denies_its_loss(reader: RuleReader, said: str, finding: str) -> None:
    assert {told.id: told.how for told in reader.read(said).findings}[finding] == "denied"
