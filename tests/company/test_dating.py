"""From when a text is, by its own words."""

from datetime import date, timedelta

import pytest

from coffeechat.company.dating import STALE_DAYS, find_as_of, find_dating

OLD = date.today() - timedelta(days=STALE_DAYS + 60)
NEW = date.today() - timedelta(days=30)


def day(when):
    return f"{when.day} {when:%B} {when.year}"


@pytest.mark.parametrize("line", ["By our business desk, {}", "Published {}, 6.30am", "LEEDS, {} - Brightmill has"])
def test_a_dateline_dates_a_story(line):
    old, new = (find_dating(f"Brightmill closes mill\n\n{line.format(day(when))}\n\nIt closed.") for when in (OLD, NEW))
    assert old.stale and old.said == f"a piece from {OLD:%B} {OLD.year}"
    assert not new.stale


@pytest.mark.parametrize("line", ["Founded on 4 March 2009.", "As of January 30, 2021, Brightmill ran 1,897 mills."])
def test_a_date_that_the_text_tells_of_is_not_its_own(line):
    assert find_dating(line) is None


def test_a_report_is_dated_by_its_year():
    dating = find_dating("Annual report. In the year ended 31 March 2021 we closed a mill. In 2013 we had none.")
    assert (dating.said, dating.stale) == ("your 2021 report", True)


def test_old_figures_in_a_text_without_a_date():
    assert find_as_of("As of October 07, 2020, Brightmill ran 796 mills.").said == "a piece from 2020"
    assert find_as_of("Brightmill runs 796 mills.") is None


def test_a_report_that_is_signed_in_january_is_of_the_year_before():
    text = "Item 1. Business\n\nAs of January 25, 2023, Brightmill had 300 looms. In 2022 we opened a mill."
    assert find_dating(text).said == "your 2022 report"
