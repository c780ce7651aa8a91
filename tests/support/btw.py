"""A company that charges btw at every rate, buys for all of it, and a gemeente that pays it."""

from tests.support.books import HEAD

PARTIES = "partijen:\n  bewoners: {naam: Bewoners, soort: klanten}\n  corporatie: {naam: Corporatie, soort: woningcorporatie}\n"


def company(posts: str, btw: str = "wij: {}", head: str = HEAD) -> str:
    """A scenario with these posts and this btw."""
    return head.replace("partijen:\n", PARTIES) + f"btw:\n  {btw}\n" + posts


MIXED = company("""
posten:
  klus: {naam: Klussen, soort: baten, btw: hoog, partij: bewoners, waarde: 14520}
  opdracht: {naam: Opdracht, soort: baten, btw: hoog, partij: gemeente, vorm: opdracht, waarde: 24000, betaaltermijn: 1}
  zaal: {naam: Zaal, soort: baten, btw: vrijgesteld, rubriek: verhuur, waarde: {2027-01: 12000, 2028-01: 36000}}
  gift: {naam: Gift, soort: baten, rubriek: fondsen, waarde: 5000}
  materiaal: {naam: Materiaal, soort: lasten, btw: hoog, aftrek: belast, waarde: 6000, betaaltermijn: 1}
  kantoor: {naam: Kantoor, soort: lasten, btw: hoog, waarde: 12000}
  zaalkosten: {naam: Zaalkosten, soort: lasten, btw: laag, btw_inbegrepen: ja, aftrek: vrijgesteld, waarde: 1308}
investeringen:
  bus: {sjabloon: lineair, bedrag: 12000, maand: 2027-03, levensduur: 5, posten: {aankoop: {btw: hoog}}}
""")
"""Per month in 2027 — klus 1 210 at the counter: 1 000 and 210 btw. Opdracht 2 000 and 420 btw. Zaal 1 000. So taxed 36 000 of
48 000: key 75%. Materiaal 500, btw 105 back. Kantoor 1 000, btw 210 of which 157.50 back: costs 1 052.50. Zaalkosten 109.
The bus: 12 000, btw 2 520 of which 1 890 back: costs 12 630. Returns 2027: Q1 3 x (630 - 262.50) - 1 890 = -787.50, other
quarters 1 102.50. In 2028 taxed 36 000 of 72 000: key 50%, estimated 75%: in December 12 x 210 x 25% = 630 more is due."""


KOR = company(
    """
seizoenen:
  zomer: {naam: Zomer, aandelen: [0, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0]}
posten:
  entree: {naam: Entree, soort: baten, btw: laag, partij: bewoners, waarde: {2027-01: 26160, 2028-01: 21000, 2030-01: 20000}}
  werk: {naam: Werk, soort: baten, btw: hoog, partij: gemeente, vorm: opdracht, waarde: {2027-01: 0, 2030-01: 1200, 2031-01: 0}, betaaltermijn: 1, oninbaar: 2}
  zaad: {naam: Zaad, soort: lasten, btw: hoog, aftrek: belast, waarde: 1200}
""",
    "wij: {kor: ja}\n  gemeente: {sjabloon: bcf}",
)
"""The KOR that ends in October 2027 (see the tests), a gemeente with the BCF, and bills that are not all paid."""
