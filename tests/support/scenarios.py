"""A scenario with everything that looks back, for proofs; and the short way from text to study."""

from __future__ import annotations

from verdienmodel.study.opening import open_bytes, open_study
from verdienmodel.study.study import Study

HEAD = "schema: 1\nnaam: Proef\nvan: 2026-09\ntot_en_met: 2029-03\nprijspeil: 2026\n"

EVERYTHING = HEAD + """
boekjaar_begint: 9
administratie: bedrijf
partijen:
  bedrijf: {naam: Bedrijf, soort: organisatie, boeken: ja}
  gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}
seizoenen:
  zomer: {naam: Zomer, aandelen: [0, 0, 0, 0.1, 0.2, 0.3, 0.2, 0.1, 0.1, 0, 0, 0]}
indexen:
  eigen: {naam: Eigen index, daarna: "2,5%"}
tabellen:
  belasting:
    naam: Belasting
    zoekt_op: eur
    eenheid: aandeel
    rijen: {laag: {tot_en_met: 20000, waarde: 0.1}, midden: {tot_en_met: 30000, waarde: 0.2}, hoog: {waarde: 0.3}}
  bedrag:
    naam: Bedrag
    zoekt_op: eur
    eenheid: eur
    rijen: {klein: {tot_en_met: 25000, waarde: 500}, groot: {waarde: 900}}
profielen:
  verloop: {naam: Verloop, aandelen: [1, 0.8, 0.5]}
invoer:
  prijs: {eenheid: eur/stuk, waarde: {2026-01: 10, 2027-07: 12}, laag: 5, hoog: 20}
  aantal: {eenheid: stuk/jaar, waarde: 2400, laag: 1000, hoog: 4000}
  lening: {eenheid: eur, waarde: 24000}
  rente: {eenheid: "%/jaar", waarde: 4}
  looptijd: {eenheid: maand, waarde: 24}
  start_lening: {eenheid: datum, waarde: 2026-10}
  maximum: {eenheid: eur, waarde: 5000}
  aandeel: {eenheid: "%", waarde: 25}
  aanloop: {eenheid: maand, waarde: 6}
  instroom: {eenheid: persoon/maand, waarde: 2}
  duur: {eenheid: maand, waarde: 5}
grootheden:
  verkoop: {eenheid: eur/maand, formule: aantal * prijs * seizoen(zomer) * opstart(aanloop) * index(eigen)}
  opname: {eenheid: eur/maand, formule: "ineens(lening, start_lening)"}
  betaling: {eenheid: eur/maand, formule: "als(schuld_begin > 0, annuiteit(lening, rente, looptijd), 0)"}
  schuld_begin: {eenheid: eur, formule: "vorige(schuld)"}
  rentelast: {eenheid: eur/maand, formule: schuld_begin * rente}
  aflossing: {eenheid: eur/maand, formule: "als(schuld_begin > 0, betaling - rentelast, 0)"}
  schuld: {eenheid: eur, formule: "schuld_begin + deze_maand(opname) - deze_maand(aflossing)"}
  bijdrage_jaar: {eenheid: eur, formule: "min(maximum, jaartotaal(verkoop) * aandeel)"}
  afrekening: {eenheid: eur, formule: "vorig_jaar(verkoop) * aandeel"}
  aanwezig: {eenheid: persoon, formule: "cohort(instroom, duur, verloop)"}
  heffing: {eenheid: eur, formule: "schijven(jaartotaal(verkoop), belasting)"}
  trede: {eenheid: eur, formule: "staffel(jaartotaal(verkoop), bedrag)"}
  kas: {eenheid: eur, formule: "cumulatief(verkoop) - cumulatief(betaling)"}
  stroom: {eenheid: eur/maand, formule: "verkoop - opname"}
  waarde_nu: {eenheid: eur, formule: "ncw(verkoop, rente)"}
  rendement: {eenheid: "%/jaar", formule: "irr(stroom)", aard: getal}
  terug: {eenheid: maand, formule: "terugverdientijd(stroom)", aard: getal}
  diep: {eenheid: eur, formule: "laagste(kas)", aard: getal}
posten:
  verkoop: {naam: Verkoop, soort: baten, rubriek: omzet, formule: verkoop}
  subsidie: {naam: Subsidie gemeente, soort: baten, rubriek: subsidie, partij: gemeente, waarde: 6000, index: eigen, van: 2027-01}
  kamp: {naam: Zomerkamp, soort: lasten, waarde: 3000, spreiding: seizoenbedrag, seizoen: zomer}
  rente: {naam: Rente, soort: lasten, rubriek: rente, formule: rentelast}
  eenmalig: {naam: Eenmalig, soort: lasten, formule: gespreid(maximum), van: 2027-02, tot_en_met: 2027-04}
  pm: {naam: Onbekend, soort: lasten, waarde: pm}
opties:
  duur: {naam: Duurder, wijzigingen: [{adres: aantal, maal: 1.5}, {adres: posten.kamp.aan, zet: nee}]}
  anders: {naam: Anders, wijzigingen: [{adres: rente, zet: 0}, {adres: "prijs[2027-07]", plus: 1}]}
"""  # fmt: skip


def study_of(text: str) -> Study:
    """The study of a text that must be right."""
    found = open_bytes(text.encode(), "proef.yaml")
    assert found.study is not None, "\n".join(problem.text() for problem in found.problems)
    return found.study


def example_of(name: str, option: str = "") -> Study:
    """An example of the package, perhaps with one of its options."""
    found = open_study(name, option=option)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


def in_period(study: Study, address: str, period: str) -> float:
    """A value in a year or a month, by its label."""
    found = study.timeline.find_period(period)
    assert found is not None
    return study.value(address, found)


def messages_of(text: str) -> list[str]:
    """The errors of a text that must be wrong, as people read them."""
    return [problem.text() for problem in open_bytes(text.encode(), "proef.yaml").errors]
