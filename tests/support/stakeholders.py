"""A small plan of two years in which one pays and others gain: every number can be checked by hand."""

from __future__ import annotations

SMALL = """
schema: 1
naam: Klein wijkbedrijf
van: 2027-01
tot_en_met: 2028-12
prijspeil: 2027
administratie: wijkbedrijf
partijen:
  wijkbedrijf: {naam: Wijkbedrijf, soort: organisatie, boeken: ja}
  gemeente: {naam: Gemeente Hoek, soort: gemeente, boeken: ja}
  rijk: {naam: Rijk, soort: rijk}
  klanten: {naam: Klanten, soort: klanten}
invoer:
  mensen: {naam: Mensen, eenheid: persoon, waarde: 10, toon_vanaf: 5, bron: telling}
  inwoners: {naam: Inwoners, eenheid: inwoner, waarde: 100, bron: CBS}
grootheden:
  per_inwoner: {naam: Per inwoner van Hoek, eenheid: eur/inwoner/jaar, formule: "som(administratie=gemeente, soort=lasten, telt=ja) / inwoners"}
posten:
  bijdrage: {naam: Bijdrage, soort: baten, partij: gemeente, waarde: 1000, taakveld: "6.1"}
  verkoop: {naam: Verkoop, soort: baten, partij: klanten, waarde: 500}
  start: {naam: Start, soort: lasten, administratie: gemeente, waarde: 50, taakveld: "6.1", structureel: nee}
  loon: {naam: Loon, soort: lasten, waarde: 1500}
leningen:
  garant: {naam: Garantie voor de bank, sjabloon: garantstelling, partij: gemeente, gegarandeerd: 8000, provisie: 0, start: 2027-01, looptijd: 5}
effecten:
  werk:
    naam: Minder uitkeringen
    partij: gemeente
    taakveld: "6.3"
    incasseerbaarheid: 1
    grootheden: {omvang: {naam: Mensen aan het werk, eenheid: persoon, formule: mensen}}
    posten:
      voordeel: {naam: Minder uitkeringen, soort: voordelen, waarde: 300, bron: opgave van de gemeente}
      rijk: {naam: Minder uitkeringen voor het Rijk, soort: voordelen, partij: rijk, waarde: 900}
  uren:
    naam: Uren van ambtenaren
    partij: gemeente
    taakveld: "0.4"
    incasseerbaarheid: 3
    posten: {voordeel: {naam: Uren van ambtenaren, soort: voordelen, waarde: 200}}
  rust:
    naam: Minder eenzaam
    partij: klanten
    incasseerbaarheid: 5
    posten: {voordeel: {naam: Minder eenzaam, soort: voordelen, waarde: 700}}
signalen:
  duur: {naam: Duur, als: "som(administratie=gemeente, soort=lasten, telt=ja) > 0", zeg: "De gemeente betaalt {maanden} maanden.", herstel: Betaal minder.}
  anders: {naam: Iets anders, als: posten.loon > 0, zeg: Er is loon.}
opties:
  niets: {naam: Niets doen, wijzigingen: [{adres: posten.bijdrage.aan, zet: nee}, {adres: effecten.werk.aan, zet: nee}]}
"""
"""In 2028 the gemeente pays 1.050 and saves 300, the Rijk pays nothing and saves 900."""
