"""A wording is told only if it says what, when and to whom without the lines around it."""

import pytest

from coffeechat.letter_writer.callings import find_called
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.sureness import is_sure, is_whole
from coffeechat.letter_writer.wholeness import breaks_off, can_stand_in, is_loose_saying, points_away

PROSE = "She told me a story about the harbour. It was the best part of the day, and I took a boat to the island."


@pytest.mark.parametrize(
    ("frame", "wording"),
    [
        ("offer", "let me watch one of your"),
        ("pointed", "ask for Dougie"),
        ("advice", "to ask at the police station"),
        ("advice", "to try Mr Loc"),
        ("name", "HR"),
        ("history", "you did not study anything with tea"),
        ("history", "you never really did you just stopped looking"),
        ("kindness", "show me the machine and let me try it"),
        ("name", "Quintessa"),
        ("promise", "send you recipe svíčková"),
        ("promise", "send CV to you by 10 June"),
        ("promise", "send your dates"),
        ("promise", "write you an email for remind it"),
        ("promise", "send you our menu so you can “have a laugh”"),
        ("offer", "ask to your friend Stu Hargreaves in Leeds"),
        ("offer", "tell Vu Le I call"),
        ("offer", "tell Patty in the office to expect me and go by with my transcript"),
        ("grant", "say we talked"),
        ("suggestion", "the week of 3 March"),
        ("advice", "to bring a photograph"),
        ("point", "the deadline question is from me, not from you"),
        ("learned", "no you have to be a window"),
        ("history", "you did drama school in Cardiff but say that not needed"),
        ("promise", "thought you had to be a lawyer nearly"),
        ("offer", "send me the to Stavros Kotsis my CV"),
        ("promise", "send you the rent numbers when I got em"),
        ("offer", "let me come and make tea the 1st time"),
        ("advice", "to call again any time after 4 pm"),
        ("kept", "Buy moulded earplugs before I buy a microphone"),
        ("offer", "ask the manager"),
        ("offer", "ask supervisor Tanya if I may visit"),
        ("offer", "ask me to read the guide"),
        ("advice", "to shadow Tuesday 9-2 bring lunch"),
        ("point", "I'm fit enough but too polite to shout at a dog"),
        ("offer", "tell Ruth Pargeter"),
        ("offer", "let me ride along Tuesday the 18th"),
        ("offer", "take me at the school week of 10 June"),
        ("plan", "rewrite my essay and send you"),
        ("plan", "call Bud before Thanksgiving"),  # no matter of the reader's
        ("promise", "bring my own apron and a cake"),  # to what?
        ("invitation", "come after the 10th"),
        ("grant", "use your name"),
        ("owed", "one page resume by Monday"),
        ("advice", "to call you when I am stuck"),
        ("advice", "to uncle Manolis still prunes at 81"),
        ("note", "to ask Dr Lim Wei Chuan"),
        ("note", "to climb 100 meter"),
        ("advice", "to go to mail me 2 l"),
        ("advice", "not to say “clients” don't say “needy”"),
        ("promise", "let you know result either way"),
        ("kindness", "give me exactly 30 minutes by the clock"),
        ("history", "you made a mistake in your first year"),
        ("history", "you started as a waitress there and said that most of your team did too"),
        ("point", "the switch is from “listen to me” to: “I hear you”"),
        ("kept", "The list opens once a year and that files must be in."),
        ("kept", "Ring Sandra on the front desk."),
        ("recommendation", "a book"),
        ("history", "you grew up 20km from the reserve and walked to school"),
        ("history", "you did not study anything with tea at the college"),
        ("history", "you left academia at 36"),
        ("shown", "the machine and let me try it"),
        ("note", "to cut to 2 projects and show what I decided"),
        ("note", "to start 26-28k"),
        ("note", "to apply before 15 April"),
        ("point", "people think it's about the dead"),
        ("plan", "write to you before November"),
        ("offer", "introduce me Mr. Khoa by Zalo"),
        ("offer", "ask HR whether the purchasing assistant job open again"),
        ("kept", "Women reverse better because they listen."),
        ("note", "to decide until 20 April"),
        ("note", "to send the form to the office until Friday"),
        ("offer", "give my name when I've passed my exam"),  # to whom?
        ("offer", "pass on my CV"),
        ("offer", "show me the store if I pass through"),
        ("kindness", "let me hold a jug and then told me it had been restored"),
        ("noted", "most farms stop at 5 because the lorry comes"),
        ("kept", "Insurance wants a thousand."),
        ("counsel", "don't start with a brand start with a roaster"),
    ],
)
def test_what_breaks_off_is_not_told(frame, wording):
    assert breaks_off(frame, wording)


@pytest.mark.parametrize(
    ("frame", "wording"),
    [
        ("offer", "let me watch one of your hearings"),
        ("offer", "ask the manager if I can sit in"),
        ("offer", "let me ride along on Tuesday the 18th"),
        ("plan", "send you my notes on the three wines"),
        ("promise", "bring you honey cake"),
        ("advice", "to ask in every interview who throws the product away"),
        ("kindness", "lend me your own copy of the handbook"),
        ("history", "you moved from a shop to the archive in 2004"),
        ("kept", "Write one page every week and let someone else read it."),
        ("offer", "give my name to Dr Bah"),
        ("offer", "give me the key of the store"),
        ("offer", "ask the head if I can come in"),
        ("advice", "to work in the shop until the summer"),
        ("counsel", "don't start with a brand, start with a roaster"),
        ("recommendation", "the book by David Pye"),
    ],
)
def test_what_is_whole_is_told(frame, wording):
    assert not breaks_off(frame, wording)


@pytest.mark.parametrize(
    ("wording", "away"),
    [
        ("forward my CV to her", True),
        ("introduce me to Päivi, who learned the trade from her", False),
        ("product people there spend a day on the desk", True),
        ("there are two desks in the hall", False),
        ("nobody has asked you for yours since 2009", True),
        ("a friend of yours runs the yard", False),
        ("a shelf of those from a charity shop is a better library", True),
        ("it is the hardest", True),
        ("the winter is hard, but it passes", False),
    ],
)
def test_a_pronoun_needs_a_noun_before_it(wording, away):
    assert points_away(wording) is away


@pytest.mark.parametrize(
    ("saying", "loose"),
    [
        ("“Kept a list of acronyms, 212 of them.”", True),
        ("“Careful, I'll say yes.”", True),
        ("“We start in Rotorua in August.”", True),
        ("“A bug report is better.”", True),
        ("“If anything you're more careful.”", True),
        ("“The best training there is.”", True),
        ("“The third one would have been in a basement.”", True),
        ("“You get used, no, you don't get used.”", True),
        ("“The cheap work is going.”", True),
        ("“I know what fear is like.”", True),
        ("“You want the truth or the brochure?”", True),
        ("“You'll be asked 200 times a year.”", True),
        ("“Hospital needs to know who is in the room.”", True),
        ("“What was on the kitchen radio.”", True),
        ("“Why did you leave the last one?”", True),
        ("“When the bread talks you listen to the bread.”", False),
        ("“Sold the houses, now I refuse them.”", False),
        ("“A jacket is a shoulder with opinions.”", False),
    ],
)
def test_a_saying_is_a_whole_remark(saying, loose):
    assert is_loose_saying(saying) is loose


@pytest.mark.parametrize("wording", ["send you video of the workshop", "ask HR if job in the port is free"])
def test_a_noun_without_its_article_is_not_sent(wording):
    assert not is_sure(Reading("promise-mine", "offer", wording), wording, PROSE)


def test_terse_notes_may_be_told_where_nothing_is_sure():
    notes = "learn names of ships first. boots, rope, thermos, two maps, winter hard, pay bad, people kind"
    advice = Reading("advice", "advice", "to learn the names of ships before anything else")
    assert not is_sure(advice, "learn names of ships before anything else", notes)
    assert is_whole(advice, "learn names of ships before anything else", notes)


@pytest.mark.parametrize(
    ("to", "notes", "address"),
    [
        ("Li Wenjie", "Li Wenjie, Auckland, tower", "Li Wenjie"),
        ("Ana Lucía Barrientos", "Ana Lucía Barrientos, pharmacy. She said yes.", "Ana"),
        ("Gordon Pruitt", "Pruitt & Sloan CPAs. 22 staff. He said yes.", "Gordon"),
        ("Ana Lucía Barrientos", "Ana said yes.", "Ana"),
        ("Oyelaran Bisi", "bisi, product photographer", "Oyelaran Bisi"),
        ("Leonard Abruzzo", "L. Abruzzo, paralegal. He paid.", "Leonard"),
        ("Concetta Ferrante", "Signora Ferrante, restorer", "Signora Ferrante"),
        ("Mariam Fahmy", "Dr. Mariam Fahmy, regulatory affairs", "Dr Fahmy"),
        ("Tomoko Endo", "Endo san, brewer", "Endo-san"),
        ("Professor Emeka Anyanwu", "Emeka Anyanwu. Told me to drop the “Professor”.", "Emeka"),
        ("Professor Alan Whitcombe", "Alan Whitcombe (he said Alan), soil science", "Alan"),
        ("Nguyễn Thị Thu Hà", "Cô Thu Hà, energy analyst", "Thu Hà"),
    ],
)
def test_the_greeting_does_not_guess_which_name_is_the_given_one(to, notes, address):
    assert Correspondents(to, "Tom Reilly", find_called(to, notes)).address == address


@pytest.mark.parametrize(
    ("saying", "can"),
    [
        ("Three years to tune, ten to tune well, and by then everyone's bought a keyboard.", True),
        ("You don't save them. You make one Tuesday better.", True),
        ("Two papers, three hours, one pig of a case.", False),
        ("Not in my lifetime.", False),
        ("She knows every stop on the old line.", False),
        ("You've argued w/ angry people about money.", False),
    ],
)
def test_where_nothing_else_is_told_a_longer_saying_with_a_clause_may_stand_in(saying, can):
    assert can_stand_in(f"“{saying}”") is can


def test_a_saying_stands_in_only_where_nothing_else_is_told(writer):
    saying = '"Three years to tune, ten to tune well, and by then everyone has bought a keyboard"'
    alone, beside = (
        writer.thank_you(to="Osgood Pelletier", sender="Maureen Stackpole", notes=f"Piano tuner. 61.\n{saying}\n{more}")
        for more in ("", "She offered to lend me her tuning lever.\nHe offered to send me the list of schools.\n")
    )
    told = [letter.text[: letter.text.find("[")] for letter in (alone, beside)]
    assert ["Three years to tune" in text for text in told] == [True, False]
