"""Formula sets made up by hypothesis: what bends, what looks back, and products of the two, equal to the plain evaluator."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.support.compiled import compare, some_leaves
from tests.support.scenarios import study_of
from verdienmodel.model.graph import Graph

FEW = settings(
    max_examples=settings().max_examples if settings().max_examples > 100 else 40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
HEAD = """
schema: 1
naam: Verzonnen
van: 2027-03
tot_en_met: 2030-05
prijspeil: 2027
indexen: {eigen: {naam: Eigen, jaren: {2027: 1, 2028: 2, 2029: 4, 2030: "3,5"}}}
seizoenen: {top: {naam: Top, aandelen: [0, 0, 0, 0.25, 0, 0, 0.5, 0.25, 0, 0, 0, 0]}}
invoer:
  a: {eenheid: eur/maand, waarde: 900}
  b: {eenheid: eur/maand, waarde: {2027-01: 400, 2028-01: 460, 2029-06: 380}}
  grens: {eenheid: eur, waarde: 2500}
  plafond: {eenheid: eur/maand, waarde: 700}
  deel: {eenheid: aandeel, waarde: 0.4}
  rood: {eenheid: "%/jaar", waarde: 9}
  x: {eenheid: getal, waarde: 1.1}
  y: {eenheid: getal, waarde: {2027-01: 0.9, 2028-01: 1, 2029-01: 1.2}}
  start: {eenheid: datum, waarde: 2028-04}
grootheden:
"""
FLOWS = (
    "a * x * index(eigen)", "b * y * seizoen(top)", "min(a * x, plafond * y)", "max(b * y - plafond, 0)",
    "als(vanaf(start), a, b * x)", "als(a * x > b * y, als(b > plafond, a, b), plafond * deel)",
    "als_stroom(jaar_tot_nu(b * x)) * deel", "als_stroom(kwartaal_tot_nu(a)) * x", "vorige(a * x, b)", "vorige(a * x, b + vorige(b, b))",
    "ineens(grens, start) * y", "a / x + b / y", "a * x * y * deel - b * x * x", "als_stroom(vorig_jaar(a * y, grens)) * deel",
    "als(jaareinde(), als_stroom(jaartotaal(b * y)), 0)", "als_stroom(max(0, jaartotaal(a * x - b)))",
)  # fmt: skip
LOOPS = (
    ("kas{n}", "vorige(kas{n}, grens) + deze_maand({f}) - als(vorige(kas{n}, grens) < 0, 0 - deze_maand(als_stroom(vorige(kas{n}, grens)) * deel), 0)"),
    ("kas{n}", "vorige(kas{n}) + deze_maand({f}) - als(jaareinde(), deel * max(0, vorige(kas{n}) - grens), 0)"),
    ("kas{n}", "vorige(kas{n}, grens) + deze_maand(als_stroom(vorige(kas{n}, grens)) * deel * deel) * x - deze_maand({f})"),
    ("kas{n}", "max(vorige(kas{n}, grens) * deel, deze_maand({f}) * y)"),
    ("kas{n}", "cumulatief(als(vorige(kas{n}) > grens * x, {f} * deel, {f}))"),
)  # fmt: skip
SUMS = (
    "als(x > y, kas0 * y, kas0 * x * x - kas1)",
    "kas0 * x + kas1",
    "als(kas0 > kas1, kas0, kas1 * deel)",
    "min(kas0, kas1, grens)",
)


@st.composite
def formulas(draw: DrawFn) -> Graph:
    """Some flows, two that look back, something of both, and one number."""
    flows = draw(st.lists(st.sampled_from(FLOWS), min_size=1, max_size=4))
    lines = [f'  f{n}: {{eenheid: eur/maand, formule: "{text}"}}' for n, text in enumerate(flows)]
    total = " + ".join(f"f{n}" for n in range(len(flows)))
    for n in range(2):
        name, text = draw(st.sampled_from(LOOPS))
        flow = draw(st.sampled_from([f"({total})", "f0", "(f0 * x - b)"]))
        lines.append(f'  {name.format(n=n)}: {{eenheid: eur, formule: "{text.format(n=n, f=flow)}"}}')
    unit = draw(st.sampled_from(SUMS))
    lines.append(f'  samen: {{eenheid: eur, formule: "{unit}"}}')
    lines.append('  diep: {eenheid: eur, aard: getal, formule: "laagste(samen)"}')
    return study_of(HEAD + "\n".join(lines) + "\n").graph


@given(formulas(), st.integers(0, 1000), st.integers(1, 16))
@FEW
def test_made_up_formulas_have_the_same_outcomes(graph: Graph, seed: int, varied: int) -> None:
    assert compare(graph, some_leaves(graph, varied, seed), graph.evaluated, {}, seed) == []
