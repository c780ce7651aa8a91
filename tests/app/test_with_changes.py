"""Every page says that it works with what the reader changed, and what its numbers do and do not say."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.stakeholders import SMALL
from tests.support.uncertain import PLAN
from verdienmodel.analysis.frequency import frequency
from verdienmodel.app import texts
from verdienmodel.views.comparison_words import WITHIN
from verdienmodel.views.sensitivity_words import SWITCHING

EIGHT = "opties:\n" + "".join(f"  o{place}: {{naam: Optie {place}, wijzigingen: []}}\n" for place in range(8))


def page_of(name: str, text: str, changes: dict[str, float] | None = None) -> AppTest:
    def page(name: str, raw: bytes, changes: dict[str, float]) -> None:
        from importlib import import_module

        import streamlit as st

        from verdienmodel.app import state, texts

        st.set_page_config(page_title=texts.TITLE, layout="wide")
        if "plan" not in st.session_state:
            state.choose(state.Plan("plan.yaml", raw))
            state.replace_all(changes)
        import_module(f"verdienmodel.app.{name}").show(st.Page(lambda: None, title=texts.START, url_path="start"))

    app = AppTest.from_function(page, args=(name, text.encode(), changes or {}), default_timeout=60).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.text, *app.info, *app.warning]
    return "\n".join(str(item.value) for item in parts).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [("risk_page", PLAN, "bezoek"), ("compare_page", PLAN, "bezoek"), ("gemeente_page", SMALL, "inwoners")],
)
def test_a_page_says_that_it_works_with_what_was_changed(name: str, text: str, address: str) -> None:
    said = "Deze pagina rekent met één wijziging van u."
    assert said not in shown(page_of(name, text))
    app = page_of(name, text, {address: 900.0})
    assert said in shown(app)
    next(item for item in app.button if item.label == texts.BACK_YES).click().run()
    assert said not in shown(app)
    assert app.session_state["changes"] == {}


def test_the_page_of_the_plan_says_how_often_it_ends_in_a_tekort() -> None:
    """The same chance as page Onzekerheid has for the whole plan, also after a change."""
    for changes in ({}, {"contributie": 10.0}):
        chance = frequency(whole_plan(page_of("risk_page", PLAN, changes)))
        said = f"In ongeveer {chance.count} op de {chance.of} doorrekeningen is er over alle jaren samen een tekort."
        assert said in shown(page_of("plan_page", PLAN, changes))


def whole_plan(app: AppTest) -> float:
    """The chance of a tekort over the whole plan, from the table of page Onzekerheid."""
    frame = next(item.value for item in app.table if "Kans op tekort" in item.value.columns)
    return float(str(frame.loc["hele plan", "Kans op tekort"]).partition("%")[0].replace(",", ".")) / 100


def test_what_stands_there_while_it_is_drawn_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert texts.DRAWING not in shown(page_of("plan_page", PLAN))
    monkeypatch.setattr("verdienmodel.app.risk_state.whole_chance", lambda *_: "")
    assert texts.DRAWING not in shown(page_of("plan_page", PLAN))


def test_options_that_are_not_shown_are_counted() -> None:
    app = page_of("compare_page", PLAN.split("opties:")[0] + EIGHT)
    assert "U ziet 3 van de 8 opties. Kies er hierboven meer." in shown(app)
    app.multiselect[0].set_value([f"o{place}" for place in range(8)]).run()
    assert "van de 8 opties" not in shown(app)


def test_what_chances_and_sums_do_not_say_is_said() -> None:
    assert WITHIN in shown(page_of("compare_page", PLAN))
    assert "‘Iedereen samen’ telt alle rijen op: wat de een betaalt" in shown(page_of("gemeente_page", SMALL))
    app = page_of("risk_page", PLAN)
    next(item for item in app.button if item.label == texts.SENSITIVITY_BUTTON).click().run()
    assert SWITCHING in shown(app)
