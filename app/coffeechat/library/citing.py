"""Turn references like ``pope#no-job`` into citations, and entries into disagreements with every side."""

from collections.abc import Iterable, Mapping

from coffeechat.errors import KnowledgeError
from coffeechat.library.knowledge import DisagreementEntry, Guidance, StoredSource
from coffeechat.library.positions import locate
from coffeechat.model import Citation, Disagreement, DisagreementSide, Passage, Side


class Citer:
    """Cites what the library stores; every citation satisfies ``stored_text[start:end] == quote``.

    Args:
        sources: the stored sources by id: the user's original where added, else the shipped digest.
        disagreements: the disagreements by id.
        guidance: the guidance entries by id.
        digests: the shipped digests, which answer for a locator that an original lacks (a page
            saved without its comments); a citation says which text it quotes.
    """

    def __init__(
        self,
        sources: Mapping[str, StoredSource],
        disagreements: Mapping[str, DisagreementEntry],
        guidance: Mapping[str, Guidance],
        digests: Mapping[str, StoredSource] | None = None,
    ) -> None:
        self._sources, self._digests = sources, digests or {}
        self._disagreements, self._guidance = disagreements, guidance
        self._touched = {name: entry.id for entry in disagreements.values() for name in entry.rules + entry.guidance}

    def cite(self, refs: Iterable[str], side: Side = "for") -> list[Citation]:
        """Return a citation for each reference, in order.

        Raises:
            KnowledgeError: a reference names no passage.
        """
        return [_citation(*self._find(ref), side) for ref in refs]

    def advice(self, guidance_id: str) -> list[Citation]:
        """Return the citations of a guidance entry, those for it before those against.

        Raises:
            KnowledgeError: there is no such entry, or one of its references names no passage.
        """
        entry = _entry(self._guidance, guidance_id, "knowledge/guidance")
        return self.cite(entry.for_) + self.cite(entry.against, "against")

    def disagreement(self, disagreement_id: str) -> Disagreement:
        """Return a disagreement with every side and its citations, those of added documents last.

        Raises:
            KnowledgeError: there is no such disagreement, or one of its references names no passage.
        """
        entry = _entry(self._disagreements, disagreement_id, "knowledge/guidance/disagreements")
        sides = [
            DisagreementSide(
                position=side.position,
                stance=side.stance,
                citations=self.cite([*side.refs, *self._joined(locate(entry.id, side.id))]),
            )
            for side in entry.sides
        ]
        return Disagreement(id=entry.id, question=entry.question, sides=sides)

    def disagreements(self) -> list[Disagreement]:
        """Return every disagreement, in the order of their ids."""
        return [self.disagreement(name) for name in sorted(self._disagreements)]

    def disagreement_of(self, rule_or_guidance_id: str) -> str | None:
        """Return the id of the disagreement that a rule or guidance entry belongs to, or None."""
        return self._touched.get(rule_or_guidance_id)

    def _joined(self, locator: str) -> list[str]:
        """Return the references of the added documents that take this side."""
        return [f"{name}#{locator}" for name, stored in sorted(self._sources.items()) if stored.find(locator)]

    def _find(self, ref: str) -> tuple[StoredSource, Passage]:
        source_id, _, locator = ref.partition("#")
        for shelf in (self._sources, self._digests):
            if (stored := shelf.get(source_id)) and (passage := stored.find(locator)):
                return stored, passage
        what = f"there is no section `{locator}` for the reference {ref}"
        raise KnowledgeError(what, f"knowledge/articles/{source_id}.md", "Add it there or correct the reference.")


def _entry(entries: Mapping[str, Guidance | DisagreementEntry], name: str, folder: str):
    if name not in entries:
        known = ", ".join(sorted(entries))
        raise KnowledgeError("there is no such file", f"{folder}/{name}.md", f"Use one of {known}.")
    return entries[name]


def _citation(stored: StoredSource, passage: Passage, side: Side) -> Citation:
    source = stored.source
    return Citation(
        source=source.id,
        title=source.title,
        author=source.author,
        date=source.date,
        text=source.text,
        quote=stored.text[passage.start : passage.end],
        side=side,
        **passage.model_dump(),
    )
