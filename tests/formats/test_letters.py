"""Letters for a terminal, as Markdown and as a mail draft; blanks that the user filled in."""

from email import message_from_string
from email.policy import default

import pytest

from coffeechat.errors import InputError
from coffeechat.formats.letters import fill_in, render_letter, render_letters
from coffeechat.model import Blank, Letter, LetterKind, Letters, Sentence

FIRST, SECOND = "Could we talk on [a day] at [a place]? ", "Thank you.\n"


def make(kind: LetterKind = "request", variant: int = 1) -> Letter:
    text = FIRST + SECOND
    blanks = [text.index(name) for name in ("[a day]", "[a place]")]
    ends = [text.index("]", start) + 1 for start in blanks]
    return Letter(
        schema=f"coffeechat/{kind}/1",
        kind=kind,
        channel="email",
        stance="learning",
        variant=variant,
        subject="A question",
        text=text,
        sentences=[
            Sentence(start=0, end=len(FIRST), **{"from": "courtesy"}),
            Sentence(start=len(FIRST), end=len(text), **{"from": "courtesy"}),
        ],
        blanks=[Blank(start=a, end=b, text=text[a:b], why="You know.") for a, b in zip(blanks, ends, strict=True)],
        facts=[],
        unused=[],
        advice=[],
    )


@pytest.mark.parametrize("kind", ["request", "thank-you", "follow-up"])
def test_a_mail_is_refused_while_a_blank_stands_unless_it_is_allowed(kind):
    with pytest.raises(InputError, match="a day"):
        render_letter(make(kind), "eml")
    mail = message_from_string(render_letter(make(kind), "eml", allow_blanks=True), policy=default)
    assert "[a day]" in mail.get_content()
    filled = fill_in(make(kind), ["Monday", "your office"])
    mail = message_from_string(render_letter(filled, "eml"), policy=default)
    assert mail["Subject"] == "A question"
    assert mail.get_content().startswith("Could we talk on Monday at your office? Thank you.")


def test_what_is_filled_in_moves_what_follows():
    letter = fill_in(make(), ["Tuesday or Wednesday\nafternoon", ""])
    assert letter.text == "Could we talk on Tuesday or Wednesday afternoon at [a place]? Thank you.\n"
    (blank,) = letter.blanks
    assert letter.text[blank.start : blank.end] == blank.text == "[a place]"
    assert letter.sentences[0].end == letter.sentences[1].start
    assert letter.text[letter.sentences[1].start : letter.sentences[1].end] == SECOND
    assert fill_in(make(), ["", " "]) == make()


@pytest.mark.parametrize("style", ["text", "md"])
def test_versions_stand_one_below_the_other(style):
    several = Letters(letters=[make(), make(variant=2)], warnings=["Only two."])
    text = render_letters(several, style)
    assert "Only two." in text
    assert text.lower().index("version 1") < text.lower().index("version 2")
    assert text.count("Thank you.") == 2
    assert "version" not in render_letter(make(), style).lower()
