"""A company with every kind of group, two onderdelen that share them, and posts that they share."""

from __future__ import annotations


def gazon(name: str, m2: float, extra: str = "") -> str:
    """Grass and nothing else: 0.01 hours per m2 at half speed, and 1 euro per m2."""
    nil = ", ".join(f"{key}: 0" for key in ("heesters", "verharding", "uren_heesters", "uren_verharding", "medewerkers",
        "groenafval", "storttarief", "machinekosten", "bescherming", "werkkleding", "cursussen", "bus", "berging", "inboet",
        "verzekering", "loonkosten_werkleiding", "werkleiding"))  # fmt: skip
    return (
        f"  {name}: {{sjabloon: groen_grijs, gazon: {m2}, uren_gazon: 0.01, productiviteit: 50, aanloop: 1, aanloop_begin: 100,"
        f" prijs_gazon: {{eenheid: eur/m2/jaar, waarde: 1}}, {nil}{extra}}}\n"
    )


GUIDED = "mensen_per_begeleider: 5, loonkosten_begeleiding: 40"
PEOPLE = f"""schema: 1
naam: Mensen
van: 2026-03
tot_en_met: 2028-06
prijspeil: 2026
administratie: wij
partijen:
  wij: {{naam: Wij, soort: organisatie, rechtsvorm: stichting, boeken: ja}}
  gemeente: {{naam: Gemeente, soort: gemeente, boeken: ja}}
boekhouding: {{wij: {{bank_begin: 1000, eigen_vermogen_begin: 1000}}}}
btw: {{wij: {{}}, gemeente: {{sjabloon: bcf}}}}
posten:
  coordinator: {{naam: Coördinator, soort: lasten, waarde: 24000, index: cpi, verdeling: gewerkte_uren}}
  huur: {{naam: Huur, soort: lasten, waarde: 3600, verdeling: {{noord: 30, zuid: 70}}}}
deelnemers:
  dagbesteding: {{sjabloon: dagbesteding, partij: gemeente, begin: 3, plaatsen: 8, uren: 12, leren: 10, {GUIDED}}}
  proefplaats: {{sjabloon: proefplaats, instroom: 0.5, plaatsen: 4, uren: 20, begeleidingsvergoeding: 100, {GUIDED}}}
  ervaring: {{sjabloon: werkervaringsplaats, partij: gemeente, instroom: {{2026-01: 1, 2027-01: 0.25}}, plaatsen: 9, uren: 16, trajectprijs: 1200, {GUIDED}}}
  participatie: {{sjabloon: participatieplaats, instroom: {{2026-01: 1, 2026-06: 0}}, plaatsen: 4, uren: 12, premie: 25, {GUIDED}}}
  baan: {{sjabloon: banenafspraak_lks, partij: gemeente, instroom: {{2026-01: 0.5, 2026-09: 0}}, plaatsen: 4, uren: 24, loonwaarde: 45, forfait_maanden: 6, pensioen: 5, {GUIDED}}}
  beschut: {{sjabloon: beschut, mensen: b, tot_en_met: 2026-12, begin: 1, plaatsen: 1, uren: 24, loonwaarde: 35, pensioen: 0, {GUIDED}}}
  ingeleend: {{sjabloon: beschut_inleen, mensen: b, van: 2027-01, begin: 1, plaatsen: 1, uren: 24, inleenvergoeding: 5, {GUIDED}}}
  leerling: {{sjabloon: bbl, begin: 1, plaatsen: 2, uren: 32, uurloon: 14, pensioen: 0, praktijkleren: 2000, {GUIDED}}}
  vrijwilligers: {{sjabloon: vrijwilliger, begin: 4, uitstroom: {{2026-01: 0.1, 2027-01: 0}}, plaatsen: 10, uren: 5, vergoeding: 2, reiskosten: 10}}
  vakman: {{sjabloon: betaald, begin: 0.5, plaatsen: 1, uren: 36, uurloon: 19, pensioen: 6}}
onderdelen:
{gazon("noord", 160000, ", inhuren: ja")}{gazon("zuid", 400000)}
opties:
  minder: {{naam: Minder mensen, wijzigingen: [{{adres: deelnemers.vrijwilligers.aan, zet: nee}}, {{adres: deelnemers.dagbesteding.begin, zet: 1}}]}}
"""
