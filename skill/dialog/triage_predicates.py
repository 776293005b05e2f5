"""The named rules of triage. Each cites the row of medical.md 6.2 to 6.4 behind it.

Their numbers and lists, and their words for a reviewer, stand in content/triage/terms.yaml.
"""

from collections.abc import Callable

from skill.dialog.triage_known import Known


def always(_known: Known) -> bool:
    """Ask in every check."""
    return True


def child(known: Known) -> bool:
    """A child by age or by what was said: the child's questions replace the rest (QB, G13)."""
    age = known.person.age
    return known.has("child") or (
        known.person.child if age is None else age < known.table.terms.child_age
    )


def adult(known: Known) -> bool:
    """Not known to be a child."""
    return not child(known)


def expecting(known: Known) -> bool:
    """Pregnant, or gave birth in the last weeks (QA)."""
    staged = known.person.stage in ("pregnant", "after-birth")
    return staged or known.has(*known.groups.expecting)


def group_open(known: Known) -> bool:
    """Whether a child, or somebody expecting, is still to be found out (6.2b, after P2)."""
    return known.person.age is None and not child(known) and not expecting(known)


def ill_unnamed(known: Known) -> bool:
    """Very ill, and not yet in which way (the sweep's third question)."""
    return known.yes("ill") and not known.has(*known.groups.ill)


def feverish(known: Known) -> bool:
    """A fever: who is on cancer or immune medicine, or gave birth, needs help at once (G8)."""
    return known.has("fever")


def child_walk(known: Known) -> bool:
    """A child that can't walk on it, or has a fever or a hot joint (G13)."""
    return child(known) and known.yes("child-walk")


def puffed(known: Known) -> bool:
    """Breathless on effort was volunteered, and nothing worse (G1)."""
    return known.has(*known.groups.puffed)


def puffed_slowly(known: Known) -> bool:
    """Only on effort, building up over weeks (G1)."""
    return puffed(known) and known.no("effort-breath")


def puffed_with_swelling(known: Known) -> bool:
    """The same with swollen ankles or legs (G1, G10)."""
    return puffed(known) and known.has(*known.groups.legs_swollen)


def maybe_cold(known: Known) -> bool:
    """One leg changed, and nobody said that it is hot (P3)."""
    return adult(known) and known.yes("leg-changed") and not known.has("hot-leg")


def changed_warm(known: Known) -> bool:
    """One leg changed and not cold (P3)."""
    return adult(known) and known.yes("leg-changed") and not known.yes("leg-cold")


def changed_newly(known: Known) -> bool:
    """One leg changed, not for months just like that (row 7, G10)."""
    return changed_warm(known) and not known.yes("leg-months")


def changed_for_months(known: Known) -> bool:
    """One leg changed, but for months exactly as usual (G10)."""
    return changed_warm(known) and known.yes("leg-months")


def changed_in_child(known: Known) -> bool:
    """A child's leg that is swollen, hot or discoloured (T15, G13)."""
    return child(known) and known.has(*known.groups.child_leg_changed)


def expecting_and_changed(known: Known) -> bool:
    """A changed leg in pregnancy or after birth: the maternity unit, today (T12, G14)."""
    return expecting(known) and (changed_newly(known) or known.has("one-leg-ache"))


def jaw_or_hands(known: Known) -> bool:
    """Spasms or tingling at the jaw, mouth or hands (P5)."""
    return adult(known) and known.yes("jaw-hands")


def jaw_not_locked(known: Known) -> bool:
    """The same, while nothing is locked tight (T16, G12)."""
    return jaw_or_hands(known) and not known.yes("jaw-locked")


def injured(known: Known) -> bool:
    """A fall, twist or blow (G6)."""
    return adult(known) and known.has(*known.groups.injury)


def heated(known: Known) -> bool:
    """Cramps in heat (T9, G11)."""
    return adult(known) and known.has("set-off-heat")


def losing_fluid(known: Known) -> bool:
    """Heat, vomiting or diarrhoea (T10, G11)."""
    return adult(known) and known.has(*known.groups.fluid_loss)


def exerted(known: Known) -> bool:
    """Exercise, or something that set it off but could not be named."""
    unnamed = known.yes("set-off") and not known.has(*known.groups.set_off)
    return adult(known) and (known.has("set-off-exercise") or unnamed)


def strained_or_hurt(known: Known) -> bool:
    """Exercise or injury: pressure inside the muscle is asked (Q5, T8)."""
    return exerted(known) or injured(known)


def blow_on_blood_thinner(known: Known) -> bool:
    """A blow and a swelling on a blood thinner (G6)."""
    return known.has("blood-thinner") and injured(known) and known.has("swollen-leg")


def drained_and_frail(known: Known) -> bool:
    """Fluid loss in somebody old, with kidney or heart disease, or on water tablets (G11)."""
    old = known.person.age is not None and known.person.age >= known.table.terms.frail_age
    frail = old or chronic(known) or known.has("water-tablets")
    return known.has("set-off-bug") and frail


def aching(known: Known) -> bool:
    """An ache that stays between cramps (G7)."""
    return adult(known) and known.has(*known.groups.ache)


def aching_on_statin(known: Known) -> bool:
    """Unexplained muscle ache on a statin (T14, QC)."""
    return aching(known) and known.has("takes-statin")


def aching_unexplained(known: Known) -> bool:
    """A lasting ache, unless exercise or an injury explains it (G6, G7)."""
    return aching(known) and not (injured(known) or aching_after_exercise(known))


def aching_after_exercise(known: Known) -> bool:
    """Both legs sore after exercise (G7)."""
    return aching(known) and known.has("set-off-exercise") and known.no("ache-one-leg")


def foot_sore(known: Known) -> bool:
    """A sore that does not heal (G5)."""
    return known.has(*known.groups.sore)


def sore_diabetes_circulation(known: Known) -> bool:
    """A foot sore with diabetes and poor circulation (G5)."""
    held = known.person.conditions
    return foot_sore(known) and "diabetes" in held and "artery-disease" in held


def weak_or_numb(known: Known) -> bool:
    """Weakness or numbness between cramps, but for a leg that was slept on (Q8)."""
    slept = known.has("slept-on-it") and not known.has("weak-fast")
    return adult(known) and known.has(*known.groups.weak) and not slept


def weak_newly(known: Known) -> bool:
    """Weakness that is new or fast, or may be (G3)."""
    fast = known.yes("weak-fast") or known.unsure("weak-fast")
    return weak_or_numb(known) and known.has(*known.groups.weakness_fast) and fast


def cancer_and_weak(known: Known) -> bool:
    """Cancer with weak, numb or unsteady legs, or new back pain (G3)."""
    sick = known.has("cancer", "cancer-treatment") or "cancer" in known.person.conditions
    return sick and known.has(*known.groups.weak_or_unsteady)


def between_unnamed(known: Known) -> bool:
    """Something stays between cramps, but it was not said what (P7)."""
    groups = known.groups
    named = known.has(*groups.stays_between, *groups.beside_cramps, *groups.injury)
    return adult(known) and known.yes("between") and not named


def maybe_locked(known: Known) -> bool:
    """Cramps that may be long, not only frequent (P8, G11)."""
    explained = known.has(*known.groups.only_often)
    long = known.has(*known.groups.long)
    return adult(known) and known.yes("often") and (long or not explained)


def chronic(known: Known) -> bool:
    """A long-term illness whose own team should know (QD)."""
    listed = known.table.terms.chronic
    return known.has("long-illness") or not set(listed).isdisjoint(known.person.conditions)


def chronic_and_frequent(known: Known) -> bool:
    """The same with frequent, long or sleep-spoiling cramps (QD, row 14)."""
    return chronic(known) and known.yes("often")


def something_found(known: Known) -> bool:
    """Anything but a plain cramp: illness and medicines are asked (G12)."""
    asked = ("set-off", "between", "often", "leg-changed")
    told = known.has(*known.groups.beside_cramps)
    return adult(known) and not _ill_alone(known) and (told or any(map(known.yes, asked)))


def _ill_alone(known: Known) -> bool:
    """An illness that is known, and nothing told about medicines beside it."""
    return chronic(known) and not known.has(*known.groups.medicines)


PREDICATES: dict[str, Callable[[Known], bool]] = {
    rule.__name__: rule
    for rule in (
        always,
        child,
        adult,
        expecting,
        group_open,
        ill_unnamed,
        feverish,
        child_walk,
        puffed,
        puffed_slowly,
        puffed_with_swelling,
        maybe_cold,
        changed_warm,
        changed_newly,
        changed_for_months,
        changed_in_child,
        expecting_and_changed,
        jaw_or_hands,
        jaw_not_locked,
        injured,
        heated,
        losing_fluid,
        strained_or_hurt,
        blow_on_blood_thinner,
        drained_and_frail,
        aching,
        aching_on_statin,
        aching_unexplained,
        aching_after_exercise,
        foot_sore,
        sore_diabetes_circulation,
        weak_or_numb,
        weak_newly,
        cancer_and_weak,
        between_unnamed,
        maybe_locked,
        chronic,
        chronic_and_frequent,
        something_found,
    )
}
