"""The service that writes letters: one engine for the three kinds."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Unpack

from coffeechat.errors import InputError
from coffeechat.letter_writer.callings import find_called
from coffeechat.letter_writer.composition import Page, explain_blanks, find_blanks
from coffeechat.letter_writer.facts import read_notes
from coffeechat.letter_writer.follow_up import FollowUp
from coffeechat.letter_writer.forms import load_parts
from coffeechat.letter_writer.layouts import lay_out
from coffeechat.letter_writer.names import Correspondents
from coffeechat.letter_writer.notes import check_notes, mend_text
from coffeechat.letter_writer.order import ForRequest, FromNotes, Order, Plan, take_order
from coffeechat.letter_writer.request import Request
from coffeechat.letter_writer.thank_you import ThankYou
from coffeechat.letter_writer.ticking import number_points
from coffeechat.letter_writer.warming import warm_letter
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Letter, LetterKind, Letters, NoteFact

if TYPE_CHECKING:
    from coffeechat.chat import Chat
    from coffeechat.library import Library

_PLANS: dict[LetterKind, type[Plan]] = {"request": Request, "thank-you": ThankYou, "follow-up": FollowUp}
_Watch = Callable[[Letter], None]


class LetterWriter:
    """Write letters from what the sender gives without inventing anything.

    ``variant`` counts from 1 the versions of a letter that differ in more than words. ``watch`` sees the offline
    letter before a model is asked and again at each warmer sentence.

    Args:
        library: cites the advice and tells the disagreements.
        chat: a language model that may say sentences more warmly, or None.
    """

    def __init__(self, library: "Library", chat: "Chat | None" = None) -> None:
        self._library, self._chat = library, chat

    def facts(self, notes: str, *, to: str = "", sender: str = "") -> list[NoteFact]:
        """Return the facts of the notes in their order, each a verbatim piece of them with the id to tick it by.

        Raises:
            InputError: the notes are empty, hold no words, or are not text.
        """
        notes = mend_text(notes)
        check_notes(notes)
        return [
            point.fact for point in number_points(read_notes(notes, Correspondents(to, sender, find_called(to, notes))))
        ]

    def request(self, *, variant: int = 1, watch: _Watch | None = None, **given: Unpack[ForRequest]) -> Letter:
        """Write the request for a conversation; for the channel ``phone`` it is a script to say.

        Raises:
            InputError: a name, the channel or the register cannot be used, or there are fewer versions.
        """
        return self._write(take_order("request", given), variant, watch)

    def thank_you(self, *, variant: int = 1, watch: _Watch | None = None, **given: Unpack[FromNotes]) -> Letter:
        """Write the thank-you note. What the notes lack becomes a blank with its reason.

        Raises:
            InputError: the notes, a fact ticked in them, a name, the channel or the register cannot be used, or there
                are fewer versions.
        """
        return self._write(take_order("thank-you", given), variant, watch)

    def follow_up(self, *, variant: int = 1, watch: _Watch | None = None, **given: Unpack[FromNotes]) -> Letter:
        """Write a later check-in: thanks again, and what came of the introductions and the advice.

        What happened since stands in the notes after "update:" or the like; where they have none, a blank asks for it.

        Raises:
            InputError: as for the thank-you note.
        """
        return self._write(take_order("follow-up", given), variant, watch)

    def versions(self, kind: LetterKind, count: int, **given: Unpack[FromNotes]) -> Letters:
        """Write up to ``count`` versions of a letter; ``given`` is what the method of that kind takes.

        Raises:
            InputError: as for the letter itself, or ``count`` is no number of versions.
        """
        if count < 1:
            raise InputError("this is no number of versions", "--variants", "Give 1 or more.")
        order = take_order(kind, given)
        letters = [self._warm(letter, order, None) for letter in islice(self._compose(order), count)]
        few = f"What was given is enough for {len(letters)} that differ in more than words."
        return Letters(letters=letters, warnings=[few] if len(letters) < count else [])

    def _write(self, order: Order, variant: int, watch: _Watch | None) -> Letter:
        letter = next(islice(self._compose(order), variant - 1, None), None) if variant > 0 else None
        if letter is None:
            raise InputError(f"there is no version {variant}", "--variant", "Give a lower number, or fuller notes.")
        return self._warm(letter, order, watch)

    def _warm(self, letter: Letter, order: Order, watch: _Watch | None) -> Letter:
        form = order.stationery.form
        longest = form["letters"], form.get("words", (0, form["letters"]))[1]
        return warm_letter(letter, order.inputs, self._chat, longest, watch)

    def _compose(self, order: Order) -> Iterator[Letter]:
        """Yield the versions of a letter, offline."""
        plan = _PLANS[order.kind](order)
        pages = lay_out(plan.compose, order.stationery.holds)
        return (self._finish(order, plan, page, number) for number, page in enumerate(pages, 1))

    def _finish(self, order: Order, plan: Plan, page: Page, variant: int) -> Letter:
        """Make the document of a page: what is blank in it, what it leaves out, who advises its shape."""
        reasons = explain_blanks(order.stationery.form, load_parts(order.kind)["whys"], order.names)
        used = [fact for sentence in page.sentences if sentence.from_ != "courtesy" for fact in sentence.from_]
        basis = load_words("kinds")[order.kind]
        return Letter(
            schema=f"coffeechat/{order.kind}/1",
            kind=order.kind,
            channel=order.channel,
            stance=order.stance,
            register=order.register,
            variant=variant,
            subject=plan.name_subject(page),
            text=page.text,
            sentences=page.sentences,
            blanks=find_blanks(page.text, reasons),
            facts=plan.facts,
            unused=[fact for fact in plan.facts if fact not in used],
            advice=self._library.cite(basis["advice"]),
            disagreements=[self._library.disagreement(name) for name in basis["disagreements"]],
            warnings=plan.warn(page),
        )
