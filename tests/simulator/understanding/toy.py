"""A small interaction model of the same kind as the skill's, to test the engine on."""

from typing import Any

from tests.simulator.understanding.unseen import lines

_SAMPLES: dict[str, str] = {
    "CausesIntent": """
        why do my legs cramp | why do i get leg cramps | why do i get cramps at night
        what causes leg cramps | what causes cramps at night | what is the reason for leg cramps
        where do leg cramps come from | why does my {part} cramp | why do my calves cramp up
        what makes my legs cramp | what is a leg cramp | what happens in a cramp
        why am i getting so many cramps | why do muscles cramp | what triggers night cramps
        how come i get cramps every night | why does my leg seize up in bed
        why do i wake up with a cramp | what brings on cramps""",
    "ReliefIntent": """
        i have a cramp right now | my leg is cramping | help i have a cramp
        what do i do when i have a cramp | how do i stop a cramp | how do i get rid of a cramp
        what helps against a cramp right now | my calf is cramping what should i do
        make it stop | i've got a cramp in my {part} | i'm having a cramp
        how can i ease a cramp | what is the fastest way to stop a cramp | my {part} is cramping
        quick i have a cramp | how do i make a cramp go away | it is cramping now
        i woke up with a cramp what do i do | what should i do during a cramp""",
    "PreventIntent": """
        how do i prevent leg cramps | how can i prevent cramps | how do i avoid night cramps
        what can i do so that i don't get cramps | how do i stop getting cramps
        what prevents cramps | tips against night cramps | how to keep cramps away
        how can i avoid cramps at night | what should i do before bed to avoid cramps
        how do i keep my legs from cramping | can cramps be prevented
        i don't want cramps any more | what is good against night cramps
        how do i stop cramps from coming back | what can i change to have fewer cramps""",
    "MagnesiumDoseIntent": """
        how much magnesium should i take | how much magnesium do i need
        how much magnesium does my {person} need | how much magnesium should my {person} take
        how many milligrams of magnesium a day | what is the right dose of magnesium
        what is the daily amount of magnesium | how much magnesium a day
        how much magnesium does a {age} year old need | how much magnesium in {stage}
        how much magnesium do i need at {age} | recommended magnesium intake
        how much magnesium for a {age} year old woman | magnesium dosage
        how much magnesium should i have every day | how much magnesium can i take
        what dose of magnesium is good for cramps | daily magnesium requirement""",
    "MagnesiumWorksIntent": """
        does magnesium help with cramps | does magnesium help | does magnesium work
        is magnesium good for leg cramps | does magnesium really help against cramps
        will magnesium stop my cramps | is there proof that magnesium helps
        can magnesium prevent cramps | should i take magnesium for cramps
        is magnesium any use | is it worth taking magnesium
        does taking magnesium make a difference | what does magnesium do for cramps
        how well does magnesium work | does magnesium do anything against cramps""",
    "MagnesiumSafeIntent": """
        is magnesium safe | is too much magnesium dangerous | can i take too much magnesium
        what are the side effects of magnesium | does magnesium have side effects
        what happens if i take too much magnesium | can magnesium harm me
        is it safe to take magnesium every day | how much magnesium is too much
        does magnesium give you diarrhea | is {amount} milligrams of magnesium too much
        can you overdose on magnesium | i take {amount} milligrams of magnesium is that too much
        is magnesium bad for the kidneys | who should not take magnesium
        is magnesium safe for {condition} | can i take magnesium with {condition}""",
    "FoodIntent": """
        how much magnesium is in {food} | do {food} have magnesium | is there magnesium in {food}
        how much magnesium do {food} have | are {food} a good source of magnesium
        are {food} good for cramps | do {food} help with cramps | is {food} rich in magnesium
        does {food} contain magnesium | how much magnesium does {food} contain
        should i eat {food} against cramps | are {food} high in magnesium
        can {food} stop cramps | what about the magnesium in {food}
        how much {food} should i eat | how many {food} should i eat""",
    "FoodsIntent": """
        which foods have magnesium | what foods are rich in magnesium | what should i eat
        what should i eat against cramps | how do i get magnesium from food
        which foods contain a lot of magnesium | what can i eat to stop cramps
        foods high in magnesium | what is the best food for cramps | list foods with magnesium
        where do i find magnesium in food | what do i eat for more magnesium
        is there a diet against cramps | what food is good for leg cramps
        which vegetables have magnesium | what has the most magnesium""",
    "MedicineIntent": """
        can {medicine} cause cramps | do {medicine} cause leg cramps | does {medicine} cause cramps
        can my medicine cause cramps | is my {medicine} causing cramps
        i take {medicine} can that cause cramps | are cramps a side effect of {medicine}
        could {medicine} be the reason for my cramps | which medicines cause cramps
        do {medicine} give you cramps | are the cramps from my {medicine}
        could it be my pills | can {medicine} make my legs cramp
        are my tablets causing this | is {medicine} known for cramps""",
    "TogetherIntent": """
        can i take magnesium with {medicine} | does magnesium interact with {medicine}
        can i take magnesium and {medicine} together | is magnesium safe with {medicine}
        i take {medicine} can i take magnesium | is it okay to take magnesium with {medicine}
        can my {person} take magnesium with {medicine} | do magnesium and {medicine} mix
        how long between magnesium and {medicine} | i'm on {medicine} is magnesium okay
        magnesium and {medicine} | does magnesium affect my {medicine}""",
    "QuinineIntent": """
        does quinine help | should i take quinine | is quinine safe | can i take quinine
        what about quinine for cramps | does tonic water help | should i drink tonic water
        is tonic water good for cramps | why is quinine not recommended
        is there quinine in tonic water | can i get quinine for leg cramps
        my doctor gave me quinine | how much tonic water should i drink | is quinine dangerous""",
    "DoctorIntent": """
        when should i see a doctor | should i see a doctor | do i need a doctor
        when are cramps serious | should i see a doctor about my cramps
        when should i worry | is it time to see a doctor | do i have to go to the doctor
        should i call my doctor about this | when do i need to get help for cramps
        are leg cramps dangerous | are cramps a sign of something serious
        should i get my cramps checked | what are the warning signs | is it bad to have cramps
        at what point should i get medical advice""",
    "StretchIntent": """
        show me a stretch | how do i stretch my {part} | give me a stretch
        which stretches help | what stretches are good for cramps | teach me a stretch
        how do i stretch my leg | do stretches help against cramps | guide me through a stretch
        what is a good stretch for the {part} | i want to stretch | let's stretch
        calf stretches | how long should i hold the stretch | stretches before bed
        explain the calf stretch""",
    "RoutineIntent": """
        start the bedtime routine | start the routine | let's do the routine
        begin the bedtime exercises | do the bedtime stretches with me | guide me before bed
        i'm ready for bed | i'm going to bed | start my evening exercises
        run the bedtime programme | let's start | i want to do the bedtime routine
        take me through the evening routine | evening routine please""",
    "ReminderIntent": """
        remind me at {time} | remind me to stretch at {time} | set a reminder for {time}
        set a reminder | remind me every evening | remind me to take my magnesium
        can you remind me to stretch | remind me tomorrow at {time} | i'd like a reminder
        remind me {day} | set a daily reminder at {time} | remind me in {since}
        wake me for my stretches at {time}""",
    "PregnancyIntent": """
        why do i get cramps in pregnancy | are leg cramps normal in pregnancy
        i'm pregnant and get leg cramps | what helps against cramps in pregnancy
        cramps when pregnant | can i take magnesium when i'm pregnant
        is magnesium safe in pregnancy | leg cramps in the third trimester
        my wife is pregnant and has cramps | how do i stop cramps when pregnant
        do cramps hurt the baby | pregnant women and leg cramps""",
    "HydrationIntent": """
        how much should i drink | does drinking water help | how much water should i drink
        can dehydration cause cramps | am i drinking enough | is it because i don't drink enough
        does drinking more help with cramps | what should i drink against cramps
        how many glasses of water a day | are sports drinks good for cramps
        should i drink before bed | do electrolytes help | can too little water cause cramps""",
    "RestlessLegsIntent": """
        what are restless legs | do i have restless legs | my legs won't keep still at night
        what is restless legs syndrome | is it restless legs or cramps
        what is the difference between cramps and restless legs | my legs feel jumpy in bed
        i have to move my legs all the time | creepy crawly feeling in my legs
        my legs twitch in the evening | how do i treat restless legs""",
    "AboutIntent": """
        tell me about {subject} | what about {subject} | and {subject} | how about {subject}
        and for my {subject} | is it different for {subject} | does that change in {subject}
        tell me something about {subject} | i want to know about {subject} | explain {subject}
        and what about {subject} | information about {subject} | what if i have {subject}""",
    "TellIntent": """
        {finding} | i have {finding} | i've got {finding} | it's {finding} | my leg is {finding}
        my {part} is {finding} | no but i have {finding} | no but {finding} | yes and {finding}
        my {person} has {finding} | since {since} i have {finding}
        i have had {finding} for {since} | i feel {finding} | i'm {finding}
        there is {finding} | suddenly i have {finding} | my {side} {part} is {finding}""",
    "TriageIntent": """
        check my leg | what is wrong with my leg | start the leg check | check my {part}
        do the leg check | i'm worried about my leg | is my leg all right
        something is wrong with my leg | ask me the questions | should i be worried about my leg
        is this serious | i want to check my leg | can you check my {part}
        find out what's wrong with my leg""",
    "UnsureIntent": """
        i don't know | i'm not sure | maybe | not sure | no idea | perhaps | sometimes | a bit
        hard to say | i can't tell | it depends | on and off | now and then | kind of
        i think so | could be | i guess | probably""",
    "CallIntent": """
        call an ambulance | call nine one one | call nine nine nine | i need an ambulance
        call my doctor | call a doctor | get me an ambulance | send an ambulance
        call the hospital | dial nine one one""",
    "AMAZON.HelpIntent": "",
    "AMAZON.StopIntent": "that will do",
    "AMAZON.CancelIntent": "",
    "AMAZON.YesIntent": "",
    "AMAZON.NoIntent": "",
    "AMAZON.RepeatIntent": "",
    "AMAZON.PreviousIntent": "",
    "AMAZON.FallbackIntent": "",
}

SLOTS = {
    "part": "Part", "side": "Side", "person": "Person", "stage": "Stage", "food": "Food",
    "medicine": "Medicine", "condition": "Condition", "subject": "Subject", "finding": "Finding",
    "age": "AMAZON.NUMBER", "amount": "AMAZON.NUMBER", "time": "AMAZON.TIME",
    "since": "AMAZON.DURATION", "day": "AMAZON.DATE",
}  # fmt: skip

_VALUES: dict[str, dict[str, str]] = {
    "Part": {"calf": "calf muscle", "foot": "feet", "thigh": "upper leg", "toes": "toe, big toe",
             "leg": "lower leg", "hamstring": "back of the thigh", "ankle": ""},
    "Side": {"left": "", "right": "", "both": ""},
    "Person": {"mother": "mum, mom", "father": "dad", "wife": "", "husband": "partner",
               "son": "boy", "daughter": "girl", "baby": "newborn", "grandmother": "grandma, gran"},
    "Stage": {"pregnancy": "pregnant, expecting", "breastfeeding": "nursing",
              "menopause": "the change"},
    "Food": {"pumpkin seeds": "pepitas", "bananas": "", "almonds": "", "spinach": "",
             "dark chocolate": "chocolate", "black beans": "beans", "avocado": "",
             "brown rice": "rice", "cashews": "cashew nuts", "oats": "oatmeal, porridge",
             "milk": "", "salmon": ""},
    "Medicine": {"statins": "statin, cholesterol pills", "water pills": "diuretics, furosemide",
                 "lisinopril": "", "metformin": "", "antibiotics": "doxycycline",
                 "the pill": "birth control", "blood pressure pills": "blood pressure tablets",
                 "levothyroxine": "thyroid pills", "ibuprofen": "painkillers", "inhaler": ""},
    "Condition": {"diabetes": "", "kidney disease": "kidney problems, bad kidneys",
                  "heart failure": "a weak heart", "parkinson's": "parkinson's disease",
                  "varicose veins": "", "arthritis": ""},
}  # fmt: skip

_FINDINGS = {
    "chest-pain": "chest pain, chest pains, my chest hurts, tightness in my chest, tight chest",
    "no-chest-pain": "no chest pain, my chest is fine",
    "breathless": "trouble breathing, can't breathe, i can't breathe, short of breath",
    "no-breathless": "no trouble breathing, i can breathe fine",
    "swollen": "swollen, swelling, my leg is swollen, a swollen calf, puffy",
    "no-swollen": "not swollen, no swelling",
    "red": "red, redness",
    "warm": "warm, hot",
    "numb": "numb, numbness, numb and tingling, tingling",
    "weak": "weak, weakness, no strength",
    "fever": "fever, a temperature",
    "no-fever": "no fever, no temperature",
    "dark-urine": "dark urine, brown urine, dark pee",
    "cold-leg": "cold, cold and pale, a cold leg",
}

SUBJECTS = {
    "magnesium": "magnesium pills", "quinine": "tonic water", "stretching": "stretches",
    "causes of cramps": "causes", "foods with magnesium": "food", "restless legs": "",
    "pickle juice": "", "compression socks": "socks, stockings",
}  # fmt: skip


def _value(identifier: str, name: str, synonyms: str) -> dict[str, Any]:
    listed = [each.strip() for each in synonyms.split(",") if each.strip()]
    return {"id": identifier, "name": {"value": name, "synonyms": listed}}


def _types() -> list[dict[str, Any]]:
    types = [
        {"name": name, "values": [_value(value.replace(" ", "-"), value, synonyms)
                                  for value, synonyms in values.items()]}
        for name, values in _VALUES.items()
    ]  # fmt: skip
    findings = [_value(key, *said.partition(", ")[::2]) for key, said in _FINDINGS.items()]
    union = [
        _value(f"{name.lower()}.{value.replace(' ', '-')}", value, synonyms)
        for name, values in {**_VALUES, "Topic": SUBJECTS}.items()
        if name not in {"Part", "Side"}
        for value, synonyms in values.items()
    ]
    return [*types, {"name": "Finding", "values": findings}, {"name": "Subject", "values": union}]


def _intent(name: str, text: str) -> dict[str, Any]:
    slots = []
    for slot, kind in SLOTS.items():
        if "{" + slot + "}" in text:
            slots.append({"name": slot, "type": kind})
            if slot == "finding":
                slots[-1]["multipleValues"] = {"enabled": True}  # type: ignore[assignment]
            if slot == "age":
                slots[-1]["samples"] = ["she is {age}", "{age} years old"]  # type: ignore[assignment]
    return {"name": name, "slots": slots, "samples": lines(text)}


def toy(sensitivity: str = "MEDIUM", **changed: str) -> dict[str, Any]:
    """The model as JSON data; `changed` sets the samples of intents by name, "" for none."""
    samples = {**_SAMPLES, **changed}
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": "cramp coach",
                "intents": [_intent(name, text) for name, text in samples.items()],
                "types": _types(),
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": sensitivity}},
            }
        }
    }
