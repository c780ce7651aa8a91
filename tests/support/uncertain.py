"""A small plan in which everything that can be uncertain is uncertain."""

from __future__ import annotations

BARE = "schema: 1\nnaam: Proef\nvan: 2027-01\ntot_en_met: 2029-12\nprijspeil: 2026\n"
HEAD = BARE + "administratie: stichting\n"
PLAN = (
    HEAD
    + """
partijen: {stichting: {naam: Stichting, soort: organisatie, boeken: ja}}
paden: {weer: {naam: Het weer, schok: 20}}
invoer:
  leden: {naam: Leden, eenheid: lid, waarde: 120, onzekerheid: {pert: {laag: 80, hoog: 150}}}
  bezoek: {naam: Bezoek, eenheid: bezoek/jaar, waarde: 1000, onzekerheid: {pad: weer, sterkte: 50}}
  prijs: {naam: Prijs, eenheid: eur/bezoek, waarde: 5, onzekerheid: {p10: 90%, p90: 110%}}
  contributie: {naam: Contributie, eenheid: eur/lid/jaar, waarde: "12,50", onzekerheid: {vast: ja}}
posten:
  contributie: {naam: Contributie, soort: baten, formule: leden * contributie}
  kaartjes: {naam: Kaartjes, soort: baten, formule: bezoek * prijs * index(cpi)}
  huur: {naam: Huur, soort: lasten, waarde: 5200, onzekerheid: {normaal: {spreiding: 200}}}
gebeurtenissen:
  pomp:
    naam: Pomp kapot
    sjabloon: schade
    kans: 20
    van: 2027-03
    laatst: 2028-10
    invoer: {schade: {waarde: 5000, onzekerheid: {vast: ja}}, eigen_risico: {waarde: 500, onzekerheid: {vast: ja}}}
  minder: {naam: Leden weg, kans: 10, wijzigingen: [{adres: leden, maal: 0.5}]}
samenhang: {geld: {tussen: [leden, prijs], rang: 0.5}}
boekhouding: {stichting: {bank_begin: {waarde: 1000, onzekerheid: {vast: ja}}}}
opties:
  gelijk: {naam: Gelijk, uitleg: Hetzelfde nog eens., wijzigingen: [{adres: prijs, zet: 5}]}
  duurder: {naam: Duurder, uitleg: Een hogere prijs., wijzigingen: [{adres: prijs, zet: 6}]}
  kapot: {naam: Kapot, uitleg: De pomp gaat zeker kapot., wijzigingen: [{adres: gebeurtenissen.pomp.aan, zet: ja}]}
"""
)
