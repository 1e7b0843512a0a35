"""What a text about a company is, told from its words."""

import pytest

from coffeechat.company import read_material
from coffeechat.company.documents import find_document

REPORT = (
    "Item 1. Business\n\nBrightmill makes carpets. In fiscal 2024 Brightmill sold 4,000 of them. "
    "At June 30, 2024 it had 12 shops."
)
PAGE = "Home | About us | Contact\nWe make carpets at Brightmill. Our looms stand in Leeds.\n© Brightmill"
ADVERT = "Weaver (m/f/x), posted 3 days ago\nBrightmill makes carpets. We are looking for a weaver. Apply by 3 May."
STORY = "By Jo Roe, business reporter\nBrightmill said on Monday that it would close its mill in Leeds."
PROFILE = "Brightmill plc, together with its subsidiaries, makes carpets. Brightmill was founded in 1870."


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        (REPORT, "report", "in your 2024 report"),
        (PAGE, "website", "on your website"),
        (f"{PAGE}\nWe are looking for volunteers.", "website", "on your website"),
        (ADVERT, "advert", "in your advert"),
        (STORY, "article", ""),
        (PROFILE, "text", ""),
        (f"PRESS RELEASE\n\n{PROFILE}", "press", "in your press release"),
        (PAGE.replace("We make", "Brightmill makes").replace("Our looms", "Looms"), "text", ""),
    ],
)
def test_a_text_is_told_by_its_words(text, kind, where):
    document = find_document(read_material("about:1", text, "Brightmill"))
    assert (document.kind, document.where) == (kind, where)
