"""Rule cards, and the detectors that find what they describe in a draft."""

from coffeechat.rules.card import CardFix, Delete, Edit, Example, Head, Insert, Replace, Rule, Tail
from coffeechat.rules.detectors import find_faults, find_strengths
from coffeechat.rules.draft import ParsedDraft, Sentence, parse_draft
from coffeechat.rules.fault import Embed, Fault
from coffeechat.rules.meaning import Meaning
from coffeechat.rules.meeting import asks_to_meet, is_question
from coffeechat.rules.rulebook import load_rules

__all__ = [
    "CardFix",
    "Delete",
    "Edit",
    "Embed",
    "Example",
    "Fault",
    "Head",
    "Insert",
    "Meaning",
    "ParsedDraft",
    "Replace",
    "Rule",
    "Sentence",
    "Tail",
    "asks_to_meet",
    "find_faults",
    "find_strengths",
    "is_question",
    "load_rules",
    "parse_draft",
]
