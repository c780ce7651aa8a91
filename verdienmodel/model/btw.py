"""Step 1, btw: what of a post is price and what is tax.

The row of a post itself is always what the exploitatie shows: without btw that is charged or comes back, with btw that does not.
Money and debts are always incl. btw.
"""

from __future__ import annotations

from verdienmodel.ground.address import join
from verdienmodel.ground.units import EUR_PER_MONTH, EUR_PER_YEAR
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Expression
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.scenario.btw_rules import Btw
from verdienmodel.scenario.items import Post

WORDS = {
    "ingevoerd": "zoals ingevuld",
    "zonder_btw": "zonder btw",
    "btw": "btw",
    "voorbelasting": "btw die u betaalt",
    "aftrek": "btw die u terugkrijgt",
    "niet_aftrekbaar": "btw die u niet terugkrijgt",
    "incl": "inclusief btw",
    "herziening": "herziening van de btw, per jaar",
    "herziening_van": "btw die u terugkreeg, per jaar van de herziening",
}
SHARE = {"belast": "{btw}.geldt", "gemengd": "{btw}.aftrekdeel"}
"""The share of the btw on a purchase that comes back; nothing for exempt use and use outside the economy."""
INVESTMENTS = "investeringen"


def split_btw(bench: Workbench, own: Draft, post: Post, btw: Btw, entered: Expression) -> Expression:
    """Rows for the btw of a post; what remains for the exploitatie is returned."""
    rows = _sold(own.address, post, btw) if btw.side == "verkoop" else _bought(own, btw)
    if "ingevoerd" not in rows:
        rows = {name: formula.replace(f"{own.address}.ingevoerd", own.address) for name, formula in rows.items()}
    main = rows.pop("", None)
    for name, formula in rows.items():
        _row(bench, own, name, entered if name == "ingevoerd" else parse(formula))
    return parse(main) if main else entered


def _sold(post: str, item: Post, btw: Btw) -> dict[str, str]:
    """A sale. What a consumer pays stays the same whatever the rate; what is left of it does not.

    A grant that counts as payment for a service (kas: nee) is booked whole, with its btw as a cost of its own.
    """
    books, whole = f"btw.{btw.books}", btw.included or not item.kas
    rate = f"{books}.{btw.rate}"
    due = f"{books}.geldt" + (f" * {books}.onzeker_belast" if btw.uncertain else "")
    if not whole:
        return {"btw": f"{post} * {rate} * {due}", "incl": f"{post} + {post}.btw"}
    rows = {
        "zonder_btw": f"{post}.ingevoerd / (1 + {rate})",
        "btw": f"{post}.zonder_btw * {rate} * {due}",
    }
    if not item.kas:
        return rows
    return {"ingevoerd": "", **rows, "incl": f"{post}.ingevoerd", "": f"{post}.ingevoerd - {post}.btw"}


def _bought(own: Draft, btw: Btw) -> dict[str, str]:
    """A purchase: the btw that does not come back is part of its price, and so of what is depreciated."""
    post, rate = own.address, f"btw.{btw.books}.{btw.rate}"
    share = SHARE.get(btw.deduction, "").format(btw=f"btw.{btw.books}")
    back = f" - {post}.aftrek" if share else ""
    rows = {
        "ingevoerd": "",
        "zonder_btw": f"{post}.ingevoerd / (1 + {rate})" if btw.included else f"{post}.ingevoerd",
        "voorbelasting": f"{post}.zonder_btw * {rate}",
        "niet_aftrekbaar": f"{post}.voorbelasting{back}",
        "incl": f"{post}.zonder_btw + {post}.voorbelasting",
        "": f"{post}.incl{back}",
    }
    if share:
        rows["aftrek"] = f"{post}.voorbelasting * {share}"
    if share and own.scope.startswith(INVESTMENTS):
        rows.update(_revised(post, share, f"btw.{btw.books}.herzieningstermijn"))
    return rows


def _revised(post: str, share: str, term: str) -> dict[str, str]:
    """What changes per year when what was bought is used otherwise than when it was bought (herziening)."""
    return {
        "herziening": f"(cohort({post}.aftrek, {term}) - {share} * cohort({post}.voorbelasting, {term})) / {term}",
        "herziening_van": f"cohort({post}.aftrek, {term}) / {term}",
    }


def _row(bench: Workbench, own: Draft, name: str, expression: Expression) -> None:
    """What is filled in keeps the words of the file, so that a mistake in them is still found at its place."""
    unit = EUR_PER_YEAR if name.startswith("herziening") else EUR_PER_MONTH
    formula = own.formula if name == "ingevoerd" else ""
    bench.add(
        Draft(
            join(own.address, name), f"{own.label}: {WORDS[name]}", unit, str(unit), "hulp", expression, own.scope,
            own.path, owner=own.address, formula=formula, runs=own.runs, force_row=True,
        )
    )  # fmt: skip
