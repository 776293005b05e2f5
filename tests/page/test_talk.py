"""A conversation through the page's interface, and everything that the microscope is given."""

from typing import Any

from tests.page.conftest import Served


def _begin(page: Served, **device: str) -> str:
    chosen = {"locale": "en-US", "kind": "speaker", "person": "test"} | device
    return str(page.call.post("/api/conversations", chosen).json["id"])


def _say(page: Served, conversation: str, line: str) -> Any:
    return page.call.post(f"/api/conversations/{conversation}/say", {"line": line}).json


def test_a_turn_shows_how_it_was_heard_and_what_came_of_it(page: Served) -> None:
    """Handed over by a route; acts, time."""
    turn = _say(page, _begin(page), "how much magnesium does a seventy year old woman need")

    assert turn["how"]["how"] == "posted"
    assert (turn["how"]["score"], turn["how"]["weighed"]) == (None, [])
    (slot,) = turn["heardSlots"]
    assert slot["value"] == "does a seventy year old woman need"
    assert turn["acts"][0]["facts"]["answer"] == "how-much-magnesium"
    assert turn["ms"] > 0


def test_a_model_of_samples_shows_slots_with_resolutions(samples_page: Served) -> None:
    turn = _say(samples_page, _begin(samples_page), "how much magnesium does my missus need")

    assert turn["how"]["how"] == "exact"
    slots = {slot["name"]: slot for slot in turn["heardSlots"]}
    assert slots["person"]["resolutions"] == [{"id": "wife", "name": "wife"}]


def test_a_guess_shows_whom_it_weighed_with_scores(samples_page: Served) -> None:
    """The best first, and it is the one that was sent."""
    turn = _say(samples_page, _begin(samples_page), "so tell me what causes cramps in a leg")

    assert turn["how"]["how"] == "guessed"
    weighed = turn["how"]["weighed"]
    assert len(weighed) > 1
    assert weighed[0]["intent"] == turn["intent"]
    assert [one["score"] for one in weighed] == sorted(
        (one["score"] for one in weighed), reverse=True
    )


def test_the_state_is_shown_before_and_after(page: Served) -> None:
    """What a turn sets is there after it, and before the next."""
    conversation = _begin(page)
    first = _say(page, conversation, "check my leg")
    second = _say(page, conversation, "my calf hurts")

    def part(turn: Any, when: str) -> dict[str, Any]:
        return {one["path"]: one[when] for one in turn["state"] if one[when] is not None}

    assert part(first, "before") == {}
    assert part(second, "before") == part(first, "after")
    assert part(second, "after") != part(second, "before")


def test_request_response_and_headers_are_shown_as_sent(page: Served) -> None:
    """The signature is that of this request, and each step of its verification is done again."""
    turn = _say(page, _begin(page), "[open]")

    assert turn["request"]["request"]["type"] == "LaunchRequest"
    assert turn["response"]["response"]["outputSpeech"]["ssml"] == turn["ssml"]
    assert {"SignatureCertChainUrl", "Signature-256"} <= turn["headers"]["sent"].keys()
    assert turn["headers"]["received"]["Content-Type"] == "application/json"
    assert len(turn["verification"]) == 5
    assert all(step["kept"] for step in turn["verification"]), turn["verification"]


def test_the_files_behind_an_answer_are_named(page: Served) -> None:
    """Phrasing, sign, thing, handler, template and content, each of which the page can show."""
    turn = _say(page, _begin(page), "why do my legs cramp at night")

    paths = list(dict.fromkeys(one["path"] for one in turn["origins"]))
    assert paths == [
        "interaction_model/en/asked/why-at-night.yaml",
        "interaction_model/en/lexicon/findings/plain.yaml",
        "interaction_model/en/lists.yaml",
        "skill/handlers/turn.py",
        "responses/en/answers/told.j2",
        "content/answers/why-at-night.yaml",
    ]
    assert all(page.call.get(f"/source/{path}").status == 200 for path in paths)


def test_a_question_of_the_leg_check_is_found_in_its_table(page: Served) -> None:
    """With the line where it stands."""
    conversation = _begin(page)
    _say(page, conversation, "check my leg")
    turn = _say(page, conversation, "just a cramp last night")

    table = next(one for one in turn["origins"] if one["what"] == "content")
    lines = page.call.get(f"/source/{table['path']}").body.decode().splitlines()
    assert lines[table["line"] - 1].strip() == "- id: chest-breath"


def test_pauses_are_marked(page: Served) -> None:
    """As pieces of their own, in seconds."""
    conversation = _begin(page)
    _say(page, conversation, "check my leg")
    turn = _say(page, conversation, "just a cramp last night")

    kinds = [piece["kind"] for piece in turn["spoken"]]
    assert kinds == ["words", "pause", "words"]
    assert turn["spoken"][1]["seconds"] == 0.3


def test_silence_brings_the_reprompt_and_then_the_end(page: Served) -> None:
    conversation = _begin(page)
    _say(page, conversation, "[open]")

    reprompt = _say(page, conversation, "[silence]")
    end = _say(page, conversation, "[silence]")

    assert (reprompt["request"], reprompt["microphone"]) == (None, True)
    assert reprompt["speech"]
    assert end["request"]["request"]["reason"] == "EXCEEDED_MAX_REPROMPTS"


def test_without_a_session_there_is_nobody_to_be_silent_to(page: Served) -> None:
    conversation = _begin(page)
    got = page.call.post(f"/api/conversations/{conversation}/say", {"line": "[silence]"})
    assert (got.status, "no session is open" in got.json["error"]) == (409, True)


def test_what_is_wrong_is_said(page: Served) -> None:
    """Nothing is a 500."""
    call = page.call
    wrong = [
        call.post("/api/conversations", {"locale": "xx-XX", "kind": "speaker", "person": "a"}),
        call.post("/api/conversations", {"locale": "en-US", "kind": "toaster", "person": "a"}),
        call.post("/api/conversations", {}),
        call.post("/api/conversations/gone/say", {"line": "hello"}),
        call.post(f"/api/conversations/{_begin(page)}/say", {"line": 7}),
    ]
    assert [got.status for got in wrong] == [400] * len(wrong)
    assert all(got.json["error"] for got in wrong)


def test_a_screen_is_described_to_the_skill(page: Served) -> None:
    """Round is round, and a speaker has none."""
    shapes = {}
    for kind in page.call.get("/api/setup").json["kinds"]:
        context = _say(page, _begin(page, kind=kind), "[open]")["request"]["context"]
        shapes[kind] = context.get("Viewport", {}).get("shape")
    assert shapes == {"speaker": None, "show": "RECTANGLE", "round": "ROUND", "tv": "RECTANGLE"}


def test_lines_to_add_name_the_file(page: Served) -> None:
    """A phrasing that would be known at once, and a test sentence; both fit their file."""
    turn = _say(page, _begin(page), "so tell me why is it that cramps come at nighttime mostly")

    sample, sentence = turn["additions"]
    assert sample["file"] == "interaction_model/en/asked/why-at-night.yaml"
    assert not sample["under"]
    assert sample["line"] == "- so tell me why is it that cramps come at nighttime mostly"
    assert sentence["file"].startswith("tests/utterances/")
    assert "topic: why-at-night" in sentence["line"]


def test_a_command_to_add_goes_under_its_key(page: Served) -> None:
    turn = _say(page, _begin(page), "could you maybe start my stretching routine now")
    sample = turn["additions"][0]
    assert sample["file"] == "interaction_model/en/commands.yaml"
    assert sample["under"] == "routine-start"


def test_what_is_known_word_for_word_needs_no_line(page: Served) -> None:
    turn = _say(page, _begin(page), "why do my legs cramp at night")
    assert [one["what"] for one in turn["additions"]] == ["sentence"]
