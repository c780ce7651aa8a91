"""The script that Streamlit runs: five pages in a flat list (a list with sections fails WCAG 1.3.1)."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from verdienmodel.app import compare_page, gemeente_page, plan_page, risk_page, start_page, texts

# An icon of our own: Streamlit fetches its built-in ones from elsewhere, and nothing may leave this computer.
ICON = str(Path(__file__).parent / "icoon.svg")
st.set_page_config(page_title=texts.TITLE, page_icon=ICON, layout="wide")
plan: StreamlitPage = st.Page(
    lambda: plan_page.show(start, risk), title=texts.PLAN, icon=":material/table_view:", url_path="begroting"
)
start: StreamlitPage = st.Page(
    lambda: start_page.show(plan), title=texts.START, icon=":material/home:", url_path="start", default=True
)
risk: StreamlitPage = st.Page(
    lambda: risk_page.show(start), title=texts.RISK, icon=":material/casino:", url_path="onzekerheid"
)
compare: StreamlitPage = st.Page(
    lambda: compare_page.show(start), title=texts.COMPARE, icon=":material/compare_arrows:", url_path="vergelijken"
)
gemeente: StreamlitPage = st.Page(
    lambda: gemeente_page.show(start), title=texts.STAKEHOLDERS, icon=":material/account_balance:", url_path="gemeente"
)
st.navigation([start, plan, risk, compare, gemeente], position="top").run()
