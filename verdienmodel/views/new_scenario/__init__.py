"""A new scenario from three questions and eight fields: a commented file that runs at once.

`answers` asks and reads, `text` writes. Command line and app are doors to these two and work out nothing themselves.
"""
