r"""The rule card: one Markdown file a rule, ``knowledge/rules/<rule id>.md``. This module is its format.

Front matter (an unknown key is an error); the body below it says why, in our own words::

    title: Asks for a job                 # a few words
    kinds: [outreach, questions]          # the kinds of draft it judges
    shape: violation                      # violation (has a place) | omission (the draft lacks something)
    stance: learning                      # both | learning | direct: under which it is enforced
    basis: stated                         # stated | inferred, or by kind: {questions: stated, outreach: inferred}
    severity: error                       # error | warning | advice: the effect on the reader
    message: You ask for a job.           # what the sender reads
    fix:
      advice: Ask about their path instead.
      edit: {delete: sentence}            # optional, one of the six below, or by kind: {outreach: {...}}
                                          #   {delete: sentence|clause|match}
                                          #   {replace: sentence|clause|match, with: "text with [a blank]"}
                                          #   {insert: "A sentence with [a blank].", at: opening|ask|end}, and
                                          #     turns: [{from: "pick your brain", to: "ask about [a blank]"}]
                                          #   {heading: "A line above the fault"}
                                          #   {tail: ", and words that end its sentence"}
                                          #   {reword: [{from: "was let go after (.+)", to: "worked \\1"}], else: {...}}
    praise: You say how long it takes.    # optional, omissions only: shown when the draft does say it
    for: [pope#no-job]                    # source id # locator
    against: []
    yields_to: [other-rule]               # optional: silent where that rule flags the same sentence
    words: {job: [job, role, "internships?"]}  # optional: word groups of this card, beside knowledge/vocabulary.yaml
    detect:                               # any of them finds the fault; `kinds` limits one to some kinds
      - pattern: {...}
    examples: {flags: [...], passes: [...]}    # at least 4 and 4: the detectors may be written from these
    held_out: {flags: [...], passes: [...]}    # at least 2 and 2: and never from these

An example is a text, of the first of the card's kinds, or ``{text: ..., kind: follow-up}``. For a violation a
sentence is enough; for an omission it is a whole short draft. A flagged example fires, a passed one does not.

**What patterns see.** A draft is cut into parts (``subject``, ``greeting``, ``body``, ``item`` of a list,
``closing``, ``signature``, ``postscript``), parts into sentences, sentences into clauses (at semicolons, dashes,
brackets, "but", "and I", ", so", ...). The text is folded first: straight quotes, no accents (resume), plain
dashes (-), single spaces, no emoji; case is ignored, but ``(?-i:[A-Z])`` still asks for a capital. A pattern is
RE2, found anywhere in the text, at word boundaries where it begins or ends with a letter, ``(``, ``)`` or ``{}``.
``{job}`` stands for any entry of the word group ``job`` (of the card, else of ``knowledge/vocabulary.yaml``).

**Detectors**, a closed set:

``pattern``
    Finds a fault where one of ``any`` matches. ``scope``: clause (default) or sentence. ``unless``: silent when
    one of these matches in the same scope. ``unless_nearby``: silent when one matches in the sentence, the one
    before or the one after. ``negatable`` (default true): silent when the match is negated within its clause
    ("I am not asking for a job", "a job is not what I am after"). ``only_if``: only when some sentence of the
    draft matches. ``certain``: words so plain that a match stands whatever the reading makes of the sentence.
    ``first``: only in the subject and so many sentences after it. ``parts``: where to look;
    default all but greeting, closing and signature.
``absence``
    Finds an omission when no sentence of the draft matches one of ``any``, apart from those that match one of
    ``unless`` (it does not count then). ``only_if``, ``parts`` and ``negatable`` (default false) as above. A blank like
    ``[two times that suit you]`` is text and may be matched: ``\[[^\]]*times?[^\]]*\]``. Where the draft's
    sentences are read for their meaning, a match is but a strong hint that the reading weighs; a blank is enough, and
    so is a match of ``certain``.
``limit``
    Finds a quantity ``over`` a number. ``measure: minutes``: durations, however worded, in sentences that match
    one of ``any`` (they ask for time) and none of ``unless``. ``measure: questions``: questions of the draft, as far
    as the first sentence or heading that matches one of ``unless``; a sentence that matches ``any`` six times or more
    holds as many.
    ``measure: sentences``: sentences of the body that match one of ``any`` and none of ``unless``; only where they
    are at least ``share`` (0 to 1) of its sentences. The fault lies where the first too many stands.
``similarity``
    Finds the sentences of a violation that are closer to the flagged examples than to the passed ones: cosine to
    the nearest at least ``threshold`` and ``margin`` above the other side. Skipped where no embedding is at hand,
    so a card may not rest on it alone.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from coffeechat.model import Kind, Severity, Stance

Scope = Literal["clause", "sentence"]
Unit = Literal["match", "clause", "sentence"]
Part = Literal["subject", "greeting", "body", "item", "closing", "signature", "postscript"]
Basis = Literal["stated", "inferred"]
Reference = Annotated[str, Field(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]
WRITTEN_PARTS: tuple[Part, ...] = ("subject", "body", "item", "postscript")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Pattern(_Strict):
    """Words that are a fault where they stand; see the module."""

    any: list[str] = Field(min_length=1)
    scope: Scope = "clause"
    unless: list[str] = []
    unless_nearby: list[str] = []
    negatable: bool = True
    certain: bool = False
    only_if: list[str] = []
    first: int | None = Field(None, gt=0)
    parts: tuple[Part, ...] = WRITTEN_PARTS


class Absence(_Strict):
    """Words one of which the draft must say somewhere; see the module."""

    any: list[str] = Field(min_length=1)
    certain: list[str] = []
    unless: list[str] = []
    negatable: bool = False
    only_if: list[str] = []
    parts: tuple[Part, ...] = WRITTEN_PARTS


class Limit(_Strict):
    """A quantity that may not be exceeded; see the module."""

    measure: Literal["minutes", "questions", "sentences"]
    over: int = Field(gt=0)
    share: float = Field(0, ge=0, le=1)
    any: list[str] = []
    unless: list[str] = []


class Similarity(_Strict):
    """Nearness to the card's own examples, as cosines from -1 to 1; see the module."""

    threshold: float = Field(gt=0, le=1)
    margin: float = Field(ge=0, le=1)


class Detector(_Strict):
    """One entry of ``detect``: exactly one of the closed set, for all of the card's kinds or some."""

    pattern: Pattern | None = None
    absence: Absence | None = None
    limit: Limit | None = None
    similarity: Similarity | None = None
    kinds: list[Kind] | None = None

    @model_validator(mode="after")
    def _check_one(self) -> "Detector":
        if sum(bool(part) for part in (self.pattern, self.absence, self.limit, self.similarity)) != 1:
            raise ValueError("give exactly one of pattern, absence, limit, similarity")
        return self


class Delete(_Strict):
    """Take the sentence, clause or matched words out."""

    delete: Unit


class Replace(_Strict):
    """Put other words, with blanks where only the sender knows, in the place of the fault."""

    replace: Unit
    with_: str = Field(alias="with")


class Turn(_Strict):
    r"""A pattern in a folded sentence, and what stands in the place of its match: ``\1`` is its first group."""

    from_: str = Field(alias="from")
    to: str


class Insert(_Strict):
    """Add a sentence: after the greeting, after the sentence that asks for the meeting, or before the closing.

    Where one of ``turns`` fits a sentence of the draft, its words are put there instead.
    """

    insert: str
    at: Literal["opening", "ask", "end"]
    turns: list[Turn] = []


class Head(_Strict):
    """Put a line above the fault, so that the reader knows how to take what follows."""

    heading: str


class Tail(_Strict):
    """End the faulty sentence with more words, before its mark."""

    tail: str


class Reword(_Strict):
    """Say the faulty sentence otherwise by the first turn that fits; where none does, the other edit."""

    reword: list[Turn] = Field(min_length=1)
    else_: Delete | Replace | Tail = Field(alias="else")


Edit = Delete | Replace | Insert | Head | Tail | Reword


class CardFix(_Strict):
    """What to do, in words and, where it can be applied, as an edit for all kinds or by kind."""

    advice: str
    edit: Edit | dict[Kind, Edit] | None = None

    def edit_for(self, kind: Kind) -> Edit | None:
        """Return the edit for a kind of draft, if there is one."""
        return self.edit.get(kind) if isinstance(self.edit, dict) else self.edit


class Example(_Strict):
    """A text that a card flags or passes."""

    text: str
    kind: Kind | None = None


class Examples(_Strict):
    """Texts that fire and texts that are silent."""

    flags: list[Example | str]
    passes: list[Example | str]


class Rule(_Strict):
    """A rule card. Its id is the name of its file, ``why`` the body below the front matter."""

    id: str
    title: str
    kinds: list[Kind] = Field(min_length=1)
    shape: Literal["violation", "omission"]
    stance: Literal["both"] | Stance
    basis: Basis | dict[Kind, Basis]
    severity: Severity
    message: str
    fix: CardFix
    praise: str | None = None
    for_: list[Reference] = Field(alias="for", min_length=1)
    against: list[Reference] = []
    yields_to: list[str] = []
    words: dict[str, list[str]] = {}
    detect: list[Detector] = Field(min_length=1)
    examples: Examples
    held_out: Examples
    why: str = Field(min_length=1)

    def __hash__(self) -> int:
        return hash(self.id)

    def basis_for(self, kind: Kind) -> Basis:
        """Return whether the sources say it of this kind of draft, or we conclude it."""
        return self.basis.get(kind, "stated") if isinstance(self.basis, dict) else self.basis

    def enforced(self, stance: Stance) -> bool:
        """Return whether a draft is judged by this rule under a stance."""
        return self.stance in ("both", stance)

    def example(self, example: Example | str) -> Example:
        """Return an example with its kind filled in."""
        if isinstance(example, str):
            return Example(text=example, kind=self.kinds[0])
        return example if example.kind else example.model_copy(update={"kind": self.kinds[0]})
