"""The script that Streamlit runs: one page."""

from verdienmodel.app.page import show

show()
