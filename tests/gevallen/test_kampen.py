"""Every figure of the Kampen plan of 2005: the published table, what it hides, the options and the two warnings."""

import pytest

from verdienmodel.model.changes import Change
from verdienmodel.study.opening import open_study
from verdienmodel.study.study import Study

YEARS = ("2005", "2006", "2007")
THIRD = 145000 / 3
"""Four of twelve months, unrounded; published as 48 333."""


def opened(option: str = "") -> Study:
    found = open_study("kampen_ontwikkelpilot", option=option)
    assert found.study is not None, [problem.text() for problem in found.errors]
    return found.study


@pytest.fixture(scope="module")
def kampen() -> Study:
    return opened()


def value(study: Study, address: str, period: str) -> float:
    found = study.timeline.find_period(period)
    assert found is not None
    return study.value(address, found)


EXPECTED = {
    "staten.exploitatie.gemeente.totaal_lasten": (THIRD, 145000, 2 * THIRD),
    "staten.exploitatie.gemeente.totaal_baten": (0, 0, 0),
    "staten.exploitatie.gemeente.lasten.personeel": (40000, 120000, 80000),
    "posten.projectleider": (20000, 60000, 40000),
    "posten.beleidsambtenaren": (20000, 60000, 40000),
    "posten.externe_partners": (8333.33, 25000, 16666.67),
    "eigen_uren_gemeente": (40000, 120000, 80000),
    "posten.metingen": (6666.67, 20000, 13333.33),
    "posten.usus": (4033.33, 12100, 8066.67),
    "posten.procesmanager": (22500, 67500, 45000),
    "posten.activiteiten": (13333.33, 40000, 26666.67),
    "posten.ambassadeur": (6666.67, 20000, 13333.33),
    "staten.exploitatie.vws_deel.totaal_lasten": (53200, 159600, 106400),
    "staten.exploitatie.vws_deel.totaal_baten": (THIRD, 145000, 2 * THIRD),
    "staten.exploitatie.vws_deel.saldo": (-4866.67, -14600, -9733.33),
    "tekort_vws_deel": (4866.67, 14600, 9733.33),
    "staten.exploitatie.samen.totaal_lasten": (101533.33, 304600, 203066.67),
    "staten.per_fase.samen.lasten.begroot": (101533.33, 304600, 203066.67),
    "staten.per_partij.vws_deel.baten.vws": (THIRD, 145000, 2 * THIRD),
}


@pytest.mark.parametrize(("address", "years"), EXPECTED.items(), ids=EXPECTED)
def test_every_figure_per_calendar_year_to_the_cent(
    kampen: Study, address: str, years: tuple[float, float, float]
) -> None:
    assert [value(kampen, address, year) for year in YEARS] == pytest.approx(years, abs=0.005)


@pytest.mark.parametrize("books", ["gemeente", "vws_deel"])
def test_published_table_in_whole_euros(kampen: Study, books: str) -> None:
    row = {"gemeente": "totaal_lasten", "vws_deel": "totaal_baten"}[books]
    shown = [f"{value(kampen, f'staten.exploitatie.{books}.{row}', year):.0f}" for year in YEARS]
    assert shown == ["48333", "145000", "96667"]


def test_whole_period(kampen: Study) -> None:
    assert value(kampen, "tekort_vws_deel", "totaal") == pytest.approx(29200, abs=0.005)
    assert value(kampen, "staten.exploitatie.gemeente.totaal_lasten", "totaal") == pytest.approx(290000, abs=0.005)
    assert value(kampen, "staten.exploitatie.vws_deel.totaal_baten", "totaal") == pytest.approx(290000, abs=0.005)


def test_nothing_after_the_budget_ends(kampen: Study) -> None:
    for month in ("2007-09", "2007-12"):
        assert value(kampen, "staten.exploitatie.samen.totaal_lasten", month) == 0


def test_three_warnings_and_no_other(kampen: Study) -> None:
    raised = {warning.signal.name: warning for warning in kampen.warnings}
    assert set(raised) == {"project_langer_dan_begroting", "uren_procesmanager", "sluitend.gemeente"}
    longer = raised["project_langer_dan_begroting"]
    assert (len(longer.months), str(longer.first), str(longer.last)) == (4, "2007-09", "2007-12")
    assert value(kampen, "uren_procesmanager", "2006") == 600
    assert value(kampen, "uren_procesmanager_volgens_tekst", "2006") == 832


def test_open_questions_count_nothing_and_stay_in_sight(kampen: Study) -> None:
    lines = {line.address: line for line in kampen.graph.statement("exploitatie.vws_deel").lines}
    heads = [line.label for line in kampen.graph.statement("exploitatie.vws_deel").lines if line.style == "kop"]
    for post in ("subsidie_provincie", "regionaal_indicatie_orgaan", "liever_actief"):
        assert lines[f"posten.{post}"].pm
        assert value(kampen, f"posten.{post}", "totaal") == 0
    assert heads[-2:] == ["Nog onzeker (telt niet mee)", "Geweigerd (telt niet mee)"]


def test_lumpy_measurements_move_between_years_and_keep_their_total() -> None:
    lumpy = opened("metingen_in_pieken")
    lasten = [value(lumpy, "staten.exploitatie.vws_deel.totaal_lasten", year) for year in YEARS]
    # 53 200 − 6 666.67 + 20 000 · 159 600 − 20 000 · 106 400 − 13 333.33 + 20 000
    assert lasten == pytest.approx([66533.33, 139600, 113066.67], abs=0.005)
    assert value(lumpy, "staten.exploitatie.vws_deel.totaal_lasten", "totaal") == pytest.approx(319200, abs=0.005)
    for month in ("2005-10", "2005-11"):
        assert value(lumpy, "posten.nulmeting", month) == pytest.approx(10000)
    for month in ("2007-08", "2007-09", "2007-10"):
        assert value(lumpy, "posten.vervolgmeting", month) == pytest.approx(20000 / 3)
    late = next(warning for warning in lumpy.warnings if warning.signal.name == "meting_na_begroting")
    assert (str(late.first), str(late.last)) == ("2007-09", "2007-10")


def test_cuts_at_the_partners() -> None:
    cut = opened("korting_bij_partners")
    # 25 000 / 3 · 25 000 × 0.965 · 25 000 × 8/12 × 0.93
    assert [value(cut, "posten.externe_partners", year) for year in YEARS] == pytest.approx(
        [8333.33, 24125, 15500], abs=0.005
    )


@pytest.mark.parametrize("option", ["", "metingen_in_pieken", "korting_bij_partners"])
def test_the_books_close_in_every_option(option: str) -> None:
    study = opened(option)
    assert study.checks
    assert all(check.closes for check in study.checks)


def test_the_comparison_sees_one_euro() -> None:
    """Seen red: one amount a euro higher, and the figures no longer come out."""
    changed = open_study("kampen_ontwikkelpilot", [Change("posten.ambassadeur", 20001)]).study
    assert changed is not None
    wrong = [
        address
        for address, years in EXPECTED.items()
        if [value(changed, address, year) for year in YEARS] != pytest.approx(years, abs=0.005)
    ]
    assert "staten.exploitatie.vws_deel.totaal_lasten" in wrong
    assert "staten.exploitatie.gemeente.totaal_lasten" not in wrong
