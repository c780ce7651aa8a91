"""The page of the gemeente without a browser: what it shows of a plan, and what it asks for when that is missing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.scenarios import HEAD
from tests.support.stakeholders import SMALL
from verdienmodel.app import texts


def page_of(text: str) -> AppTest:
    def page(raw: bytes) -> None:
        import streamlit as st

        from verdienmodel.app import gemeente_page, state, texts

        st.set_page_config(page_title=texts.TITLE, layout="wide")
        if "plan" not in st.session_state:
            state.choose(state.Plan("plan.yaml", raw))
        gemeente_page.show(st.Page(lambda: None, title=texts.START, url_path="start"))

    app = AppTest.from_function(page, args=(text.encode(),), default_timeout=60).run()
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.text, *app.info, *app.warning, *app.header, *app.subheader]
    return "\n".join(str(item.value) for item in parts).replace("\u00a0", " ")


@pytest.fixture
def small() -> AppTest:
    return page_of(SMALL)


def test_the_answer_the_matrix_and_what_it_means_for_the_gemeente(small: AppTest) -> None:
    said = shown(small)
    assert "Gemeente Hoek betaalt in alle jaren samen € 2.100 en bespaart in geld € 600." in said
    assert list(small.table[0].value.loc["Gemeente Hoek"]) == ["0", "−2.100", "600", "−1.500"]
    assert list(small.table[1].value.loc["Klanten"]) == ["", "", "1.400"]
    for part in (
        "Per taakveld, 2027 tot en met 2028",
        texts.GEMEENTE_DURATION,
        texts.GEMEENTE_BESIDE,
        texts.GEMEENTE_WRONG,
    ):
        assert part in said
    assert "Garantie voor de bank" in said
    assert "€ 10,50 per inwoner" in said
    assert [item.value for item in small.warning] == ["De gemeente betaalt 24 maanden. Betaal minder."]
    assert any(item.label == texts.GEMEENTE_OTHERS for item in small.expander)


def test_another_year_and_another_option(small: AppTest) -> None:
    boxes = {box.label: box for box in small.selectbox}
    app = boxes[texts.STAKEHOLDERS_WHEN].select("2028").run()
    assert not app.exception
    assert list(app.table[0].value.loc["Gemeente Hoek"]) == ["0", "−1.050", "300", "−750"]
    app = next(box for box in app.selectbox if box.label == texts.OPTION).select("niets").run()
    assert not app.exception
    assert list(app.table[0].value.loc["Gemeente Hoek"]) == ["0", "−50", "0", "−50"]


def test_doing_nothing_lies_beside_the_plan(small: AppTest) -> None:
    beside = next(table.value for table in small.table if "Niets doen: saldo" in table.value.index)
    assert list(beside.loc["Het plan zelf: saldo"]) == ["−750", "−750", "−1.500"]
    assert list(beside.loc["Niets doen: saldo"]) == ["−50", "−50", "−100"]


def test_a_number_of_the_page_explains_itself(small: AppTest) -> None:
    box = next(item for item in small.selectbox if item.label == texts.WHICH_NUMBER)
    assert "Gemeente Hoek: Saldo" in box.options
    assert "Minder uitkeringen, Gemeente Hoek" in box.options
    app = box.select("effecten.werk.posten.voordeel").run()
    assert not app.exception
    assert "2 jaar × € 300" in shown(app)


def test_what_is_missing_is_asked_for() -> None:
    assert texts.STAKEHOLDERS_NONE in shown(page_of(HEAD + "posten:\n  p: {naam: P, soort: lasten, waarde: 1}\n"))
    klant = "partijen:\n  klant: {naam: Klant, soort: klanten}\nposten:\n  p: {naam: P, soort: baten, partij: klant, waarde: 1}\n"
    said = shown(page_of(HEAD + klant))
    assert texts.GEMEENTE_NONE in said
    assert texts.EFFECTS_NONE in said
    assert texts.PER_INHABITANT_NONE in said


def test_a_name_never_becomes_markup() -> None:
    app = page_of(SMALL.replace("naam: Gemeente Hoek,", "naam: '[Hoek](http://weg) <b>',"))
    assert "[Hoek](" not in shown(app).replace("\\[", "")
    assert not any("[Hoek](" in name.replace("\\[", "") for name in app.table[0].value.index)
    assert any("\\[Hoek" in item.value for item in app.header)
