"""Step 1, money: when the money of a post moves, and what stands open until it does.

Only posts with a betaaltermijn, a kaspatroon or a part that is never paid get rows of their own; the money of any other
moves when it is booked. All of it is incl. btw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from verdienmodel.ground.units import EUR, EUR_PER_MONTH, NUMBER, Unit
from verdienmodel.language.parser import parse
from verdienmodel.language.tree import Call, Expression, Literal, Name, product
from verdienmodel.model.drafts import Draft, Workbench
from verdienmodel.model.graph import Leaf
from verdienmodel.model.inputs import entered, leaf_draft, source_of
from verdienmodel.scenario.items import Post

Row = tuple[str, str, Unit, Expression]
"""Name, words, unit and formula of a row."""


def add_cash(bench: Workbench, address: str, post: Post) -> None:
    """The rows of one post: its money, what never comes, and what is still due or already paid for later."""
    own = bench.drafts.get(address)
    if own is None or own.expression is None or not post.kas:
        return
    if post.betaaltermijn and post.kaspatroon:
        bench.problem(
            "S050",
            own.path,
            "deze post heeft een betaaltermijn én een kaspatroon",
            "dan is niet duidelijk wanneer het geld beweegt",
            "kies één van beide",
        )
    elif post.betaaltermijn or post.kaspatroon or post.oninbaar is not None:
        if post.oninbaar is not None:
            _share_not_paid(bench, own, post)
        for row in _rows(bench, address, post):
            _add(bench, own, *row)


def _rows(bench: Workbench, post: str, item: Post) -> Iterator[Row]:
    money = f"{post}.incl" if f"{post}.incl" in bench.drafts else post
    paid, lost = ("kas", "betaald of ontvangen"), ""
    if item.oninbaar is not None:
        yield "vervalt", "hoort te worden betaald", EUR_PER_MONTH, _money(money, item)
        yield "oninbaar", "nooit ontvangen", EUR_PER_MONTH, parse(f"{post}.vervalt * {post}.deel_oninbaar")
        yield *paid, EUR_PER_MONTH, parse(f"{post}.vervalt - {post}.oninbaar")
        lost = f" - {post}.oninbaar"
    else:
        yield *paid, EUR_PER_MONTH, _money(money, item)
    yield "openstaand", "geboekt en nog niet betaald", EUR, parse(f"cumulatief({money} - {post}.kas{lost})")
    yield "nog_te_betalen", "nog te betalen", EUR, parse(f"max(0, {post}.openstaand)")
    yield "vooruit", "vooruit betaald", EUR, parse(f"max(0, 0 - {post}.openstaand)")


def _share_not_paid(bench: Workbench, own: Draft, post: Post) -> None:
    """The share that is never received, as an input of its own."""
    address, path = f"{own.address}.deel_oninbaar", (*own.path, "oninbaar")
    label = f"{post.naam}: deel dat u nooit ontvangt"
    model = Leaf("", address, NUMBER, "%", 0.0, None, label, source_of(bench, post.bron), minimum=0.0, maximum=100.0)
    leaves = entered(bench, address, post.oninbaar, model, path)
    bench.add(replace(leaf_draft(model, address, own.scope, path, leaves), owner=own.address))


def _money(money: str, post: Post) -> Expression:
    """Money after, before, or by a pattern over the year of its own."""
    months = post.betaaltermijn or 0
    if months > 0:
        return parse(f"vorige({money}, 0, maanden={months})")
    if months < 0:  # all that is paid up to now is all that is booked up to so many months from now
        ahead = f"volgende(cumulatief({money}), maanden={-months})"
        return parse(f"als_stroom({ahead} - vorige({ahead}))")
    if not post.kaspatroon:
        return Name(money)
    season = Call("seizoen", (), (("naam", post.kaspatroon),))
    share = Call("seizoen_passend", (season, Literal(1.0)))
    return Call("als_stroom", (product(Call("jaartotaal", (Name(money),)), share),), (("per", "jaar"),))


def _add(bench: Workbench, own: Draft, name: str, words: str, unit: Unit, expression: Expression) -> None:
    address, label = f"{own.address}.{name}", f"{own.label}: {words}"
    bench.add(
        Draft(
            address, label, unit, str(unit), "hulp", expression, own.scope, own.path, owner=own.address, force_row=True
        )
    )
