"""Days and times as people type them, and the time zone they are in.

Read are ISO dates and a few forms that cannot mean two things; 03/04/2026 is refused. (dateparser was tried: it
read 1.12.2026 as 12 January and "Dec 1 at 10" as the year 2110.)
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tzlocal import get_localzone_name

from coffeechat.errors import InputError

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SPAN = r"(?P<number>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>day|week|month|year)s?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
MONTH_DAY = rf"(?:(?:the )?{_NTH} (?:of )?{_MONTH}|{_MONTH} (?:the )?{_NTH})(?:,? \d{{4}})?"
_FORMS = [
    re.compile(form)
    for form in (
        r"(?P<iso>\d{4}-\d{2}-\d{2})",
        r"(?P<word>yesterday|today|tonight|tomorrow)",
        rf"(?:in )?{_SPAN}",
        rf"{_SPAN} (?P<ago>ago)",
        rf"(?:(?:on|this) )?(?P<weekday>{WEEKDAY})",
        rf"(?:on )?(?:(?P<weekday>{WEEKDAY}),? )?(?P<date>{MONTH_DAY})",
    )
]
_TIME = re.compile(
    r"(?:,? at |,? |T)(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?::00)?(?: ?(?P<half>[ap])\.?m\.?)?$", re.I
)
FIRST_YEAR, LAST_YEAR = 1970, 2199
"""Outside these a year is a slip of the finger, and calendars cannot hold it."""
_TODO = "Write it like 2026-12-01, 1 December, Friday or in two weeks."


def read_day(text: str, today: date, where: str, *, past: bool = False) -> date:
    """Return the day that ``text`` names; one without a year is the next such day, or for ``past`` the last.

    Raises:
        InputError: it is no date, or could mean two.
    """
    words = " ".join(text.lower().split())
    for form in _FORMS:
        match = form.fullmatch(words)
        if match:
            try:
                return require_near(_find_day(match.groupdict(), today, past))
            except (ValueError, OverflowError) as error:
                raise InputError(f"there is no such day as `{text}`", where, _TODO) from error
    raise InputError(f"`{text}` is not a date", where, _TODO)


def require_near(day: date) -> date:
    """Return a day or a moment in years that people live in.

    Raises:
        ValueError: it lies outside them.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the year {day.year} lies too far off")
    return day


def read_time(text: str, zone: str | None, today: date, where: str) -> tuple[datetime, str]:
    """Return the moment that ``text`` names, as "2026-12-01 10:00" or "tomorrow at 3 pm", and the name of its zone.

    Raises:
        InputError: it names no day or no time, the zone is unknown, or its clocks skip that time.
    """
    name = zone or local_zone()
    match = _TIME.search(text.strip())
    if not match or not (match["minute"] or match["half"]):
        raise InputError(f"`{text}` names no time of day", where, "Write it like 2026-12-01 10:00.")
    day = read_day(text.strip()[: match.start()], today, where)
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    try:
        clock = time(hour, int(match["minute"] or 0))
    except ValueError as error:
        raise InputError(f"there is no such time as `{text}`", where, "Write it like 2026-12-01 10:00.") from error
    moment = datetime.combine(day, clock, read_zone(name, "--zone"))
    if moment.astimezone(ZoneInfo("UTC")).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise InputError(f"the clocks in {name} skip {clock:%H:%M} on that day", where, "Give another time.")
    return moment, name


def read_zone(name: str, where: str) -> ZoneInfo:
    """Return a time zone by its name.

    Raises:
        InputError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"there is no time zone `{name}`", where, "Use a name like Europe/Stockholm.") from error


def say_day(day: date) -> str:
    """Return a day as it is said: 1 December 2026."""
    return f"{day.day} {day:%B %Y}"


def local_zone() -> str:
    """Return the name of this machine's time zone."""
    return get_localzone_name() or "UTC"


def _find_day(named: dict[str, str | None], today: date, past: bool) -> date:
    if named.get("iso"):
        return date.fromisoformat(named["iso"])
    if named.get("word"):
        return today + timedelta(_WORDS[named["word"]])
    if named.get("unit"):
        number = _NUMBERS.get(named["number"]) or int(named["number"])
        return _move(today, -number if named.get("ago") else number, named["unit"])
    if named.get("date"):
        return _find_date(named, today, past)
    ahead = (_weekday(named["weekday"]) - today.weekday()) % 7 or 7
    return today + timedelta(ahead - 7 if past else ahead)


def _find_date(named: dict[str, str | None], today: date, past: bool) -> date:
    month = next(number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}", named["date"]))
    number, *year = map(int, re.findall(r"\d+", named["date"]))
    if year:
        day = date(year[0], month, number)
    else:
        # 29 February may be up to eight years off.
        years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
        days = (date(year, month, number) for year in years if number <= monthrange(year, month)[1])
        day = next((day for day in days if (day <= today if past else day >= today)), None)
    if day is None or (named.get("weekday") and day.weekday() != _weekday(named["weekday"])):
        raise ValueError("no such day")
    return day


def _move(day: date, number: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(name: str) -> int:
    return next(number for number, day in enumerate(_DAYS) if day.startswith(name[:3]))
