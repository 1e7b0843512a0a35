"""Another save of a known article is recognised, and its cited sentences are found."""

import re

import pytest

from coffeechat.library.fingerprints import recognise, resolve, resolve_locators, shingles
from coffeechat.library.knowledge import load_digests
from coffeechat.prose import split_sentences

DIGESTS = load_digests()

FILES = {
    "pope": "000_261d7fa2d4819529.txt",
    "ceniza-levine-2011": "001_682c2915689748e5.txt",
    "no-such-thing-2011": "002_f6b2a1406899c0f9.txt",
    "tyrell-smith-2009": "003_71dde415cf4bae3a.txt",
    "effective-interview": "004_a43eead6556754fd.txt",
}

# One word that the sentences at each locator must contain.
KEYWORDS = {
    "pope": {
        "connection": "relationship",
        "no-job": "openings",
        "no-referral": "referral",
        "not-just-you": "importantly",
        "network": "expand",
        "1": "advance",
        "2": "cognizant",
        "3": "convenient",
        "4": "likeable",
        "5": "listening",
        "6": "researched",
        "7": "resume",
        "8": "negative",
        "9": "updated",
        "10": "blog",
    },
    "ceniza-levine-2011": {
        "definition": "meeting",
        "why-it-helps": "insights",
        "do-not-ask": "bonus",
        "talk-right-away": "phone",
        "do-research": "journals",
        "say-thank-you": "preferably",
    },
    "no-such-thing-2011": {
        "mindset": "purposeful",
        "past-success": "successes",
        "passed-on": "objective",
        "ask-for-the-order": "order",
        "others-to-meet": "organization",
        "dont-push": "bullied",
        "follow-up": "prefer",
        "comment-anon": "manager",
    },
    "tyrell-smith-2009": {
        "bait-and-switch": "switch",
        "benefit-information": "vital",
        "patience": "patience",
        "communicate-well": "note",
        "how-you-found-me": "referral",
        "introduce-yourself": "transition",
        "state-objectives": "objectives",
        "tone": "thankful",
        "offer-times": "choose",
        "offer-place": "anywhere",
        "time-needed": "30",
        "mind-your-ps-and-qs": "dress",
        "resume": "resume",
        "stick-to-your-objectives": "objectives",
        "no-job": "circumstances",
        "who-else": "anyone",
        "report-back": "recommendation",
        "say-thank-you": "hearty",
        "linkedin": "connect",
        "how-can-i-help": "help",
        "what-to-expect": "nothing",
        "personal-agenda": "agenda",
        "comment-simon": "resume",
        "comment-steve-johnson": "prior",
        "comment-lauri": "transition",
        "comment-dave": "casual",
        "comment-tim-to-dan": "desperate",
        "comment-neil": "counselor",
        "comment-tim-to-ilan": "VisualCV",
        "comment-tim-to-marcel": "Skype",
        "comment-tim-to-neil": "overload",
        "comment-jennifer": "portfolio",
    },
    "effective-interview": {
        "opening": "afraid",
        "past-employee": "allegiance",
        "appreciation": "Pay",
        "tell-them-upfront": "upfront",
        "30-minutes": "minutes",
        "business-case": "case",
        "research": "beforehand",
        "hidden-market": "advertised",
        "notes": "notes",
        "end-of-meeting": "handshake",
        "thank-you-note": "handwritten",
        "closing": "reversed",
    },
}

SENTENCES = [
    "The market opens at nine on every weekday of the year.",
    "Bring a basket, because the stalls hand out no bags any more.",
    "Ask the growers which of the apples keep well until spring.",
    "Bread is sold at the far end, beside the old fountain.",
    "Dogs are welcome on a lead outside the fish hall only.",
]


def test_a_shingle_does_not_see_punctuation_accents_case_or_white_space():
    plain = shingles("I do not hand over my resume unless I'm asked")
    assert shingles("I do NOT hand over\n my resumé — unless I’m asked!") == plain
    assert all(re.fullmatch("[0-9a-f]{12}", value) for value in plain)
    assert len(plain) == 6


@pytest.mark.parametrize(("text", "count"), [("", 0), ("... !", 0), ("one", 1), ("one two three four five", 1)])
def test_short_texts(text, count):
    assert len(shingles(text)) == count


def test_the_sentences_are_found_in_their_place():
    assert resolve(shingles(SENTENCES[2]), SENTENCES) == (2, 2)
    assert resolve(shingles(" ".join(SENTENCES[1:4])), SENTENCES) == (1, 3)


def test_one_changed_word_and_other_quotes_do_no_harm():
    changed = [sentence.replace("growers", "farmers").replace("stalls", "“stalls”") for sentence in SENTENCES]
    assert resolve(shingles(" ".join(SENTENCES[1:3])), changed) == (1, 2)


def test_a_short_sentence_is_found_in_spite_of_a_changed_word():
    sentences = [*SENTENCES, "You may also try: “what would I like?”", "Come early."]
    assert resolve(shingles("You may also try: what do I like?"), sentences) == (5, 5)


def test_a_long_passage_is_not_found_by_a_few_words_in_common():
    opening = "The market opens at nine on Sundays, and whoever comes later will find that all the bread is gone."
    assert resolve(shingles(opening), SENTENCES) is None


def test_of_a_doubled_text_the_first_is_taken():
    assert resolve(shingles(SENTENCES[3]), SENTENCES * 2) == (3, 3)


def test_what_is_not_there_is_not_resolved():
    prints = {"here": shingles(SENTENCES[0]), "gone": shingles("Nothing of this sentence is said at the market.")}
    assert resolve_locators(prints, SENTENCES) == {"here": (0, 0)}
    assert resolve([], SENTENCES) is None
    assert resolve(shingles(SENTENCES[0]), []) is None


def test_every_locator_has_a_fingerprint():
    for digest in DIGESTS.values():
        assert list(digest.fingerprints) == [passage.locator for passage in digest.passages]
        assert all(digest.fingerprints.values())


@pytest.mark.parametrize("name", FILES)
def test_a_title_alone_or_our_own_words_are_not_the_article(name):
    assert recognise(DIGESTS[name].source.title, "Something else under this title.", DIGESTS) is None
    assert recognise(DIGESTS[name].source.title, DIGESTS[name].text, DIGESTS) is None
    assert recognise("", "", {}) is None


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_an_original_is_recognised_with_or_without_its_title(shared, name):
    text = _read(shared, name)
    assert recognise("", text, DIGESTS) == name
    assert recognise(f"  {DIGESTS[name].source.title.upper()} ", text[: len(text) // 2], DIGESTS) == name


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_every_locator_of_an_original_resolves_to_the_sentences_that_carry_it(shared, name):
    _check_locators(name, _read(shared, name))


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_another_save_of_the_page_resolves_as_well(shared, name):
    text = _read(shared, name).replace("’", "'").replace("“", '"').replace("”", '"')
    text = text.replace("  ", " ").replace(" the ", " THE  ").replace("interview", "inter\u00adview")
    _check_locators(name, text)


@pytest.mark.shared
def test_other_articles_are_not_taken_for_one_of_ours(shared):
    import json

    lines = (shared / "data/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [recognise("", json.loads(line)["text"], DIGESTS) for line in lines] == [None] * len(lines)


def _check_locators(name: str, text: str) -> None:
    sentences = [span.text for span in split_sentences(text)]
    found = resolve_locators(DIGESTS[name].fingerprints, sentences)
    assert found.keys() == KEYWORDS[name].keys()
    for locator, (first, last) in found.items():
        assert last - first < 3
        assert re.search(rf"\b{KEYWORDS[name][locator]}\b", " ".join(sentences[first : last + 1])), locator


def _read(shared, name: str) -> str:
    """Return the original without its list bullets, which are the page's and not the sentences'."""
    text = (shared / "articles" / FILES[name]).read_text(encoding="utf-8")
    return re.sub(r"(?m)^[ \t]*• ?", "", text)
