"""Is what stands in a citation or a fact really in its source?"""

from collections.abc import Mapping

from coffeechat.model import Citation, Fact


def verify_citation(citation: Citation, stored_text: str) -> bool:
    """Tell whether ``stored_text[start:end]`` is the citation's quote."""
    return bool(citation.quote) and stored_text[citation.start : citation.end] == citation.quote


def verify_fact(fact: Fact, inputs: Mapping[str, str]) -> bool:
    """Tell whether the fact is a verbatim piece of the input it names (``about:1``, ``notes``, ...)."""
    return bool(fact.quote) and inputs.get(fact.source, "")[fact.start : fact.end] == fact.quote
