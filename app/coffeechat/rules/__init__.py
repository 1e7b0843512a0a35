"""Rule cards, and the detectors that find what they describe in a draft."""

from coffeechat.rules.card import CardFix, Delete, Example, Head, Insert, Replace, Reword, Rule, Tail, Turn
from coffeechat.rules.card import Edit as CardEdit
from coffeechat.rules.detectors import find_faults, find_strengths
from coffeechat.rules.doubts import Doubt, find_doubts
from coffeechat.rules.draft import ParsedDraft, Sentence, parse_draft
from coffeechat.rules.fault import Embed, Fault
from coffeechat.rules.meaning import Meaning
from coffeechat.rules.meeting import asks_to_meet, is_question
from coffeechat.rules.rulebook import load_rules

__all__ = [
    "CardEdit",
    "CardFix",
    "Delete",
    "Doubt",
    "Embed",
    "Example",
    "Fault",
    "Head",
    "Insert",
    "Meaning",
    "ParsedDraft",
    "Replace",
    "Reword",
    "Rule",
    "Sentence",
    "Tail",
    "Turn",
    "asks_to_meet",
    "find_doubts",
    "find_faults",
    "find_strengths",
    "is_question",
    "load_rules",
    "parse_draft",
]
