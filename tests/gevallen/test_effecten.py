"""What others save in the examples: within what is spent, adding up, and taking nothing from anybody, in every draw."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import numpy as np
import pytest

from tests.support.scenarios import example_of, study_of
from verdienmodel.engine.drawing import Drawing
from verdienmodel.engine.evaluate import Results, evaluate
from verdienmodel.engine.sampling.draws import Sampling
from verdienmodel.language.frame import Array
from verdienmodel.model.graph import Entry, Graph
from verdienmodel.study.opening import SCENARIOS
from verdienmodel.study.study import Study

DRAWS, CENT = 8, 0.005
CASES = (
    ("wijkbedrijf_parkwijk", "gemeente_deelt"),
    ("wijkbedrijf_parkwijk", "indicatie_vervalt"),
    ("zwembad_de_zwaoi", ""),
    ("dorpscooperatie_nieuw_dordrecht", ""),
    ("wzsw_leerwerkbedrijf", "met_lks"),
    ("algemene_voorziening_hardenberg", ""),
    ("vervoer_zuidwest_drenthe", "dagbesteding_dichtbij"),
    ("sociaal_team_coevorden", "deel_is_geld"),
)


@cache
def drawn(name: str, option: str) -> Results:
    """The example over a few draws of all that is uncertain in it."""
    study = example_of(name, option)
    values = {**study.graph.base, **study.changed}
    drawing = Drawing.of(study.graph, Sampling(DRAWS, "plain", 7))
    return evaluate(study.graph, {**values, **drawing.block(0, values)})


def savings(graph: Graph, partij: str = "") -> list[Entry]:
    """What is saved in money, by everybody or by one party."""
    found = [entry for entry in graph.entries if entry.soort == "voordelen" and entry.telt == "ja"]
    return [entry for entry in found if partij in ("", entry.partij)]


def together(results: Results, addresses: Collection[str]) -> Array:
    """(draws, months); nil when there is nothing to add."""
    shape = (DRAWS, len(results.graph.timeline))
    return sum((np.broadcast_to(results[address], shape) for address in addresses), np.zeros(shape))


def too_much(results: Results) -> list[str]:
    """Effects that give more in some month of some draw than is spent on the people they are about."""
    posts: dict[str, list[str]] = {}
    for entry in savings(results.graph):
        if entry.incasseerbaar in ("1", "2"):
            posts.setdefault(entry.bouwsteen, []).append(entry.post)
    spent = {name: f"effecten.{name}.nu_uitgegeven" for name in posts}
    return [
        name
        for name, found in posts.items()
        if spent[name] in results.arrays and (together(results, found) > results[spent[name]] + CENT).any()
    ]


@pytest.mark.parametrize(("name", "option"), CASES)
def test_nobody_saves_more_than_is_spent(name: str, option: str) -> None:
    assert too_much(drawn(name, option)) == []


def test_a_saving_beyond_what_is_spent_is_seen() -> None:
    graph = example_of("wijkbedrijf_parkwijk").graph
    address = "effecten.bijstand.posten.voordeel"
    assert too_much(evaluate(graph, corrupted={address: np.full((1, 1), 50000.0)})) == ["bijstand"]
    assert too_much(evaluate(graph, {"effecten.bijstand.uitgaven_groep": 1200.0})) == []


def not_adding_up(results: Results) -> set[str]:
    """Per gemeente all taakvelden are the total; what one pays another gets; only savings are left over."""
    graph = results.graph
    everybody = "staten.belanghebbenden.iedereen"
    pairs = {
        "partijen": ([f"{everybody}.krijgt", f"{everybody}.betaalt"], []),
        "iedereen": ([f"{everybody}.saldo"], [entry.post for entry in savings(graph)]),
    }
    for town in {address.split(".")[2] for address in graph.quantities if address.startswith("staten.gevolgen.")}:
        start, saved = f"staten.gevolgen.{town}", [entry.post for entry in savings(graph, town)]
        rows = [address for address in graph.quantities if address.startswith(f"{start}.taakvelden.")]
        net = [f"staten.exploitatie.{town}.saldo", *saved]
        pairs[f"{town}, bespaart"] = ([row for row in rows if row.endswith(".bespaart")], saved)
        pairs[f"{town}, saldo"] = ([row for row in rows if row.endswith(".saldo")], net)
        pairs[f"{town}, samen"] = ([f"{start}.saldo"], net)
    return {
        name
        for name, (left, right) in pairs.items()
        if not np.allclose(together(results, left), together(results, right), rtol=0, atol=CENT)
    }


@pytest.mark.parametrize(("name", "option"), CASES)
def test_over_taakvelden_and_over_parties_it_adds_up(name: str, option: str) -> None:
    results = drawn(name, option)
    assert any(address.startswith("staten.gevolgen.") for address in results.graph.quantities)
    assert not_adding_up(results) == set()


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("staten.gevolgen.gemeente.taakvelden.6_3.bespaart", {"gemeente, bespaart"}),
        ("staten.gevolgen.gemeente.taakvelden.6_1.saldo", {"gemeente, saldo", "gemeente, samen"}),
        ("staten.belanghebbenden.iedereen.partijen.novo.betaalt", {"partijen", "iedereen"}),
    ],
)
def test_a_wrong_row_is_seen(address: str, seen: set[str]) -> None:
    graph = example_of("wijkbedrijf_parkwijk").graph
    assert seen <= not_adding_up(evaluate(graph, corrupted={address: np.full((1, 1), 777.0)}))


def test_the_draws_differ() -> None:
    """Otherwise all of the above is said about one plan."""
    saved = drawn("wijkbedrijf_parkwijk", "gemeente_deelt")["effecten.bijstand.posten.voordeel"]
    assert len(np.unique(saved[:, -1])) == DRAWS


def saved_by_effect(study: Study) -> dict[str, Array]:
    posts = [entry.post for entry in study.graph.entries if entry.soort == "voordelen"]
    return {post: study.results.months(post) for post in posts}


def in_two_halves(text: str) -> str:
    """Parkwijk with two blocks of services at home, each half of the work, for the same people."""
    for whole, half in (("klussen: {waarde: 250, laag: 80", "klussen: {waarde: 125, laag: 40"),
                        ("tuin: {waarde: 100,", "tuin: {waarde: 50,"),
                        ("gezelschap: {waarde: 330, laag: 100", "gezelschap: {waarde: 165, laag: 50")):  # fmt: skip
        assert text.count(whole) == 1
        text = text.replace(whole, half)
    start, end = text.index("  diensten:\n    naam: Serv"), text.index("# De mensen. Zij werken")
    block = text[start:end].rstrip() + "\n"
    return text[:start] + block + block.replace("  diensten:", "  diensten_twee:", 1) + "\n" + text[end:]


def test_splitting_an_onderdeel_leaves_every_saving() -> None:
    text = (SCENARIOS / "wijkbedrijf_parkwijk.yaml").read_text("utf-8")
    whole, split = study_of(text), study_of(in_two_halves(text))
    hours = "onderdelen.diensten.gewerkte_uren"
    assert np.allclose(2 * split.results.months(hours), whole.results.months(hours))
    assert np.array_equal(split.results.months("onderdelen.diensten_twee.gewerkte_uren"), split.results.months(hours))
    before, after = saved_by_effect(whole), saved_by_effect(split)
    assert list(before) == list(after)
    assert all(np.array_equal(before[post], after[post]) for post in before)
    fewer = saved_by_effect(study_of(text.replace("2028-01: 0.3333}", "2028-01: 0.1667}")))
    assert not np.array_equal(fewer["effecten.bijstand.posten.voordeel"], before["effecten.bijstand.posten.voordeel"])
