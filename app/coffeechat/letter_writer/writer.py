"""The service that writes letters."""

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from coffeechat.checks.tracing import untraced
from coffeechat.errors import InputError
from coffeechat.letter_writer.composition import Page, compose, find_blanks
from coffeechat.letter_writer.facts import Point, read_notes
from coffeechat.letter_writer.names import Correspondents, check_name
from coffeechat.letter_writer.notes import LONGEST, check_notes, find_speakers, mend_text
from coffeechat.letter_writer.selection import ACTS, Saying, choose, say
from coffeechat.letter_writer.spelling import is_british
from coffeechat.letter_writer.warming import warm_letter
from coffeechat.letter_writer.words import load_words
from coffeechat.model import Channel, Fact, Letter, NoteFact, Stance

if TYPE_CHECKING:
    from coffeechat.chat import Chat
    from coffeechat.library import Library

_ADVICE = (
    "effective-interview#thank-you-note", "effective-interview#notes", "pope#10", "pope#9",
    "tyrell-smith-2009#how-can-i-help", "tyrell-smith-2009#say-thank-you",
)  # fmt: skip
_DISAGREEMENT = "thank-you-channel"


class LetterWriter:
    """Write letters from notes without inventing anything.

    Args:
        library: cites the advice and tells the disagreement over the channel.
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

    def thank_you(  # noqa: PLR0913 - the six things a note is made of, all by keyword
        self,
        *,
        to: str,
        sender: str,
        notes: str,
        resource: str = "",
        channel: Channel = "email",
        stance: Stance = "learning",
    ) -> Letter:
        """Write the thank-you note. What the notes lack becomes a blank with its reason.

        Raises:
            InputError: the notes, a name or the channel cannot be used.
        """
        people = Correspondents(check_name(to, "--to"), check_name(sender, "--from"))
        notes, resource = mend_text(notes), mend_text(resource)
        check_notes(notes)
        form = _find_channel(channel)
        points = read_notes(notes, people)
        inputs = {"notes": notes[:LONGEST], "to": people.to, "from": people.sender, "resource": resource}
        page, used = _fit(_trace(points, inputs), people, " ".join(resource.split()), form, notes)
        letter = Letter(
            schema="coffeechat/thank-you/1",
            kind="thank-you",
            channel=channel,
            stance=stance,
            subject=form["subject"],
            text=page.text,
            sentences=page.sentences,
            blanks=find_blanks(page.text, resource + notes),
            facts=[point.fact for point in points],
            unused=[point.fact for point in points if point.fact not in used],
            advice=self._library.cite(list(_ADVICE)),
            disagreements=[self._library.disagreement(_DISAGREEMENT)],
            warnings=_warn(notes, people, page, form),
        )
        return warm_letter(letter, inputs, self._chat, (form["letters"], form["words"][1]))
        return warm_letter(letter, inputs, self._chat, (form["letters"], form["words"][1]))


def _find_channel(channel: str) -> dict:
    channels = load_words("channels")
    if channel == "whys" or channel not in channels:
        raise InputError(f"a thank-you note has no channel {channel!r}", "--channel", "Use email, card or linkedin.")
    return channels[channel]


def _trace(points: list[Point], inputs: dict[str, str]) -> list[Point]:
    """Keep the points whose sentence is borne out by the inputs."""
    return [p for p in points if p.reading.frame and not untraced(say([p], 0)[0].text, inputs)]


def _fit(
    points: list[Point], people: Correspondents, resource: str, form: dict, notes: str
) -> tuple[Page, list[NoteFact]]:
    """Compose with as many facts as the channel holds."""
    british = is_british(notes)
    turn = sha256(notes.encode("utf-8", "replace")).digest()[0]
    for facts, acts in _sizes(form):
        sayings = say(choose(points, facts, acts), turn)
        sayings = (
            [replace(saying, text=saying.text.replace("favorite", "favourite")) for saying in sayings]
            if british
            else sayings
        )
        page = compose(_arrange(sayings, people, resource, form), people, form, british)
        if len(page.text) <= form["letters"] and len(page.text.split()) <= form["words"][1]:
            break
    return page, [fact for saying in sayings for fact in saying.facts]


def _sizes(form: dict) -> list[tuple[int, int]]:
    facts, acts = form["facts"], form["acts"]
    return [(f, a) for f in range(facts, -1, -1) for a in range(acts, -1, -1)]


def _arrange(sayings: list[Saying], people: Correspondents, resource: str, form: dict) -> list[list[Saying]]:
    first = people.address
    specific = [saying for saying in sayings if saying.frame not in ACTS]
    acts = [saying for saying in sayings if saying.frame in ACTS]
    thanks = [Saying(form["thanks"])]
    if not specific:
        thanks.append(Saying(form["specific"].replace("{first}", first)))
    value = _offer_value(first, resource, form)
    return [thanks + specific, acts + value, [Saying(form["help"]), Saying(form["touch"])]]


def _offer_value(first: str, resource: str, form: dict) -> list[Saying]:
    if not resource:
        blank = form["blank"].replace("{first}", first)
        return [Saying(form["resource"].replace("{resource}", blank))]
    given = (Fact(quote=resource, source="resource", start=0, end=len(resource)),)
    ended = resource if resource[-1] in ".!?" or re.search(r"https?://\S+$", resource) else resource + "."
    return [Saying(form["resource"].replace("{resource}", ended), given, "resource")]


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
