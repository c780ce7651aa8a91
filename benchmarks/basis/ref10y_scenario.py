"""ref10y as a scenario in the language of the product, and its inputs as draws per leaf.

The text is made from the same constants as the yardstick, so that both work out the same plan. What the yardstick
calls a line is a post here; btw, loans, the reserve rule and the effect for the gemeente are formulas.
"""

from collections.abc import Iterator

import numpy as np
from ref10y import BASE, CAP, CASH0, END, IA, IB, IG, LA, LN, LR, LS, NS, PAY, SIGN, START, VAT, G, L, W, Y

FIRST = 2027
OUTPUTS = ("resultaat", "kas_eind", "gemeente", "kas")
"""The result and the effect per year, the cash at the end of the year, and the cash in every month."""

HEAD = """\
schema: 1
naam: Ref10y
van: 2027-01
tot_en_met: 2036-12
prijspeil: 2027
administratie: wij
partijen: {wij: {naam: Wij, soort: organisatie, boeken: nee}}
"""
FORMULAS = """\
  saldo: {eenheid: eur/maand, formule: "SALDO"}
  btw: {eenheid: eur/maand, formule: "hoog * (HOOG) + laag * (LAAG)"}
  gemeente: {eenheid: eur/maand, formule: "gewicht_plus * (PLUS) - gewicht_min * (MIN)"}
  btw_kwartaal: {eenheid: eur, formule: "kwartaal_tot_nu(btw)"}
  afdracht: {eenheid: eur, formule: "als(maand() == een or maand() == vier or maand() == zeven or maand() == tien, vorige(btw_kwartaal), 0)"}
  resultaat: {eenheid: eur/maand, formule: "saldo - rentelast_0 - rentelast_1"}
  stroom: {eenheid: eur, formule: "deze_maand(saldo + btw + opname_0 * (1 - x10) + opname_1 * (1 - x11) - termijn_0 - termijn_1) - afdracht"}
  kas: {eenheid: eur, formule: "vorige(kas_eind, kas_begin) + stroom"}
  kas_eind: {eenheid: eur, formule: "kas - als(jaareinde(), deel * max(0, kas - grens), 0)"}
"""
LOAN = """\
  rente_{j}: {{eenheid: "%/jaar", formule: "max(rente_minimum, rente_basis_{j} + rente_stap * (x{k} - 1))"}}
  opname_{j}: {{eenheid: eur/maand, formule: "ineens(lening_{j}, van_{j})"}}
  termijn_{j}: {{eenheid: eur/maand, formule: "als(vanaf(van_{j}) and tot_en_met(tot_{j}), annuiteit(lening_{j}, rente_{j}, duur_{j}), 0)"}}
  schuld_begin_{j}: {{eenheid: eur, formule: "vorige(schuld_{j}) + deze_maand(opname_{j})"}}
  rentelast_{j}: {{eenheid: eur/maand, formule: "schuld_begin_{j} * rente_{j} * loopt_{j}"}}
  schuld_{j}: {{eenheid: eur, formule: "schuld_begin_{j} + deze_maand(rentelast_{j}) - deze_maand(termijn_{j})"}}
  loopt_{j}: {{eenheid: getal, formule: "vanaf(van_{j}) and tot_en_met(tot_{j})"}}
"""


def month(position: int) -> str:
    return f"{FIRST + position // 12}-{position % 12 + 1:02d}"


def price(path: int, year: int) -> str:
    """The address of a price level in a year."""
    return f"prijs_{path}[{month(12 * year)}]"


def number(value: float) -> str:
    return repr(float(value))


def inputs() -> Iterator[str]:
    for k in range(NS):
        yield f"  x{k}: {{eenheid: getal, waarde: 1}}"
    for g in range(G):
        yield f"  prijs_{g}: {{eenheid: getal, waarde: {{{', '.join(f'{month(12 * y)}: 1' for y in range(Y))}}}}}"
    for l in range(L):
        yield f"  basis_{l}: {{eenheid: eur/maand, waarde: {number(BASE[l])}}}"
    plain = {"hoog": 0.21, "laag": 0.09, "gewicht_plus": 0.25, "gewicht_min": 0.4, "deel": PAY}
    plain |= {"een": 1, "vier": 4, "zeven": 7, "tien": 10}
    yield from (f"  {name}: {{eenheid: getal, waarde: {value}}}" for name, value in plain.items())
    yield f"  kas_begin: {{eenheid: eur, waarde: {CASH0}}}"
    yield f"  grens: {{eenheid: eur, waarde: {CAP}}}"
    yield '  rente_minimum: {eenheid: "%/jaar", waarde: 0.1}'
    yield '  rente_stap: {eenheid: "%/jaar", waarde: 10}'
    for j in range(2):
        yield f"  lening_{j}: {{eenheid: eur, waarde: {LA[j]}}}"
        yield f'  rente_basis_{j}: {{eenheid: "%/jaar", waarde: {number(LR[j] * 100)}}}'
        yield f"  duur_{j}: {{eenheid: maand, waarde: {LN[j]}}}"
        yield f"  van_{j}: {{eenheid: datum, waarde: {month(LS[j])}}}"
        yield f"  tot_{j}: {{eenheid: datum, waarde: {month(LS[j] + LN[j] - 1)}}}"


def seasons() -> Iterator[str]:
    for s in range(12):
        shares = (1 + 0.2 * np.sin(2 * np.pi * (np.arange(12) + s) / 12)) / 12
        yield f"  s{s}: {{naam: Seizoen {s}, aandelen: [{', '.join(map(number, shares))}]}}"


def posts() -> Iterator[str]:
    for l in range(L):
        factors = [f"basis_{l}", *(f"x{k}" for k in (IA[l], IB[l]) if k >= 0), f"prijs_{IG[l]}", f"seizoen(s{l % 12})"]
        dates = f", van: {month(START[l])}, tot_en_met: {month(END[l] - 1)}"
        kind = "baten" if SIGN[l] > 0 else "lasten"
        yield f'  p{l}: {{naam: Post {l}, soort: {kind}, formule: "{" * ".join(factors)}"{dates}}}'


def signed(lines: np.ndarray) -> str:
    terms = (f"{'+' if SIGN[l] > 0 else '-'} posten.p{l}" for l in lines)
    return " ".join(terms).removeprefix("+ ").replace("- ", "0 - ", 1) if SIGN[lines[0]] < 0 else " ".join(terms)[2:]


def text() -> str:
    """The scenario as a file."""
    names = {"SALDO": np.arange(L), "HOOG": np.flatnonzero(VAT == 0.21), "LAAG": np.flatnonzero(VAT == 0.09)}
    names |= {"PLUS": np.flatnonzero(W > 0), "MIN": np.flatnonzero(W < 0)}
    formulas = FORMULAS
    for name, lines in names.items():
        formulas = formulas.replace(name, signed(lines))
    loans = "".join(LOAN.format(j=j, k=16 + j) for j in range(2))
    rooms = {"seizoenen": seasons(), "invoer": inputs(), "posten": posts()}
    blocks = (f"{room}:\n" + "\n".join(lines) + "\n" for room, lines in rooms.items())
    return HEAD + "".join(blocks) + "grootheden:\n" + formulas + loans


def draws(XT: np.ndarray, IT: np.ndarray) -> dict[str, np.ndarray]:
    """The inputs of the yardstick (factors x draws) as draws per leaf."""
    found = {f"x{k}": XT[k] for k in range(NS)}
    return found | {price(g, y): IT[g, y] for g in range(G) for y in range(Y)}
