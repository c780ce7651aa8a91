"""Options side by side in words and in lines of text: for whom which option is better, and how often."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.model.statements import ALL
from verdienmodel.study.doorrekening import Saldo
from verdienmodel.study.vergelijken import Compared, Comparison
from verdienmodel.views import comparison_tables as tables
from verdienmodel.views.comparison_tables import Side, within
from verdienmodel.views.input_names import change_words
from verdienmodel.views.risk_words import chance_words, text_rows
from verdienmodel.views.twin_words import apart_sentences

WITHIN = "Deze kansen gelden binnen de aannames van dit plan. Wat niemand heeft ingevuld, zit er niet in."
TOGETHER = "‘{label}’ telt de boeken van dit plan op, zonder wat zij elkaar betalen."


def within_words(found: Comparison) -> tuple[str, ...]:
    """How far the chances reach, and whose the books of all together are."""
    together = [TOGETHER.format(label=saldo.label) for saldo in found.saldos if saldo.administratie == ALL]
    return (WITHIN, *together)


def better_sentence(found: Comparison, option: Compared, saldo: Saldo) -> str:
    """For whom an option is better, in how many draws."""
    against = found.against(option, saldo)
    which, other = within(option), within(found.reference)
    if against.better.value == 0 and against.worse.value == 0:
        return f"Voor {saldo.label} is {which} altijd gelijk aan {other}."
    return (
        f"Voor {saldo.label} is {which} in {chance_words(against.better)} doorrekeningen beter dan {other}, "
        f"en in {chance_words(against.worse)} slechter."
    )


def comparison_text(found: Comparison) -> Iterator[str]:
    """For whom what is better first, then every table."""
    yield from (*within_words(found), "")
    for option in found.others:
        yield from (better_sentence(found, option, saldo) for saldo in found.saldos)
        yield ""
    yield from apart_sentences(found.base.found.study)
    for side in (*saldo_sides(found), *other_sides(found), *bridge_sides(found)):
        yield from (side.title, *text_rows(side.heads, side.shown), "")


def saldo_sides(found: Comparison) -> Iterator[Side]:
    """Per administratie: what may come out, when there is a tekort, the paired differences and the regret."""
    for saldo in found.saldos:
        for make in (
            tables.saldo_table,
            tables.middle_table,
            tables.deficit_table,
            tables.pair_table,
            tables.regret_table,
        ):
            yield make(found, saldo)


def other_sides(found: Comparison) -> Iterator[Side]:
    """The bank, guarantees, costs per visit and so on, and taakvelden."""
    yield from (tables.money_table(found, item) for item in found.money)
    yield from (tables.garantie_table(found, item) for item in found.garanties)
    yield from (tables.measure_table(found, item) for item in found.maten)
    yield from tables.detail_tables(found)


def bridge_sides(found: Comparison) -> Iterator[Side]:
    """Every option in all books in which its begroting differs."""
    for option in found.others:
        for saldo in found.saldos:
            if found.brug(option, saldo).steps:
                yield tables.bridge_table(found, option, saldo)


def changes_text(option: Compared) -> list[str]:
    """What an option changes, value by value."""
    study = option.found.study
    return [change_words(study, study.leaf(item.leaf), item.before, item.now) for item in option.changed]
