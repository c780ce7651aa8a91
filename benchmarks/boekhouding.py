"""How long one evaluation takes with whole books: ten years, 60 posts, two loans, btw with the KOR test, and profit tax.

Each also as a ratio to the exploitatie of Parkwijk by hand in numpy, and the share of the time that goes month by month.
Run: .venv/bin/python benchmarks/boekhouding.py
"""

import cProfile
import pstats
from collections.abc import Callable
from datetime import datetime

from basis.parkwijk_numpy import Inputs, exploitatie, per_year
from begroting import fastest

from verdienmodel.engine.evaluate import evaluate
from verdienmodel.study.opening import open_bytes

HEAD = """
schema: 1
naam: Zestig posten
van: 2027-01
tot_en_met: 2036-12
prijspeil: 2027
administratie: wij
partijen:
  wij: {naam: Wij, soort: organisatie, rechtsvorm: stichting, boeken: ja}
  gemeente: {naam: Gemeente, soort: gemeente, boeken: ja}
  bewoners: {naam: Bewoners, soort: klanten}
boekhouding: {wij: {bank_begin: 20000, eigen_vermogen_begin: 20000}}
btw: {wij: {kor: ja}, gemeente: {sjabloon: bcf}}
vpb: {wij: {}}
leningen:
  a: {sjabloon: annuitair, bedrag: 40000, rente: 5, looptijd: 96, opname: 2027-03}
  b: {sjabloon: lineair, bedrag: 25000, rente: 4, looptijd: 60, aflossingsvrij: 12, opname: 2028-01}
posten:
"""
KINDS = (
    "soort: baten, partij: bewoners, btw: laag, seizoen: groen",
    "soort: baten, partij: gemeente, btw: hoog, vorm: opdracht, betaaltermijn: 1",
    "soort: baten, btw: vrijgesteld, rubriek: verhuur",
    "soort: lasten, btw: hoog",
    "soort: lasten, btw: hoog, aftrek: belast, betaaltermijn: 1",
    "soort: lasten, rubriek: personeel",
)
POSTS = "".join(
    f"  p{n}: {{naam: Post {n}, {KINDS[n % len(KINDS)]}, index: cpi, waarde: {1000 + 37 * n}}}\n" for n in range(60)
)


def month_by_month(work: Callable[[], object]) -> float:
    """The share of the time inside loops, as the profiler sees it."""
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile)
    looped = sum(row[3] for (_, _, name), row in stats.stats.items() if name == "loop")
    return float(looped / stats.total_tt)


def main() -> None:
    """Print the time of one evaluation, its ratio to the yardstick and the share that goes month by month."""
    study = open_bytes((HEAD + POSTS).encode(), "zestig.yaml").study
    assert study is not None
    assert all(outcome.closes for outcome in study.checks)
    graph = study.graph
    base = fastest(lambda: per_year(exploitatie(Inputs())), 200)
    whole = fastest(lambda: evaluate(graph))
    share = month_by_month(lambda: [evaluate(graph) for _ in range(15)])
    loops = [group for group in graph.order if group.loop]
    inside = sum(len(group.addresses) for group in loops)
    print(f"{datetime.now().astimezone():%Y-%m-%d}; maatstaf (parkwijk_numpy.py): {base:.2f} ms")
    print(f"{len(graph.quantities)} grootheden, {len(loops)} lussen met samen {inside} grootheden")
    print(f"één berekening       {whole:8.1f} ms  {whole / base:8.1f} x   doel 100 ms")
    print(f"waarvan maand voor maand {share:7.0%}")


if __name__ == "__main__":
    main()
