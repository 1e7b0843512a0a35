"""Advice as an order, in the words of the notes."""

import pytest

from coffeechat.letter_writer.counsel import word_counsel


@pytest.mark.parametrize(
    ("note", "order"),
    [
        ("learn the dialect or you are lost", "learn the dialect or you are lost"),
        (
            "volunteer with the coastguard first, shows you turn up",
            "volunteer with the coastguard first; it shows you turn up",
        ),
        ("Do not buy gear first, rent", "do not buy gear first; rent"),
        ("do the long course and then to ask for a place", "do the long course and then ask for a place"),
        ("sell at the market not in shops", "sell at the market, not in shops"),
        ("wear good shoes to the assessment, people don't", "wear good shoes to the assessment"),
    ],
)
def test_an_order_keeps_its_reason_and_loses_what_hangs_loose(note, order):
    assert word_counsel(note) == order


@pytest.mark.parametrize(
    "note", ["quit after her 40th birthday", "learn it", "call him on Monday morning", "good pie on the way"]
)
def test_what_names_a_person_or_nothing_is_no_counsel(note):
    assert word_counsel(note) is None
