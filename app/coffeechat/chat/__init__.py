"""The only place that talks to a language model: prompt files, the wire, and what may go wrong on it.

A service opens one :class:`Job` for the work of one command, hands it :class:`Request` objects made by
``chat.units``, and gets for each the checked answer or the :class:`~coffeechat.errors.ModelError` for
which its offline result stands.
"""

from coffeechat.chat.answers import CitedAnswer, Confirmation, FoundFault, Wording
from coffeechat.chat.connection import Chat, forget_answers, open_chat
from coffeechat.chat.improve import Improvement, improve
from coffeechat.chat.job import Job
from coffeechat.chat.request import Request
from coffeechat.chat.usage import Usage

__all__ = [
    "Chat",
    "CitedAnswer",
    "Confirmation",
    "FoundFault",
    "Improvement",
    "Job",
    "Request",
    "Usage",
    "Wording",
    "forget_answers",
    "improve",
    "open_chat",
]
