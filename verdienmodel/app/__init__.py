"""Floor 9, a door: the app in the browser. The only package that imports streamlit."""
