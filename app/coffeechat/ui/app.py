"""The script that Streamlit runs for every drawing: the frame around the pages."""

from pathlib import Path

import streamlit as st

from coffeechat.errors import CoffeechatError
from coffeechat.ui import (
    critique_page,
    letter_page,
    library_page,
    meetings_page,
    questions_page,
    request_page,
    rules_page,
    show,
    sidebar,
)

# A named icon would be fetched from a server elsewhere; this one lies here.
_ICON = Path(__file__).with_name("icon.svg")

st.set_page_config(page_title="coffeechat", page_icon=str(_ICON), layout="wide")
page = st.navigation(
    [
        st.Page(critique_page.draw, title="Check a draft", icon=":material/edit_note:", url_path="check", default=True),
        st.Page(questions_page.draw, title="Plan questions", icon=":material/forum:", url_path="questions"),
        st.Page(request_page.draw, title="Ask for a talk", icon=":material/outgoing_mail:", url_path="request"),
        st.Page(letter_page.draw, title="Write a thank-you", icon=":material/mail:", url_path="thank-you"),
        st.Page(letter_page.draw_follow_up, title="Follow up", icon=":material/update:", url_path="follow-up"),
        st.Page(meetings_page.draw, title="Your meetings", icon=":material/group:", url_path="meetings"),
        st.Page(library_page.draw, title="Ask the experts", icon=":material/menu_book:", url_path="ask"),
        st.Page(rules_page.draw, title="What we look for", icon=":material/checklist:", url_path="rules"),
    ]
)
show.style()
try:
    sidebar.draw()
    page.run()
except CoffeechatError as error:
    show.trouble(error)
