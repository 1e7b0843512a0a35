"""Meetings as a calendar (RFC 5545).

A conversation stands at the time on the wall of its own zone, with that zone's rules in the file, and not in UTC:
so it stays at ten o'clock when a government moves its clocks. What anybody said stays out, for calendars are shared.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from coffeechat.model import Contact, Meeting, MeetingExport


def render_calendar(export: MeetingExport) -> str:
    """Return an event for every conversation with a time, and a day for every date to write again."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//coffeechat//meetings//EN")
    for contact in export.contacts:
        for meeting in contact.meetings:
            for event in _events(contact, meeting):
                calendar.add_component(event)
    years = [event.start.year for event in calendar.events]
    if years:
        # The years before and after hold the change of clocks that the first and last event are counted from.
        calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return calendar.to_ical().decode()


def _events(contact: Contact, meeting: Meeting) -> list[Event]:
    events = []
    who = f"{contact.name} ({contact.company})" if contact.company else contact.name
    if meeting.at:
        start = local_time(meeting)
        events.append(
            _event(meeting, meeting.uid, f"Conversation with {who}", start, start + timedelta(minutes=meeting.minutes))
        )
        if meeting.place:
            events[0].add("location", meeting.place)
    if meeting.follow_up:
        day = meeting.follow_up
        events.append(_event(meeting, f"follow-up-{meeting.uid}", f"Write to {who} again", day, day + timedelta(1)))
    return events


def _event(meeting: Meeting, uid: str, summary: str, start: date, end: date) -> Event:
    return Event.new(
        uid=uid, summary=summary, start=start, end=end, stamp=meeting.changed, last_modified=meeting.changed
    )


def local_time(meeting: Meeting) -> datetime:
    """Return when a meeting takes place, by the clock of its zone."""
    return meeting.at.replace(tzinfo=ZoneInfo(meeting.zone)) if meeting.zone else meeting.at
