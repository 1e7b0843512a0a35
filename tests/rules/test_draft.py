"""A draft is cut into the parts that a reader would name."""

from coffeechat.rules import parse_draft

LETTER = """Subject: A question about grids

Dear Mr. Lindqvist,

I found you in the directory. I read
your plan twice, and I liked it.

- first point
- second point

Best regards,
Jonas Berg
+46 70 000

P.S. I live near you.

On Monday, Lars wrote:
> Are you hiring?
"""


def parts(text):
    return [(s.part, text[slice(*s.span)]) for s in parse_draft(text).sentences]


def test_the_parts_of_a_letter():
    assert parts(LETTER) == [
        ("subject", "A question about grids"),
        ("greeting", "Dear Mr. Lindqvist,"),
        ("body", "I found you in the directory."),
        ("body", "I read\nyour plan twice, and I liked it."),
        ("item", "first point"),
        ("item", "second point"),
        ("closing", "Best regards,"),
        ("signature", "Jonas Berg"),
        ("signature", "+46 70 000"),
        ("postscript", "P.S. I live near you."),
    ]


def test_a_greeting_on_the_first_line_of_a_short_note():
    assert parts("Hi Ana, thanks for the chat! Jo")[0] == ("greeting", "Hi Ana,")
    assert parts("Hi Ana, thanks for the chat! Jo")[-1] == ("signature", "Jo")


def test_quoted_mail_is_not_the_draft():
    assert parts("> Are you hiring?\n> Yes.") == []
    assert parts("Noted.\n\n-----Original Message-----\nAre you hiring?") == [("body", "Noted.")]


def test_questions_without_marks_or_capitals_stay_apart():
    assert [text for _, text in parts("how did you start\nwhat would you change")] == [
        "how did you start",
        "what would you change",
    ]


def test_a_clause_ends_where_a_new_statement_begins():
    sentence = parse_draft("I am not asking for a job, but are you hiring? I wonder.").sentences[0]
    assert [clause.text for clause in sentence.clauses] == ["I am not asking for a job,", "but are you hiring?"]
