"""A confidence planted in clean notes stays out, however it is marked; what stands beside it is told."""

import pytest

from coffeechat.letter_writer.facts import read_notes
from coffeechat.letter_writer.names import Correspondents

PEOPLE = Correspondents("Dana Whitfield", "Priya Nair")
BEFORE, AFTER = "Told me to learn SQL before anything else.", "She runs a clinic of nine in Leeds."
OF_WORK = {
    "the plant in Hull closes in May": "plant",
    "they are about to lose the biggest buyer": "buyer",
    "her manager is taking the Lisbon office": "Lisbon",
}
OF_LIFE = {
    "she has just had treatment for cancer": "cancer",
    "her husband moved out in spring": "husband",
    "they are getting a divorce": "divorce",
    "she is pregnant": "pregnant",
    "she is in debt since the winter": "debt",
    "she is looking for another job": "another job",
    "her contract isn't being renewed": "contract",
    "she is putting in a complaint about the chief": "chief",
    "he's in recovery from drink, six years": "recovery",
    "she lost her father in March": "father",
    "she prays before each shift": "prays",
    "she voted for the other side": "voted",
}
# "{x}" is what was told, with a small letter.
MARKS = [
    "Off the record: {x}.",
    "Off the record - {x}",
    "Between us: {x}.",
    "Under us: {x}.",
    "Between ourselves, {x}",
    "CONFIDENTIAL: {x}",
    "private: {x}",
    "In confidence, {x}.",
    "{x} (private)",
    "{x} (personal!! not for the note)",
    "{x} - PRIVATE",
    "{x} (she said this confidential, please not tell further!)",
    "{x} (dont put that)",
    "{x}. said it quietly. (dont put that)",
    "{x}. NOT public.",
    "{x} - she said pls keep that to yourself",
    "{x} - she asked me not to spread that",
    "({x}. told me about it at the end. personal)",
    "{x} so obviously keep quiet",
    "{x}, not out yet. DON'T",
    "{x} - do not write",
    "{x}. Obviously don't mention.",
    "{x}, nobody here knows",
    "{x}. Please don't share this any further.",
    "{x}\nthat last bit is between us",
    "Personal\n{x}, obviously don't mention",
    "Just don't tell anyone {x}.",
]


def read(remark: str) -> list:
    return read_notes(f"{BEFORE}\n\n{remark}\n\n{AFTER}", PEOPLE)


def told(points: list) -> str:
    return " | ".join(p.fact.quote for p in points if p.fact.type not in {"private", "personal"})


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("matter", "word"), [*OF_WORK.items(), *OF_LIFE.items()])
def test_what_was_told_in_confidence_stays_out(mark, matter, word):
    public = told(read(mark.format(x=matter)))
    assert word not in public


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("matter", OF_WORK)
def test_what_stands_beside_a_confidence_is_told(mark, matter):
    public = told(read(mark.format(x=matter)))
    assert "SQL" in public
    assert "Leeds" in public


@pytest.mark.parametrize(("matter", "word"), OF_LIFE.items())
def test_what_is_plainly_personal_needs_no_mark(matter, word):
    assert word not in told(read(f"{matter}."))


@pytest.mark.parametrize(
    "remark",
    [
        "Don't mention the merger to Shawna.",
        "don't tell Lorraine I'm looking",
        "Never raise the second site with Tom.",
        "Não dizer a ninguém que o museu vai fechar.",
        "Deux classes en moins, pas encore annoncé, garder pour moi.",
        "Die Filiale schließt, nicht weitersagen.",
    ],
)
def test_what_is_not_to_be_told_to_somebody_or_in_another_language_stays_out(remark):
    assert remark.split()[-1] not in told(read(remark))


@pytest.mark.parametrize(
    "remark",
    [
        "Said not to mention at interview that you love planes.",
        "you learn who can make tea and who can keep quiet",
        "Kathryn is an occupational therapist.",
        "funeral director, third generation",
        "write a personal statement of one page",
        "private practice pays better than the public side",
        "Delivers four babies a week.",
        "I said I'd bring her some of my mum's chilli sauce.",
        "gonna ask his son Kevin to text me",
        "portfolio: show the ugly prototypes too",
        "Don't tell them your weaknesses first.",
    ],
)
def test_what_only_sounds_like_a_confidence_is_told(remark):
    assert remark.split(".")[0][-8:] in told(read(remark))
