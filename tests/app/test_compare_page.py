"""The page Vergelijken without a browser: what a visitor chooses and what stands there then."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.uncertain import PLAN
from verdienmodel.app import texts
from verdienmodel.views.comparison_tables import PLAN as ITSELF


def page_of(text: str) -> AppTest:
    """The page of a plan, outside its navigation."""

    def page(text: str) -> None:
        import streamlit as st

        from verdienmodel.app import compare_page, state, texts

        st.set_page_config(page_title=texts.TITLE, layout="wide")
        if "plan" not in st.session_state:
            state.choose(state.Plan("proef.yaml", text.encode()))
        compare_page.show(st.Page(lambda: None, title=texts.START, url_path="start"))

    return AppTest.from_function(page, args=(text,), default_timeout=60).run()


@pytest.fixture
def app() -> AppTest:
    found = page_of(PLAN)
    assert not found.exception
    return found


def said(app: AppTest) -> str:
    return "\n".join(str(item.value) for item in [*app.header, *app.markdown, *app.caption])


def table(app: AppTest, head: str) -> list[str]:
    """The first cells of the table that has this column."""
    frame = next(item.value for item in app.table if head in item.value.columns)
    return [str(name) for name in frame.index]


def test_every_question_of_a_council_has_its_head(app: AppTest) -> None:
    heads = {item.value for item in app.header}
    assert {
        texts.COMPARE_WHOM,
        texts.COMPARE_PAIR,
        texts.COMPARE_REGRET,
        texts.COMPARE_MONEY,
        texts.COMPARE_BRIDGE,
    } <= heads
    assert "Voor Stichting is ‘Duurder’ in meer dan 99 op de 100 doorrekeningen beter dan het plan zelf" in said(app)
    assert table(app, "Kans op tekort") == [ITSELF, "Gelijk", "Duurder", "Kapot"]
    assert table(app, "Beter") == ["Gelijk", "Duurder", "Kapot"]


def test_a_reader_chooses_what_to_compare_with(app: AppTest) -> None:
    field = next(item for item in app.selectbox if item.label == texts.COMPARE_BESIDE)
    field.set_value("duurder").run()
    assert not app.exception
    assert table(app, "Beter") == [ITSELF, "Gelijk", "Kapot"]
    assert "beter dan ‘Duurder’" in said(app)
    option = next(item for item in app.selectbox if item.label == texts.COMPARE_BRIDGE_TO)
    option.set_value("Kapot").run()
    assert table(app, "Saldo daarna")[0] == "Duurder"
    assert table(app, "Saldo daarna")[-1] == "Kapot"


def test_one_year_by_itself(app: AppTest) -> None:
    field = next(item for item in app.selectbox if item.label == texts.COMPARE_PERIOD)
    field.set_value("2028").run()
    assert "Stichting: saldo, 2028 (in euro)" in said(app)


def test_what_a_plan_calls_an_option_is_never_markup() -> None:
    app = page_of(PLAN.replace("naam: Duurder", 'naam: "**Duur** [x](http://x)"'))
    assert not app.exception
    assert "‘**Duur**" not in said(app)


def test_a_plan_without_options_says_so() -> None:
    app = page_of(PLAN.split("opties:")[0])
    assert [item.value for item in app.info] == [texts.COMPARE_NONE]


def test_a_long_run_has_a_stop(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run of 16.384 draws shows how far it is; when it is done the bar and the button are gone, and the answer stands."""
    told: list[float] = []
    monkeypatch.setattr(
        "streamlit.delta_generator.DeltaGenerator.progress", lambda _, share, text="": told.append(share)
    )
    field = next(item for item in app.selectbox if item.label == texts.DRAWS)
    field.set_value(16_384).run()
    assert not app.exception
    assert told[-1] == 1
    assert "384 doorrekeningen (Sobol" in said(app)
    assert texts.STOP not in [button.label for button in app.button]


def test_what_is_compared_with_may_leave_the_choice(app: AppTest) -> None:
    """Then the plan itself is compared with again."""
    next(item for item in app.selectbox if item.label == texts.COMPARE_BESIDE).set_value("duurder").run()
    app.multiselect[0].set_value(["gelijk", "kapot"]).run()
    assert not app.exception
    assert table(app, "Beter") == ["Gelijk", "Kapot"]
