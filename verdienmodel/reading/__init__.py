"""The only floor that opens files and knows csv and YAML; gives rows and problems, never a meaning."""
