"""A scenario with every building block: loans, investments, a provision, a reserve and money at other moments."""

HEAD = """
schema: 1
naam: Boeken
van: 2027-01
tot_en_met: 2033-12
prijspeil: 2027
administratie: wij
partijen:
  wij: {naam: Wij, soort: organisatie, boeken: ja}
  gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}
boekhouding:
  wij: {bank_begin: 20000, eigen_vermogen_begin: 20000}
"""
BOOKS = (
    HEAD
    + """
posten:
  omzet: {naam: Omzet, soort: baten, waarde: 24000, betaaltermijn: 2}
  huur: {naam: Huur, soort: lasten, waarde: 12000, betaaltermijn: -1}
  abonnement: {naam: Abonnementen, soort: baten, waarde: 6000, kaspatroon: voorjaar}
seizoenen:
  voorjaar: {naam: Voorjaar, aandelen: [0, 0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0]}
leningen:
  a: {sjabloon: annuitair, bedrag: 15000, rente: 8, looptijd: 60, opname: 2027-03}
  b: {sjabloon: lineair, bedrag: 12000, rente: 6, looptijd: 24, aflossingsvrij: 6, opname: 2027-05}
  c: {sjabloon: aflossingsvrij, bedrag: 5000, rente: 3, looptijd: 36, opname: 2028-01}
  d: {sjabloon: lineair_per_jaar, bedrag: 10000, rente: 5, looptijd: 5, opname: 2027-01}
  nul: {sjabloon: annuitair, bedrag: 1200, rente: 0, looptijd: 12, opname: 2027-01}
investeringen:
  bus: {sjabloon: lineair, bedrag: 11000, restwaarde: 1000, maand: 2027-07, levensduur: 5}
  pand: {sjabloon: kapitaallasten, bedrag: 30000, maand: 2028-01, levensduur: 10, rente: 2}
voorzieningen:
  dak: {dotatie: 2000, onderhoud: {2027-01: 0, 2030-01: 6000, 2031-01: 0}}
reserves:
  buffer: {toevoeging: 500, onttrekking: {2027-01: 0, 2031-01: 300}}
"""
)
