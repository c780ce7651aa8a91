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
GRANTS = (
    HEAD
    + """
seizoenen:
  december: {naam: December, aandelen: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]}
invoer:
  deelnemers: {eenheid: deelnemer/jaar, waarde: {2027-01: 180, 2028-01: 360}}
posten:
  project: {naam: Project, soort: lasten, waarde: {2027-01: 9600, 2028-01: 15000}}
  zaal: {naam: Zaal, soort: lasten, waarde: {2027-01: 6000, 2028-01: 18000, 2029-01: 0}}
  kamp: {naam: Kamp, soort: baten, waarde: 2400, seizoen: december}
subsidies:
  dorp: {sjabloon: vast, verleend: {2027-01: 12000, 2029-01: 9000}, voorschot: 80, tot_en_met: 2029-12}
  proef:
    sjabloon: werkelijke_kosten
    verleend: 12000
    voorschot: 100
    grootheden: {kosten: {formule: posten.project}}
  traject:
    sjabloon: per_eenheid
    bedrag: {eenheid: eur/deelnemer, waarde: 50}
    begroot: {eenheid: deelnemer/jaar, waarde: 240}
    maximum: 15000
    voorschot: 80
    grootheden: {geleverd: {formule: deelnemers * bedrag}}
  bus: {sjabloon: investeringsbijdrage, bedrag: 6000, maand: 2027-07, levensduur: 5}
  vangnet:
    sjabloon: tekortgarantie
    aandeel: 50
    maximum: 3000
    grootheden: {tekort: {formule: posten.zaal - posten.kamp}}
"""
)
"""Every form of subsidy."""
