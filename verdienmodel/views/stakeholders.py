"""Who pays and who gains, in words: the sentences on top and the rows of the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from verdienmodel.ground.timeline import Period
from verdienmodel.model.entries import OTHERS
from verdienmodel.model.graph import Statement
from verdienmodel.study.belanghebbenden import Column, Matrix, Share
from verdienmodel.study.gemeente import present_values
from verdienmodel.study.study import Study
from verdienmodel.views.format import euro, leaf_value, number

GETS, PAYS, SAVES, SALDO = "krijgt", "betaalt", "bespaart", "saldo"
WHOLE = "totaal"
"""The name of the period that is the whole plan."""
SHORT = {"vrijvallend": "Vrije uren (3)", "groei": "Vermeden groei (4)", "maatschappelijk": "Maatschappelijk (5)"}
PEOPLE = ("klanten", "leden", "deelnemers")
"""Parties that are many people: they pay for what they get themselves, and take a verb in the plural."""
OWN = ("organisatie", "")
"""The plan itself and everybody without a name: what they pay is no gift to others."""
BELOW = "Geen geld in een begroting"
NO_BOOKS = "zet boeken: ja bij deze partij voor haar begroting per taakveld"
NONE_SAVED = "Niemand bespaart geld."
NOT_SAID = "Wat partijen besparen, staat niet in dit plan. Vul het in bij effecten: in het bestand."
ALL_NO_MONEY = "Niemand bespaart geld. Wat het plan oplevert, is geen geld in een begroting."
MOST_NO_MONEY = "Het grootste deel van het voordeel is geen geld in een begroting."
SOME_NO_MONEY = "Een deel van het voordeel is geen geld in een begroting."
WRONG_POCKET = "Let op: wie betaalt en wie bespaart, zijn hier niet dezelfde. {payers} {verb} meer dan er terugkomt."
SHIFTED = "Niet alles is winst: een deel van wat wordt bespaard, missen anderen (een uitkering die stopt, een aanbieder die omzet mist)."
PM = "Let op: nog zonder bedrag (p.m.), en dus niet in deze getallen: {names}."
DIFFERS = "(een getal dat één scheelt: verschil door afronding)"


WORTH = "Wat alles samen nu waard is. Elk met een eigen rente; tel ze nooit bij elkaar op:"


def worth_rows(study: Study) -> tuple[str, ...]:
    """Each present value with its rate, in one line."""
    return tuple(
        f"{name}: {euro(float(study.results[address][0, 0]))} (rente {leaf_value(rate, study.leaf_value(rate.address))})"
        for address, name in present_values(study)
        for rate in [study.leaf(address.removesuffix("waarde") + "rente")]
    )


def when(period: Period) -> str:
    """In 2028, or all years together."""
    return "in alle jaren samen" if period.label == WHOLE else f"in {period.label}"


def sentences(matrix: Matrix) -> tuple[str, ...]:
    """What every party that pays for others or saves does, whether it is the same one, and what is no money."""
    told = [party for party in matrix.parties if _concerned(party)]
    facts = [fact(party, when(matrix.period)) for party in told if _amount(party, PAYS) or _amount(party, SAVES)]
    payers = [party for party in told if _pays_for(party, told)]
    wrong = [_wrong(payers)] if payers else []
    unknown = [PM.format(names=", ".join(f"‘{name}’" for name in matrix.unknown))] if matrix.unknown else []
    shifted = [SHIFTED] if any(_nobody(party) and _amount(party, SAVES) < 0 for party in matrix.parties) else []
    return (*facts, *wrong, *shifted, *unknown, *_no_money(matrix))


def _nobody(party: Share) -> bool:
    """Everybody without a name together."""
    return party.name == OTHERS


def _concerned(party: Share) -> bool:
    """Who pays for what others get, or saves something."""
    return not _nobody(party) and (bool(_amount(party, SAVES)) or party.kind not in (*OWN, *PEOPLE))


def _amount(party: Share, column: str) -> int:
    return party.shown.get(column, 0)


def _pays_for(party: Share, told: Sequence[Share]) -> bool:
    """Whether a party is left with less than nothing while another gains that pays nothing, or less."""
    if party.kind in (*OWN, *PEOPLE) or not _amount(party, SALDO) < 0 or not _amount(party, PAYS) < 0:
        return False
    return any(_gains(other, party) for other in told if other is not party)


def _gains(other: Share, payer: Share) -> bool:
    saves = _amount(other, SAVES)
    better = _amount(other, SALDO) > 0 or saves > _amount(payer, SAVES)
    return saves > 0 and better and _amount(other, PAYS) > _amount(payer, PAYS)


def _wrong(payers: Sequence[Share]) -> str:
    names = [party.label for party in payers]
    listed = " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return WRONG_POCKET.format(payers=listed, verb="betaalt" if len(names) == 1 else "betalen")


def fact(party: Share, period: str) -> str:
    """One sentence: Gemeente Hoek betaalt in 2028 € 77.810 en bespaart in geld € 12.000."""
    many = party.kind in PEOPLE
    pays, gets, saves = (abs(_amount(party, column)) for column in (PAYS, GETS, SAVES))
    verbs = {"betaalt": "betalen", "krijgt": "krijgen", "bespaart": "besparen", "is": "zijn"}
    pay, get, save, be = (verbs[verb] if many else verb for verb in verbs)
    if not pays and not gets and _amount(party, SAVES) > 0:
        return f"{party.label} {save} {period} {euro(saves)} en {pay} niets."
    parts = [f"{pay} {period} {euro(pays)}" if pays else f"{pay} {period} niets"]
    parts += [f"{get} {euro(gets)}"] if gets else []
    if SAVES not in party.values:
        return f"{party.label} {' en '.join(parts)}."
    if _amount(party, SAVES) < 0:
        last = f"{be} daarbij nog {euro(saves)} extra kwijt"
    else:
        last = f"{save} in geld {euro(saves)}" if saves else f"{save} geen geld"
    return f"{party.label} {', '.join(parts)} en {last}."


def _no_money(matrix: Matrix) -> list[str]:
    """Classes are compared one by one: they are never added up."""
    if SAVES not in matrix.total.values:
        return [NOT_SAID]
    saved = any(_amount(party, SAVES) for party in matrix.parties)
    others = [_amount(matrix.total, column.name) for column in matrix.others]
    if not any(others):
        return [] if saved else [NONE_SAVED]
    if not saved:
        return [ALL_NO_MONEY]
    money = max(_amount(party, SAVES) for party in matrix.parties)
    most = any(amount > money for amount in others)
    return [MOST_NO_MONEY if most else SOME_NO_MONEY]


def head(columns: Sequence[Column]) -> list[str]:
    """The names of the columns, short enough to stand beside each other."""
    return ["Partij", *(SHORT.get(column.name, column.label) for column in columns)]


def matrix_rows(matrix: Matrix, columns: Sequence[Column]) -> list[list[str]]:
    """A row per party and one for all together; nothing where a party has no such row."""
    rows = [row for row in (*matrix.parties, matrix.total) if any(column.name in row.values for column in columns)]
    return [[row.label, *(_cell(row, column) for column in columns)] for row in rows]


def _cell(row: Share, column: Column) -> str:
    return number(row.shown[column.name]) if column.name in row.shown else ""


def has_others(matrix: Matrix) -> bool:
    """Whether anything stands below the line."""
    return any(party.values.get(column.name) for party in matrix.parties for column in matrix.others)


def numbers(matrix: Matrix) -> dict[str, str]:
    """Every number of the matrix by its address, with the name of its row and column."""
    return {
        row.addresses[column.name]: f"{row.label}: {column.label}"
        for row in (*matrix.parties, matrix.total)
        for column in matrix.columns
        if column.name in row.addresses
    }


def books_numbers(statement: Statement) -> dict[str, str]:
    """Every number of a statement by its address, with whose it is and the heading above it."""
    found, above = dict[str, str](), ""
    for line in statement.lines:
        above = line.label if line.style == "kop" else above
        if line.address:
            found[line.address] = ", ".join(filter(None, (statement.administratie_label, above, line.label)))
    return found
