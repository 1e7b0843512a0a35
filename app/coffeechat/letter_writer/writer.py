"""The service that writes letters."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from coffeechat.errors import InputError
from coffeechat.letter_writer.background import read_background
from coffeechat.letter_writer.composition import Page, Stationery, explain_blanks, find_blanks
from coffeechat.letter_writer.facts import read_notes
from coffeechat.letter_writer.follow_up import compose_follow_up, find_news, trace_news
from coffeechat.letter_writer.names import Correspondents, check_name
from coffeechat.letter_writer.notes import LONGEST, check_notes, find_speakers, mend_text
from coffeechat.letter_writer.request import compose_request, keep_traced, name_slots
from coffeechat.letter_writer.spelling import is_british
from coffeechat.letter_writer.thank_you import compose_thank_you, keep_sayable, name_subject
from coffeechat.letter_writer.warming import warm_letter
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Blank, Channel, Letter, LetterKind, NoteFact, Stance

if TYPE_CHECKING:
    from coffeechat.chat import Chat
    from coffeechat.library import Library

_ADVICE = {
    "request": (
        "tyrell-smith-2009#introduce-yourself", "tyrell-smith-2009#how-you-found-me",
        "tyrell-smith-2009#state-objectives", "tyrell-smith-2009#time-needed", "tyrell-smith-2009#offer-times",
        "tyrell-smith-2009#offer-place", "pope#1", "pope#2", "pope#3",
    ),
    "thank-you": (
        "effective-interview#thank-you-note", "effective-interview#notes", "pope#10", "pope#9",
        "tyrell-smith-2009#how-can-i-help", "tyrell-smith-2009#say-thank-you",
    ),
    "follow-up": (
        "pope#10", "pope#9", "tyrell-smith-2009#how-can-i-help", "tyrell-smith-2009#say-thank-you",
    ),
}  # fmt: skip
_DISAGREEMENTS = {
    "request": ("asking-for-a-job", "request-channel"),
    "thank-you": ("thank-you-channel",),
    "follow-up": (),
}
_FORMS = {"request": "requests", "thank-you": "channels", "follow-up": "follow-ups"}


class LetterWriter:
    """Write letters from what the sender gives without inventing anything.

    Args:
        library: cites the advice and tells the disagreements.
        chat: a language model that may say sentences more warmly, or None.
    """

    def __init__(self, library: "Library", chat: "Chat | None" = None) -> None:
        self._library, self._chat = library, chat

    def facts(self, notes: str, *, to: str = "", sender: str = "") -> list[NoteFact]:
        """Return the facts of the notes in their order, each a verbatim piece of them.

        Raises:
            InputError: the notes are empty, hold no words, or are not text.
        """
        notes = mend_text(notes)
        check_notes(notes)
        return [point.fact for point in read_notes(notes, Correspondents(to, sender))]

    def request(  # noqa: PLR0913 - the eight things a request is made of, all by keyword
        self,
        *,
        to: str,
        sender: str,
        company: str = "",
        about: str = "",
        contact: str = "",
        me: str = "",
        channel: Channel = "email",
        stance: Stance = "learning",
    ) -> Letter:
        """Write the request for a conversation; for ``phone`` it is a script to say.

        Args:
            to: the reader's name.
            sender: who asks.
            company: where the reader works.
            about: what the sender read about the company.
            contact: who the reader is and how the sender found them.
            me: who the sender is and what they want to learn.
            channel: email, linkedin or phone.
            stance: under ``direct`` an interest in working there is made known.

        Raises:
            InputError: a name or the channel cannot be used.
        """
        people = Correspondents(check_name(to, "--to"), check_name(sender, "--from"))
        form = _find_form("request", channel)
        given = {
            name: mend_text(text)[:LONGEST] for name, text in {"about": about, "contact": contact, "me": me}.items()
        }
        inputs = {**given, "to": people.to, "from": people.sender}
        company = " ".join(mend_text(company).split())
        background = keep_traced(read_background(people, company, given, stance, "spoken" in form), inputs)
        stationery = Stationery(people, form, is_british(" ".join(given.values())))
        page = compose_request(background, stationery, company, stance)
        names = name_slots(people, company)
        subject = form["subject"] and form["subject"]["company" if company else "plain"].replace("{company}", company)
        blanks = find_blanks(page.text, explain_blanks(form, load_words("requests")["whys"], names))
        letter = self._letter("request", channel, stance, page, subject, blanks, list(background.facts))
        return letter.model_copy(update={"warnings": list(background.warnings)})

    def thank_you(  # noqa: PLR0913 - the six things a note is made of, all by keyword
        self,
        *,
        to: str,
        sender: str,
        notes: str,
        resource: str = "",
        channel: Channel = "email",
        stance: Stance = "learning",
        watch: Callable[[Letter], None] | None = None,
    ) -> Letter:
        """Write the thank-you note. What the notes lack becomes a blank with its reason.

        ``watch`` sees the offline note before a model is asked, and the note again at each warmer sentence.

        Raises:
            InputError: the notes, a name or the channel cannot be used.
        """
        people = Correspondents(check_name(to, "--to"), check_name(sender, "--from"))
        notes, resource = mend_text(notes), mend_text(resource)
        check_notes(notes)
        form = _find_form("thank-you", channel)
        points = read_notes(notes, people)
        inputs = _inputs(people, notes, resource)
        sayable = keep_sayable(points, inputs)
        page = compose_thank_you(
            sayable, Stationery(people, form, is_british(notes), " ".join(resource.split())), notes
        )
        blanks = find_blanks(page.text, explain_blanks(form, load_words("channels")["whys"], {"first": people.address}))
        facts = [point.fact for point in points]
        subject = form["subject"] and name_subject(notes, people, page, form["subject"])
        letter = self._letter("thank-you", channel, stance, page, subject, blanks, facts)
        letter = letter.model_copy(update={"warnings": _warn(notes, people, page, form)})
        return warm_letter(letter, inputs, self._chat, (form["letters"], form["words"][1]), watch)

    def follow_up(  # noqa: PLR0913 - the six things a follow-up is made of, all by keyword
        self,
        *,
        to: str,
        sender: str,
        notes: str,
        resource: str = "",
        channel: Channel = "email",
        stance: Stance = "learning",
        watch: Callable[[Letter], None] | None = None,
    ) -> Letter:
        """Write a later check-in: thanks again, and what came of the introductions and the advice.

        What happened since stands in the notes after "update:" or the like; where they have none, a blank asks for it.
        ``watch`` sees the offline letter before a model is asked, and the letter again at each warmer sentence.

        Raises:
            InputError: the notes, a name or the channel cannot be used.
        """
        people = Correspondents(check_name(to, "--to"), check_name(sender, "--from"))
        notes, resource = mend_text(notes), mend_text(resource)
        check_notes(notes)
        form = _find_form("follow-up", channel)
        points = read_notes(notes, people)
        inputs = _inputs(people, notes, resource)
        news = trace_news(find_news(points, notes, people), inputs)
        sayable = keep_sayable([p for i, p in enumerate(points) if i not in news], inputs)
        told = [(points[index], text) for index, text in news.items()]
        page = compose_follow_up(sayable, told, Stationery(people, form, is_british(notes), " ".join(resource.split())))
        blanks = find_blanks(page.text, explain_blanks(form, load_words("follow-ups")["whys"], {}))
        facts = [point.fact for point in points]
        letter = self._letter("follow-up", channel, stance, page, form["subject"], blanks, facts)
        letter = letter.model_copy(update={"warnings": _warn(notes, people, page, form)})
        return warm_letter(letter, inputs, self._chat, (form["letters"], form["words"][1]), watch)

    def _letter(  # noqa: PLR0913, PLR0917 - the parts of the document
        self,
        kind: LetterKind,
        channel: Channel,
        stance: Stance,
        page: Page,
        subject: str | None,
        blanks: list[Blank],
        facts: list[NoteFact],
    ) -> Letter:
        used = [fact for sentence in page.sentences if sentence.from_ != "courtesy" for fact in sentence.from_]
        return Letter(
            schema=f"coffeechat/{kind}/1",
            kind=kind,
            channel=channel,
            stance=stance,
            subject=subject,
            text=page.text,
            sentences=page.sentences,
            blanks=blanks,
            facts=facts,
            unused=[fact for fact in facts if fact not in used],
            advice=self._library.cite(list(_ADVICE[kind])),
            disagreements=[self._library.disagreement(name) for name in _DISAGREEMENTS[kind]],
        )


def _find_form(kind: LetterKind, channel: str) -> dict:
    """Return the parts of a kind of letter for a channel."""
    forms = {
        name: form for name, form in load_words(_FORMS[kind]).items() if isinstance(form, dict) and "greeting" in form
    }
    if channel not in forms:
        names = ", ".join(forms)
        raise InputError(f"a {kind} letter has no channel {channel!r}", "--channel", f"Use one of: {names}.")
    return forms[channel]


def _inputs(people: Correspondents, notes: str, resource: str) -> Mapping[str, str]:
    return {"notes": notes[:LONGEST], "to": people.to, "from": people.sender, "resource": resource}


def _warn(notes: str, people: Correspondents, page: Page, form: dict) -> list[str]:
    warnings = []
    speakers = find_speakers(notes)
    if speakers and "reader" not in people.find_roles(speakers).values():
        warnings.append(
            f"The notes look like a transcript in which nobody is called {people.to}; "
            "check that they are of this meeting."
        )
    if len(notes) > LONGEST:
        warnings.append(f"Only the first {LONGEST:,} characters of the notes were read.")
    if len(page.text.split()) < form["words"][0]:
        warnings.append("This is short for the channel: the notes gave little that can be said.")
    return warnings
