"""Contacts and conversations: what belongs to each, what is promised, what is due."""

from coffeechat.meetings.changes import Change
from coffeechat.meetings.meetings import Meetings

__all__ = ["Change", "Meetings"]
