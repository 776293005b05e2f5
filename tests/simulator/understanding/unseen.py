"""Sentences that are no samples of the toy model: how people might say it, and what is not meant.

The floors in test_guess.py hold on them.
"""

PARAPHRASES: dict[str, str] = {
    "CausesIntent": """
        what's the cause of these cramps in my legs
        i keep waking up at three in the morning with my calf in knots why is that
        do you know why my feet cramp when i'm lying down
        what is behind leg cramps at night
        how come my thighs cramp up so often
        i'm sixty eight and i never had this before why am i cramping now
        can you tell me what makes muscles seize up
        what's making my toes cramp""",
    "ReliefIntent": """
        ow my calf is cramping really badly
        i've got this terrible cramp in my foot what do i do
        how can i make this cramp stop
        quick what helps with a cramp
        my husband has a cramp right now what should he do
        it's cramping again help me
        what's the quickest way to get rid of a charley horse
        i need to get rid of this cramp fast
        my hamstring is cramping up""",
    "PreventIntent": """
        how can i keep from getting cramps in bed
        is there any way to prevent these night cramps
        what could i do to avoid leg cramps
        give me some tips to prevent leg cramps
        my father gets cramps every night how can he prevent them
        i'd like to have fewer cramps
        what can i do before going to sleep to avoid cramping""",
    "MagnesiumDoseIntent": """
        what amount of magnesium should i be taking
        how much magnesium is right for a seventy year old
        my mother is eighty two how much magnesium should she take
        what's the recommended dose of magnesium
        how many milligrams of magnesium should i take each day
        could you tell me how much magnesium a pregnant woman needs
        what's the daily dose for magnesium
        i've had cramps for weeks and my neighbour swears by it so how much magnesium do i need
        how much magnesium per day""",
    "MagnesiumWorksIntent": """
        is magnesium effective for leg cramps
        do magnesium tablets really work
        my friend says magnesium helps is that true
        would magnesium do me any good
        does it help to take magnesium
        is there any evidence for magnesium
        i'm wondering if magnesium works against cramps""",
    "MagnesiumSafeIntent": """
        are there any side effects with magnesium
        could magnesium be dangerous
        is it possible to have too much magnesium
        is taking magnesium every day safe
        is five hundred milligrams of magnesium too much
        i've been taking six hundred milligrams of magnesium is that too high
        can magnesium be bad for you
        is magnesium okay with kidney disease""",
    "FoodIntent": """
        do almonds have a lot of magnesium
        what's the magnesium content of spinach
        how much magnesium would i get from a banana
        are avocados good against leg cramps
        is dark chocolate a source of magnesium
        does eating bananas help with cramps
        how many pumpkin seeds do i need to eat""",
    "FoodsIntent": """
        what can i eat to get more magnesium
        which food has lots of magnesium
        what kind of foods contain magnesium
        tell me some foods that are high in magnesium
        what should i be eating for cramps
        are there foods that help with leg cramps""",
    "MedicineIntent": """
        could my statin be giving me cramps
        do water pills give people leg cramps
        my doctor put me on lisinopril could that cause the cramps
        can blood pressure tablets be the cause of cramps
        is it possible that metformin causes cramps
        are leg cramps a known side effect of statins
        i started furosemide last month and now my legs cramp could it be the medicine""",
    "TogetherIntent": """
        is it safe to take magnesium together with lisinopril
        can i have magnesium while taking antibiotics
        does magnesium get on with blood pressure pills
        i'm taking levothyroxine may i take magnesium too
        can my dad take magnesium with his water pills
        will magnesium interact with metformin""",
    "QuinineIntent": """
        is quinine any good for leg cramps
        would tonic water help with my cramps
        how safe is quinine
        my neighbour takes quinine should i
        why can't i get quinine anymore
        is it okay to drink tonic water for cramps""",
    "DoctorIntent": """
        do i have to see a doctor because of leg cramps
        when should i talk to my doctor about these cramps
        are my cramps a sign of something bad
        at which point do cramps become dangerous
        should i go to the doctor with this
        how do i know when a cramp is serious
        my wife has cramps every night should she see a doctor""",
    "StretchIntent": """
        can you show me how to stretch my calf
        what's a good stretch for my thigh
        i'd like a stretch for the hamstring
        which stretch is best for calf cramps
        how should i stretch my foot
        give me some stretches""",
    "RoutineIntent": """
        let's begin the bedtime routine
        can we do the evening exercises
        i'd like to start the routine now
        i'm off to bed now start the stretches
        please start with the bedtime exercises""",
    "ReminderIntent": """
        could you set a reminder for nine pm
        please remind me at half past ten
        i want to be reminded to stretch
        remind me to do my stretches at nine o'clock in the evening
        set up a daily reminder for me""",
    "PregnancyIntent": """
        i'm six months pregnant and my legs cramp at night
        is it normal to have leg cramps while pregnant
        what can i do about cramps during pregnancy
        my daughter is expecting and has leg cramps
        are cramps in pregnancy harmful to my baby""",
    "HydrationIntent": """
        do i need to drink more water
        could it be that i'm not drinking enough
        how many glasses should i drink each day
        is dehydration a reason for cramps
        will drinking water stop my cramps
        are electrolyte drinks any good""",
    "RestlessLegsIntent": """
        i can't keep my legs still in the evening
        how do i know if it's restless legs
        could this be restless legs instead of cramps
        my legs are twitchy when i lie in bed
        what can be done about restless leg syndrome""",
    "AboutIntent": """
        could you tell me about pickle juice
        and what about my grandmother
        i'd like to know more about compression socks
        is that different for diabetes""",
    "TellIntent": """
        my calf is all red and swollen
        yeah and i also have chest pain
        he has a fever
        since yesterday my leg has been swollen and warm
        there's some tingling in my foot
        i have dark urine and i feel weak
        no but it's a bit swollen""",
    "TriageIntent": """
        could you have a look at my leg
        i think there's something wrong with my leg
        would you check my calf please
        let's do the leg check
        is there something seriously wrong with my leg""",
    "UnsureIntent": """
        i really don't know
        i'm not really sure about that
        it's hard to say really
        i have no idea""",
    "CallIntent": """
        please call an ambulance now
        can you call 911
        somebody call a doctor
        get an ambulance""",
}

FAR = """
    call my mother | what's the weather tomorrow | play some jazz | turn off the lights
    how tall is mount everest | what time is it | who won the game last night
    order more paper towels | tell me a joke | add milk to my shopping list
    how far is the moon | what's the capital of france | read me the news
    set the temperature to twenty degrees | do you like dogs | translate hello into spanish
    what's seven times eight | how old is the president | find me a pizza place
    open the garage door | volume up | when does the train leave | book a table for two
    what's on television tonight | sing me a song | how do i tie a tie
    are you a robot | who are you | what does the fox say | i love you
    is the supermarket open on sunday | play the radio | where is my phone
    how do i boil an egg | what year did the war end | start the vacuum cleaner
    show me pictures of cats | how much is a flight to london | text john that i'm late
    who wrote hamlet"""

NEAR = """
    how do i lower my cholesterol | what helps with a headache | why is my nose bleeding
    my tooth hurts | can i take aspirin for a cold | how much vitamin c do i need
    what is a normal blood pressure | how many calories are in an apple
    i have a sore throat | how do i lose weight | is coffee bad for you
    what are the symptoms of flu | how do i treat a burn | when is hay fever season"""


def lines(text: str) -> list[str]:
    """The sentences of a text: one a line, or several with | between them."""
    return [part.strip() for line in text.splitlines() for part in line.split("|") if part.strip()]
