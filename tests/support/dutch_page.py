"""Which words on a page are English: everything a reader sees or hears, against a list of English words."""

from __future__ import annotations

import re

from playwright.sync_api import Page

COLLECT = """() => {
  const found = [], icons = "[translate=no], [data-testid$=Icon]:not(button)";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (parent && !parent.closest("script, style, noscript") && !parent.closest(icons)) found.push(node.data);
  }
  const names = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder",
                 "alt", "data-tooltip"];
  for (const node of document.querySelectorAll("*"))
    for (const name of names) { const value = node.getAttribute(name); if (value) found.push(value); }
  return [document.title, ...found];
}"""

ENGLISH = frozenset(
    """
    above access account add added adjust all allowed an and any app apply are as at available axis back be before
    below browse button by cache cancel cannot change chart check checkbox choose clear clipboard close collapse color
    column columns connect connected connecting connection container copied copy dark date day decrease decrement delete
    deploy description deselect dialog disabled dismiss download drag drop dropdown edit empty enter error errors
    expand expanded expander export failed file files filter first fit for from fullscreen get go graph group has have
    heading help hidden hide home if image increase increment info input internet invalid is it item keyboard label
    larger last learn legend light limit link list load loading logo long main mark max maximum message min minimum
    missing month more move must navigation new next no not notification notifications now of off on once only
    option options or out page pages password pin please preview previous print press rect refresh remove reload
    replay report required rerun reset restart results retry row rows run running save screencast scroll search
    searching select selected selection server settings show sidebar size skip slider smaller sort source spec spinner
    start started status stopped submit symbol system tab table tabs text than that the theme then there these this
    time to toggle toolbar tooltip try type unable unknown unpin up update upload uploaded uploading url use value
    values view visualization wait warning was week when widget with without year yes you your zoom
    """.split()
)
"""Words of Streamlit, Vega and a browser. Words that are Dutch as well count as Dutch: see DUTCH_TOO."""

DUTCH_TOO = frozenset(
    "app as at be enter first has is label last link logo max min minimum maximum of on open pin start status tab was week".split()
)
"""Also words of Dutch, or of this field: soort: last, de app, een tab, de eerste maand heet 'start'; de toets Enter."""

NAMES = ("Watch Out",)
"""Names from a plan that are English: the project Watch Out in Kampen."""


def english(text: str) -> list[str]:
    """The English words of a text, in order."""
    for name in NAMES:
        text = text.replace(name, "")
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", re.sub(r"\S*[._/\\]\S*", " ", text.lower()))
    return [word for word in words if word in ENGLISH - DUTCH_TOO]


def english_on(page: Page) -> dict[str, list[str]]:
    """Each text on the page with English in it; empty is good."""
    return {text: words for text in page.evaluate(COLLECT) if (words := english(text))}
