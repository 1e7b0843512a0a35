"""From notes to facts: each with its span, its type, and its wording for the letter."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from coffeechat.checks.english import restore_capitals
from coffeechat.letter_writer.acquaintances import find_contact
from coffeechat.letter_writer.contrasts import find_contrasted
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import Statement
from coffeechat.letter_writer.privacy import is_personal
from coffeechat.letter_writer.proofreading import find_fault, hangs_on
from coffeechat.letter_writer.quotations import quote
from coffeechat.letter_writer.reading import Reading
from coffeechat.letter_writer.readings import read_statement
from coffeechat.letter_writer.sections import Surroundings
from coffeechat.letter_writer.soundness import is_clause
from coffeechat.letter_writer.sureness import is_sure, is_whole
from coffeechat.letter_writer.survey import survey
from coffeechat.letter_writer.topics import find_topics, is_rough
from coffeechat.letter_writer.words import load_words
from coffeechat.model import NoteFact
from coffeechat.prose.carrying import name_other
from coffeechat.prose.english import parse
from coffeechat.prose.perspective import Viewpoint
from coffeechat.prose.shorthand import expand

_NOISE = re.compile(
    r"\{[^}]*\}|(?<=\s)(?:um+|uh+|er+|(?<=, )you know|you know(?=,)|I mean|like,)\s*,?(?=\s)|\((?:!+|\?+)\)"
    r"|(?<=['’]ll)(?: to)?:(?=\s)|(?<=\bwill):(?=\s)",
    re.IGNORECASE,
)
# What is left over before a quotation, and what a heading cannot govern: a whole sentence.
_OPEN_END = re.compile(r"(?i)[\s,;:–—-]+(?:and|but|because|,|:)$")
# A figure in a scrap of notes often lacks its verb: "3 exhibits a year", "visitors read 2 out of 10".
_COUNTED = re.compile(
    r"^(?!.*\byou\b).*(?<![\d,.])(?!(?:19|20)\d\d\b)\d|^“|^(?!you\b|it\b|there\b)\w+(?: \w+)? (?:even|if|though)\b"
)
# "She offered: To put me on the list", "I promised: send her the map".
_COLON = re.compile(
    r"(?i)^((?:(?:she|he|they|Alex|I) )?(?:also )?(?:offer(?:s|ed)|promise[sd]?|agreed)): ?(?:to )?(?=[a-z])"
)
# "Her supervisor, Gunnar, about a visit": the name needs no commas.
_APPOSED = re.compile(
    r"(?<=\w), ((?!Alex\b)[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?), (?=(?:about|for|to|if|whether|in|at|on|that|by|"
    r"when|from|with)\b)"
)
_OWN_LACK = re.compile(
    r"(?i)^(?:did(?:n['’]t| not)|forgot|ran out|could(?:n['’]t| not)|missed|felt|cycled|walked|arrived|got there)\b"
)
_LOOSE_STORY = re.compile(
    r"\band (?:after|then|before) you\b|\b(?:but|and) (?:don['’]t|do not|are|have)\b|"
    r"\byou (?:came|went|got) (?:in|back|twice|home)$"
)
_DENIED = re.compile(
    r"(?i)^you (?:do not|don['’]t|can['’]t|cannot|are not|aren['’]t|have not|haven['’]t) (?!think|"
    r"believe|trust)|^you .*\b(?:but|and) (?:they|said|says)\b"
)
# What is of the sender is not what the reader told.
_OF_ME = re.compile(r"\b(?:I|me|my|mine)\b")
_TALE = 5  # words of a clause
_SUBJECTLESS = re.compile(
    r"(?:now |still |then |also |later )?[a-z]+(?:ed|s|d|t|n|w|e|k|m)? (?!is\b|are\b|was\b|were\b)"
)
_SENTENCE = re.compile(r"(?:She|He|They|We|I|Alex)\b")
# After how many words a sentence is no sentence but a stream of them, and how one in it begins.
_RUN_ON = 40
_ANEW = re.compile(r"(?i)(?:she|he|they|I|there)\b")
_TURN = re.compile(r"(?i)\b(?:but|because|so)\b")
_OF_MONEY = re.compile(r"(?i)\b(?:money|pay|salary|wages?|rates?|comp)\b")
_ORDERS = ("counsel", "noted")
_NEGATED = re.compile(r"(?i)^(?:do not|don['’]t|never|always|first) ")
_DEEDS = ("advice", "note", "promise", "plan", "offer")
_CLAUSES = ("history", "learned", "point", "struck")
_STATED = (*_CLAUSES, "quote")
_TOLD = (*_CLAUSES, "advice", "note")
_SLIGHT = (None, "learned", "topic", "title", "mentioned")
_WHOLE = ("quote", "topic", "counsel", "noted", "heard", "name")


@dataclass(frozen=True)
class Point:
    """A fact and its reading.

    Attributes:
        together: all its facts, where two were joined.
        sure: whether the wording can be sent as it is, see :mod:`~.sureness`.
        whole: whether it may be sent where nothing sure can be told.
    """

    fact: NoteFact
    reading: Reading
    together: tuple[NoteFact, ...] = ()
    sure: bool = False
    whole: bool = False

    @property
    def facts(self) -> tuple[NoteFact, ...]:
        """The facts that the reading rests on."""
        return self.together or (self.fact,)


def read_notes(notes: str, people: Correspondents) -> list[Point]:
    """Read every statement of the notes, in their order."""
    whole = survey(notes, people)
    rough = bool(whole.roles) and ("reader" not in whole.roles.values() or is_rough(whole.statements))
    halves = find_contrasted(whole.statements) | _find_cut(whole.statements, notes)
    points = _read_topics(whole.statements, whole.private) if rough else []
    for index, statement in enumerate(whole.statements):
        kept = _keep_out(index, statement, whole.private)
        reading = kept or (Reading("said") if rough else _read(index, statement, people, whole.around))
        fact = NoteFact(
            quote=statement.text, source="notes", start=statement.start, end=statement.end, type=reading.type
        )
        told = reading, statement.text, notes
        half = index in halves and reading.frame in _STATED
        if statement.saying and _is_aside(statement, notes):
            reading = Reading("said")
        # Words of theirs that the notes quote stand by themselves, whatever follows.
        may = (reading.frame == "quote" or not half) and is_whole(*told)
        points.append(Point(fact, reading, sure=not half and is_sure(*told), whole=may))
    return points


def _is_aside(saying: Statement, notes: str) -> bool:
    """Tell whether a saying goes with a remark on someone's life or money ("Married twice, ...")."""
    before = notes[max(notes.rfind("\n", 0, saying.start), notes.rfind(". ", 0, saying.start)) + 1 : saying.start]
    return is_personal(before) or bool(_OF_MONEY.search(before))


def _find_cut(statements: list[Statement], notes: str) -> set[int]:
    """Return the statements that their sentence goes on after: what they say may be half of the point.

    A sentence that goes on and on begins anew with each "and she".
    """
    lengths = Counter(s.sentence for s in statements for _ in s.text.split())
    return {
        index
        for index, (statement, following) in enumerate(pairwise(statements))
        if statement.sentence == following.sentence
        and not statement.saying
        and not following.saying
        and not (
            lengths[statement.sentence] > _RUN_ON
            and _ANEW.match(following.text)
            and not _TURN.search(notes[statement.end : following.start])
        )
    }


def _read_topics(statements: list[Statement], private: set[int]) -> list[Point]:
    public = [s for i, s in enumerate(statements) if not _keep_out(i, s, private)]
    points = []
    for index, (start, end, wording) in find_topics(public).items():
        statement = public[index]
        quote = statement.text[start - statement.start : end - statement.start]
        fact = NoteFact(quote=quote, source="notes", start=start, end=end, type="said")
        points.append(Point(fact, Reading("said", "talked", wording)))
    return points


def _keep_out(index: int, statement: Statement, private: set[int]) -> Reading | None:
    if index in private:
        return Reading("private")
    return Reading("personal") if is_personal(statement.text) else None


def _read(index: int, statement: Statement, people: Correspondents, around: Surroundings) -> Reading:
    if statement.saying:
        return (
            Reading("said")
            if index in around.taken_back | around.own
            else Reading("said", "quote", quote(statement.text))
        )
    if statement.speaker == "other" or index in around.taken_back | around.headings:
        return Reading("said")
    text = _APPOSED.sub(r" \1 ", expand(people.mask(_NOISE.sub("", statement.text))))
    if other := around.others.get(index):
        text = name_other(text, other)
        if not text:
            return Reading("person")
    if statement.speaker == "writer":
        mine = re.match(r"(?i).*?\bI(?:['’]ll| will)\b", text)
        reading = read_statement(text, Viewpoint(speaker="writer")) if mine else Reading("said")
        return reading if reading.type == "promise-mine" else Reading("said")
    text = re.sub(r"(?i)\bwas kind enough to give\b", "gave", text)
    text = _COLON.sub(r"\1 to ", _OPEN_END.sub("", text))
    view = Viewpoint(around.pronoun, "reader" if statement.speaker == "reader" else "writer")
    section = around.sections.get(index)
    cued = section and section != "to come" and (section == "struck me" or not _SENTENCE.match(text))
    headed = f"{section}: {text}" if cued else text
    reading = _prove(read_statement(headed, view), headed, around.notes)
    if reading.frame in _SLIGHT and not reading.type.startswith("promise") and index not in around.own:
        reading = find_contact(text) or reading
    if index in around.continued and reading.frame in {"history", "learned"} and _SUBJECTLESS.match(text):
        return Reading("said")
    return Reading("said") if index in around.own and reading.type != "promise-mine" else reading


def _prove(reading: Reading, text: str, notes: str) -> Reading:
    """Keep a wording that reads as good English in its frame."""
    wording = _mend(reading, text, notes) if reading.frame else None
    return Reading(reading.type, reading.frame, wording) if wording else Reading(reading.type)


def _mend(reading: Reading, text: str, notes: str) -> str | None:
    """Return the wording, or its head where something loose hangs on it, if no fault is found in it."""
    frame = load_words("frames")[reading.frame][0]
    bare = " ".join(re.sub(r" ?\([^)]*\)", "", reading.wording).split())
    bare = re.sub(r"\"([^\"]*)\"", r"“\1”", re.sub(r"\b(I|you)['’]ve (?=[\"“]|an? |the |no )", r"\1 have ", bare))
    bare = (
        re.sub(r"(?i)(\w) (?=“(?:they|it|you|she|he|we|I|that|there|nobody|everybody|everyone)\b)", r"\1: ", bare)
        if reading.frame in _CLAUSES
        else bare
    )
    bare = restore_capitals(bare).rstrip(" ,;")
    loose = hangs_on(bare) and reading.frame not in _WHOLE
    head = bare.split(", ", maxsplit=1)[0] if loose else bare
    enough = 3 if reading.frame in _TOLD else 1
    cut = loose and (reading.frame == "point" or (reading.frame in _CLAUSES and not is_clause(parse(f"{head}."))))
    if cut or len(head.split()) < enough:
        return None
    if re.search(r"[()]", head) or (reading.frame in _CLAUSES and _is_weak(reading.frame, head, text)):
        return None
    slight = reading.frame in _DEEDS and not _names_a_thing(head)
    said = f"You should {_NEGATED.sub('', head)}." if reading.frame in _ORDERS else frame.replace("{x}", head)
    return None if slight or find_fault(said, text, notes) else head


def _is_weak(frame: str, said: str, text: str) -> bool:
    """Tell whether a clause is too slight, or too likely misread, to be told."""
    if frame in {"learned", "history"} and _OF_ME.search(said):
        return True
    if frame == "learned":
        return (
            len(said.split()) < _TALE
            or bool(_COUNTED.search(said) or _DENIED.match(said))
            or bool(_OWN_LACK.match(text))
        )
    if frame == "history":
        return bool(_OWN_LACK.match(text) or _LOOSE_STORY.search(said))
    return False


def _names_a_thing(wording: str) -> bool:
    """Tell whether an instruction or a promise says what of: not "to go on", nor "get one"."""
    named = any(token.pos_ in {"NOUN", "PROPN", "NUM"} for token in parse(f"I will {wording.removeprefix('to ')}."))
    return named or wording.startswith(("not to", "never to"))
