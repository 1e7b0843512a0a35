"""The fields that the letter pages share, and the facts of the notes to tick."""

import streamlit as st

from coffeechat.coach import Coach
from coffeechat.errors import CoffeechatError
from coffeechat.model import Channel, NoteFact, Register
from coffeechat.ui import show

CHANNELS: dict[Channel, str] = {
    "email": "E-mail",
    "card": "Handwritten card",
    "linkedin": "LinkedIn message",
    "phone": "Phone call",
}
_REGISTERS: dict[Register, str] = {"plain": "Plain", "formal": "Formal", "warm": "Warm", "brief": "Brief"}
_VERSIONS = [1, 2, 3, 4]
_KEPT_OUT = {"private", "personal"}


def ask_people(job: str) -> dict[str, str]:
    """Ask who writes to whom."""
    keep = {"persist_state": "session"}
    label = "Whom you want to meet" if job == "request" else "Who you met"
    left, right = st.columns(2)
    to = left.text_input(label, key=f"{job}.to", placeholder="Ingrid Bergström", **keep)
    sender = right.text_input("Your name", key=f"{job}.sender", placeholder="Dana Whitfield", **keep)
    return {"to": to, "sender": sender}


def ask_manner(job: str, channels: list[Channel]) -> dict[str, object]:
    """Ask how the letter is sent, how it sounds, and which version is wanted."""
    keep = {"persist_state": "session"}
    channel, register, variant = st.columns(3)
    return {
        "channel": channel.selectbox(
            "How you send it", channels, format_func=CHANNELS.__getitem__, key=f"{job}.channel", **keep
        ),
        "register": register.selectbox(
            "How it sounds", list(_REGISTERS), format_func=_REGISTERS.__getitem__, key=f"{job}.register", **keep
        ),
        "variant": variant.selectbox(
            "Version",
            _VERSIONS,
            key=f"{job}.variant",
            help="Other versions tell other facts first, in another order or at another length.",
            **keep,
        ),
    }


def ask_facts(job: str, coach: Coach, notes: str, people: dict[str, str]) -> list[str] | None:
    """Let the user tick what may be told; None while they leave the choice to us.

    What is private or personal can be seen, not ticked.
    """
    if not st.toggle("Let me choose what goes in", key=f"{job}.choose"):
        return None
    if not notes.strip():
        st.caption("What your notes say will stand here to tick, once you have given them.")
        return None
    try:
        facts = coach.letter_writer.facts(notes, **people)
    except CoffeechatError as error:
        show.trouble(error)
        return None
    return [fact.id for fact in facts if _tick(job, fact)]


def _tick(job: str, fact: NoteFact) -> bool:
    kept_out = fact.type in _KEPT_OUT
    label = f"{fact.id}. {' '.join(fact.quote.split())}" + (f" ({fact.type}: stays out)" if kept_out else "")
    key = f"{job}.fact.{fact.id}.{fact.start}.{fact.end}"
    return st.checkbox(show.plain(label), value=not kept_out, disabled=kept_out, key=key)
