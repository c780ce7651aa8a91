"""Step 1, money: when the money of a post moves, and what stands open until it does.

Only posts with a betaaltermijn or a kaspatroon get rows of their own; the money of any other moves when it is booked.
"""

from __future__ import annotations

from verdienmodel.ground.units import EUR, EUR_PER_MONTH, Unit
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name, product
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.scenario.items import Post

ROWS = (
    ("kas", "betaald of ontvangen", EUR_PER_MONTH, ""),
    ("openstaand", "geboekt en nog niet betaald", EUR, "cumulatief({post} - {post}.kas)"),
    ("nog_te_betalen", "nog te betalen", EUR, "max(0, {post}.openstaand)"),
    ("vooruit", "vooruit betaald", EUR, "max(0, 0 - {post}.openstaand)"),
)
"""What each post with a time of payment has: name, words, unit and formula."""


def add_cash(bench: Workbench, address: str, post: Post) -> None:
    """The rows of one post: its money, and what is still due or already paid for later."""
    own = bench.drafts.get(address)
    if own is None or own.expression is None or not post.kas or not (post.betaaltermijn or post.kaspatroon):
        return
    if post.betaaltermijn and post.kaspatroon:
        bench.problem(
            "S050",
            own.path,
            "deze post heeft een betaaltermijn én een kaspatroon",
            "dan is niet duidelijk wanneer het geld beweegt",
            "kies één van beide",
        )
        return
    for name, words, unit, formula in ROWS:
        expression = parse(formula.format(post=address)) if formula else _money(address, post)
        _row(bench, own, f"{address}.{name}", f"{post.naam}: {words}", unit, expression)


def _money(address: str, post: Post) -> Expression:
    """Money after, before, or by a pattern over the year of its own."""
    months = post.betaaltermijn or 0
    if months > 0:
        return parse(f"vorige({address}, 0, maanden={months})")
    if months < 0:  # all that is paid up to now is all that is booked up to so many months from now
        ahead = f"volgende(cumulatief({address}), maanden={-months})"
        return parse(f"als_stroom({ahead} - vorige({ahead}))")
    season = Call("seizoen", (), (("naam", post.kaspatroon or ""),))
    share = Call("seizoen_passend", (season, Literal(1.0)))
    return Call("als_stroom", (product(Call("jaartotaal", (Name(address),)), share),), (("per", "jaar"),))


def _row(bench: Workbench, own: Draft, address: str, label: str, unit: Unit, expression: Expression) -> None:
    bench.add(
        Draft(
            address, label, unit, str(unit), "hulp", expression, own.scope, own.path, owner=own.address, force_row=True
        )
    )
