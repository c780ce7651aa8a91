"""The form for a plan of one's own, without a browser: what is typed is read on the server."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from verdienmodel.app import texts
from verdienmodel.study.opening import open_bytes
from verdienmodel.views.new_scenario.answers import questions


def _page() -> None:
    import streamlit as st

    from verdienmodel.app.new_plan import new_plan

    new_plan(lambda plan: st.session_state.__setitem__("geopend", plan))


@pytest.fixture
def form() -> AppTest:
    app = AppTest.from_function(_page, default_timeout=60).run()
    assert not app.text_input  # closed: the start page stays short
    app.session_state["nieuw open"] = True
    return app.run()


def press(app: AppTest) -> AppTest:
    return next(item for item in app.button if item.label == texts.NEW_BUTTON).click().run()


def test_every_question_has_a_field_with_what_is_usual(form: AppTest) -> None:
    asked = [*form.text_input, *form.selectbox, *form.multiselect]
    assert {item.label for item in asked} == {item.ask for item in questions()}
    assert [item.label for item in form.text_input][:3] == [item.ask for item in questions()][:3]
    assert not form.exception
    assert not form.error


def test_the_answers_become_a_plan_that_opens(form: AppTest) -> None:
    form.text_input(key="nieuw dorp").set_value("Sleen & <b>Erm</b>")
    form.multiselect(key="nieuw onderdelen").set_value(["mfc"])
    form.multiselect(key="nieuw deelnemers").set_value(["vrijwilliger"])
    form.run()
    form.text_input(key="nieuw vrijwilliger").set_value("12").run()
    plan = press(form).session_state["geopend"]
    assert plan.name == "sleen_b_erm_b.yaml"
    study = open_bytes(plan.raw, plan.name).study
    assert study is not None
    assert study.scenario.plaats == "Sleen & <b>Erm</b>"
    assert list(study.scenario.onderdelen) == ["mfc"]
    assert study.scenario.deelnemers["vrijwilliger"].invoer["plaatsen"].waarde == 12


@pytest.mark.parametrize("typed", ["", "x", "0", "31", "1.5"])
def test_a_wrong_answer_is_said_under_its_field_and_nothing_opens(form: AppTest, typed: str) -> None:
    form.text_input(key="nieuw jaren").set_value(typed).run()
    (said,) = form.error
    assert said.value.endswith("Een heel getal van 1 tot en met 30.")
    assert [item.label for item in form.button] == []
    assert texts.NEW_NOT_READY in [item.value for item in form.markdown]
    form.text_input(key="nieuw jaren").set_value("3").run()
    assert not form.error
    assert press(form).session_state["geopend"].raw


@pytest.mark.parametrize("count", ["2,5", "0", "", "3, zwembad=2"])
def test_a_number_of_people_is_a_whole_number_and_never_another_group(form: AppTest, count: str) -> None:
    form.multiselect(key="nieuw deelnemers").set_value(["vrijwilliger"]).run()
    form.text_input(key="nieuw vrijwilliger").set_value(count).run()
    assert len(form.error) == 1
    assert not form.button
