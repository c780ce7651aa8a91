"""The app's front door: `streamlit run streamlit_app.py`.

Streamlit reads this file without running it and looks for a literal `app = st.App(...)`. An app that is
merely imported would be missed and run as a plain script, without our middleware and routes.
"""

import streamlit as st

from verdienmodel.app.server import SCRIPT, SETTINGS

app = st.App(SCRIPT, **SETTINGS)
