"""Parkwijk's exploitatie by hand in numpy: what the engine is measured against, in time and in outcome.

The inputs were read from scenarios/wijkbedrijf_parkwijk.yaml, the template groen_grijs and the kengetallen, and are
written out here as numbers on purpose: nothing of the package is used. Months run from 2027-01 to 2036-12.
"""

from dataclasses import dataclass, field

import numpy as np

MONTHS = 120
YEARS = 10
# Consumer prices: rates of 2013 to 2026 (measured or estimated), and the last known one for 2027 to 2036.
RATES = [2.5, 1.0, 0.6, 0.3, 1.4, 1.7, 2.6, 1.3, 2.7, 10.0, 3.8, 3.3, 3.3, 2.3]
LATER_RATE = 2.7
BTW = 0.21


@dataclass
class Inputs:
    """The inputs that the exploitatie of the wijkbedrijf uses; shares instead of percentages."""

    weken_per_jaar: float = 52
    uren_voorbereiding: float = 200
    uren_verkennen: float = 300
    tarief_kwartiermaker: float = 65
    bijeenkomsten: float = 2000
    onderzoek: float = 4000
    proefploeg: float = 2500
    oprichting: float = 1200
    startbijdrage_fonds: float = 30000
    deel_voorbereiding: float = 0.40
    startbijdrage_gemeente: float = 14000
    coordinator_uren: float = 12
    loonkosten_coordinator: float = 40
    subsidie_uitvoering: float = 24000
    bijdrage_novo: float = 8000
    tuinklussen: float = 60
    prijs_tuinklus: float = 30
    inventaris: float = 12000
    levensduur_inventaris: float = 6
    verzekeringen: float = 1250
    administratie_kosten: float = 2500
    bankkosten: float = 300
    ict_telefoon: float = 900
    veiligheid: float = 700
    vrijwilligersbeleid: float = 1000
    lidmaatschappen: float = 250
    huisvesting: float = 3000
    onvoorzien: float = 0.03
    gazon: float = 40000
    heesters: float = 6000
    verharding: float = 50000
    aanloop: float = 12
    aanloop_begin: float = 0.50
    prijs_gazon: float = 0.475  # prijspeil 2024
    prijs_heesters: float = 2.25  # prijspeil 2024
    prijs_verharding: float = 0.165  # prijspeil 2012
    korting_kwaliteit: float = 0.02
    uren_gazon: float = 0.011
    uren_heesters: float = 0.05
    uren_verharding: float = 0.005
    productiviteit: float = 0.45
    medewerkers: float = 10
    werkleiding: float = 0.22
    loonkosten_werkleiding: float = 40
    vergoeding: float = 1
    groenafval: float = 0.4
    storttarief: float = 0.08
    machinekosten: float = 1.2
    bescherming: float = 75
    werkkleding: float = 90
    cursussen: float = 75
    bus: float = 4500
    berging: float = 1200
    inboet: float = 0.1
    verzekering: float = 500
    aftrek_zonder_omzet: float = 0.82
    rates: list[float] = field(default_factory=lambda: [*RATES, *[LATER_RATE] * YEARS])


def share_of_btw_back(i: Inputs, baten: dict[str, np.ndarray]) -> np.ndarray:
    """Taxed turnover of all turnover per calendar year, rounded up to whole percents; NOVO is exempt, grants are outside."""
    green = "onderdelen.groen_grijs.posten."
    taxed = baten["posten.tuinklussen"] + sum(baten[green + name] for name in ("gazon", "heesters", "verharding"))
    years = [row.reshape(YEARS, 12).sum(axis=1) for row in (taxed, taxed + baten["posten.novo"])]
    share = np.divide(years[0], years[1], out=np.zeros(YEARS), where=years[1] > 0)
    keys = np.where(years[1] > 0, np.ceil(share * 100 - 1e-9) / 100, i.aftrek_zonder_omzet)
    return np.repeat(keys, 12)


def exploitatie(i: Inputs) -> dict[str, np.ndarray]:
    """Every post of the wijkbedrijf per month, by its address, with baten, lasten and saldo."""
    level = np.concatenate([[1.0], np.cumprod(1 + np.array(i.rates) / 100)])  # 2012 to 2036
    year = np.repeat(np.arange(YEARS), 12)
    month = np.arange(MONTHS) % 12 + 1
    cpi = (level[15:] / level[14])[year]
    start = np.arange(MONTHS) < 6  # 2027-01 to 2027-06
    explore = (np.arange(MONTHS) >= 6) & (np.arange(MONTHS) < 12)
    runs = np.arange(MONTHS) >= 12
    per_month = runs / 12 * cpi
    season = np.where((month >= 4) & (month <= 10), 12 / 7, 0.0)
    share = np.minimum(1, i.aanloop_begin + (1 - i.aanloop_begin) * np.maximum(np.arange(MONTHS) - 12, 0) / i.aanloop)
    green = share * season * runs / 12

    def worn(bought: int, rise: float) -> np.ndarray:
        """Equal parts from the month of purchase, as long as it lasts."""
        age = np.arange(MONTHS) - bought
        lasts = (age >= 0) & (age < i.levensduur_inventaris * 12)
        return lasts * i.inventaris * rise / i.levensduur_inventaris / 12

    price = green * (1 - i.korting_kwaliteit) * cpi
    norm = (i.gazon * i.uren_gazon + i.heesters * i.uren_heesters + i.verharding * i.uren_verharding) * green
    worked = norm / i.productiviteit
    to_2026, from_2012 = level[14] / level[12], level[14] / level[0]
    baten = {
        "posten.fonds_voorbereiding": i.startbijdrage_fonds * i.deel_voorbereiding / 6 * start,
        "posten.gemeente_voorbereiding": i.startbijdrage_gemeente * i.deel_voorbereiding / 6 * start,
        "posten.fonds_verkennen": i.startbijdrage_fonds * (1 - i.deel_voorbereiding) / 6 * explore,
        "posten.gemeente_verkennen": i.startbijdrage_gemeente * (1 - i.deel_voorbereiding) / 6 * explore,
        "posten.subsidie": i.subsidie_uitvoering / 12 * runs,
        "posten.novo": i.bijdrage_novo * per_month,
        "posten.tuinklussen": i.tuinklussen * i.prijs_tuinklus * season * per_month,
        "onderdelen.groen_grijs.posten.gazon": i.gazon * i.prijs_gazon * to_2026 * price,
        "onderdelen.groen_grijs.posten.heesters": i.heesters * i.prijs_heesters * to_2026 * price,
        "onderdelen.groen_grijs.posten.verharding": i.verharding * i.prijs_verharding * from_2012 * price,
    }
    key = share_of_btw_back(i, baten)
    mixed = 1 + BTW * (1 - key)
    starting = {
        "posten.kwartiermaker_voorbereiding": i.uren_voorbereiding * i.tarief_kwartiermaker / 6 * start * cpi * mixed,
        "posten.bijeenkomsten": i.bijeenkomsten / 6 * start * cpi * mixed,
        "posten.kwartiermaker_verkennen": i.uren_verkennen * i.tarief_kwartiermaker / 6 * explore * cpi * mixed,
        "posten.onderzoek": i.onderzoek / 6 * explore * cpi * mixed,
        "posten.proefploeg": i.proefploeg / 6 * explore * cpi * mixed,
        "posten.oprichting": i.oprichting / 6 * explore * cpi * mixed,
    }
    running = {
        "posten.coordinator": i.coordinator_uren * i.weken_per_jaar * i.loonkosten_coordinator * per_month,
        "posten.vrijwilligersbeleid": i.vrijwilligersbeleid * per_month * mixed,
        "posten.huisvesting": i.huisvesting * per_month,
        "posten.verzekeringen": i.verzekeringen * per_month,
        "posten.administratie": i.administratie_kosten * per_month * mixed,
        "posten.bank": i.bankkosten * per_month,
        "posten.ict": i.ict_telefoon * per_month * mixed,
        "posten.veiligheid": i.veiligheid * per_month * mixed,
        "posten.lidmaatschappen": i.lidmaatschappen * per_month,
        "investeringen.inventaris.posten.afschrijving": worn(12, 1.0),
        "investeringen.vervanging.posten.afschrijving": worn(84, cpi[84]),
        "onderdelen.groen_grijs.posten.werkleiding": worked * i.werkleiding * i.loonkosten_werkleiding * cpi,
        "onderdelen.groen_grijs.posten.vergoeding": worked * i.vergoeding,
        "onderdelen.groen_grijs.posten.bescherming": i.medewerkers * i.bescherming * per_month,
        "onderdelen.groen_grijs.posten.werkkleding": i.medewerkers * i.werkkleding * per_month,
        "onderdelen.groen_grijs.posten.cursussen": i.medewerkers * i.cursussen * per_month,
        "onderdelen.groen_grijs.posten.berging": i.berging * per_month,
        "onderdelen.groen_grijs.posten.groenafval": (i.gazon + i.heesters) * i.groenafval * green * i.storttarief * cpi,
        "onderdelen.groen_grijs.posten.machines": worked * i.machinekosten * cpi,
        "onderdelen.groen_grijs.posten.inboet": i.heesters * i.inboet * per_month,
        "onderdelen.groen_grijs.posten.bus": i.bus * per_month,
        "onderdelen.groen_grijs.posten.verzekering": i.verzekering * per_month,
    }
    running["vpb.wijkbedrijf.posten.vpb"] = np.zeros(MONTHS)  # every year stays below the exemption
    lasten = {**starting, **running, "posten.onvoorzien": sum(running.values()) * i.onvoorzien}
    totals = {"baten": sum(baten.values()), "lasten": sum(lasten.values())}
    return {**baten, **lasten, **totals, "saldo": totals["baten"] - totals["lasten"]}


def per_year(months: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Every row per calendar year, with the total of the plan behind it."""
    years = {name: row.reshape(YEARS, 12).sum(axis=1) for name, row in months.items()}
    return {name: np.append(row, row.sum()) for name, row in years.items()}
