"""The pages without a browser: what the server makes of what comes in, whatever the browser let through."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from tests.support.scenarios import HEAD
from verdienmodel.app import state, texts
from verdienmodel.app.server import SCRIPT, SETTINGS, on_error
from verdienmodel.ground.limits import FILE_BYTES
from verdienmodel.ground.problem import Problem, ProblemsFound
from verdienmodel.study.study import Study

APP = Path(SCRIPT).parent


def plan_of(example: str) -> AppTest:
    """The page of an example, outside its navigation."""

    def page(example: str) -> None:
        import streamlit as st

        from verdienmodel.app import plan_page, state, texts

        st.set_page_config(page_title=texts.TITLE, layout="wide")
        if "plan" not in st.session_state:
            state.choose(state.example(example))
        plan_page.show(st.Page(lambda: None, title=texts.START, url_path="start"))

    return AppTest.from_function(page, args=(example,), default_timeout=60).run()


def shown(app: AppTest) -> str:
    return "\n".join(str(item.value) for item in [*app.markdown, *app.caption, *app.text, *app.error])


@pytest.fixture
def kampen() -> AppTest:
    app = plan_of("kampen_ontwikkelpilot")
    assert not app.exception
    return app


def opened(app: AppTest, section: str) -> AppTest:
    app.session_state[f"deel {section}"] = True
    return app.run()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("12.5", "kan twee dingen betekenen"), ("abc", "is geen getal"), ("1,250.50", "is geen getal"),
        ("5%", "is een percentage"), ("-3", "kan niet"), ("", texts.EMPTY), ("<b>1</b>", "is geen getal"), ("1" * 39 + "e", "is geen getal"),
    ],
)  # fmt: skip
def test_text_that_slips_past_the_browser_is_read_again(kampen: AppTest, typed: str, reason: str) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value(typed).run()
    assert not app.exception
    assert reason in app.error[0].value
    assert "Wij rekenen verder met 100 uur per jaar." in app.error[0].value
    assert app.session_state["changes"] == {}
    assert app.text_input(key="veld uren_usus").value == typed
    # Right after wrong: the message goes and the value counts.
    app.text_input(key="veld uren_usus").set_value("1.250,5").run()
    assert not app.error
    assert app.session_state["changes"] == {"uren_usus": 1250.5}


@pytest.mark.parametrize("typed", ["120 uur", "120 uur/jaar", "120 uur per jaar", "120,0 UUR"])
def test_the_unit_of_the_field_itself_may_stand_behind_the_number(kampen: AppTest, typed: str) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value(typed).run()
    assert not app.error
    assert app.session_state["changes"] == {"uren_usus": 120}


def test_a_value_far_from_usual_is_said_at_its_field_and_counted(kampen: AppTest) -> None:
    before = kampen.metric[2].value
    app = kampen.text_input(key="veld uurtarief_gemeente").set_value("150.000").run()
    said = [item.value for item in app.warning if "veel meer dan gebruikelijk" in item.value]
    assert len(said) == 2  # under the answer and at the field
    assert all("Bedoelt u €\u00a0150 per uur?" in text for text in said)
    assert app.metric[2].value == str(int(before) + 1)
    app = app.text_input(key="veld uurtarief_gemeente").set_value("x").run()
    assert len([item for item in app.warning if "veel meer" in item.value]) == 1  # the field itself now says why not


@pytest.mark.parametrize("typed", ["42.50", "40.00"])
def test_a_point_for_a_comma_is_refused_in_sight(kampen: AppTest, typed: str) -> None:
    app = kampen.text_input(key="veld uurtarief_gemeente").set_value("").run()
    app = app.text_input(key="veld uurtarief_gemeente").set_value(typed).run()
    assert [typed in item.value for item in app.error] == [True]  # the message of the empty field is gone
    assert texts.WE_READ.format(value="€ 150 per uur") not in shown(app).replace("\u00a0", " ")


def test_another_unit_is_refused(kampen: AppTest) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value("120 dagen").run()
    assert "is geen getal" in app.error[0].value


@pytest.mark.parametrize("typed", ["1.234", "1234", "1234,0", "€ 1234"])
def test_a_number_is_read_once_in_any_notation(kampen: AppTest, typed: str) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value(typed).run()
    for _ in range(2):  # running again changes nothing: the page is at rest
        assert not app.exception
        assert not app.error
        assert app.session_state["changes"] == {"uren_usus": 1234.0}
        assert len(app.session_state["history"]) == 1
        assert app.text_input(key="veld uren_usus").value == "1.234"
        assert "van 100 uur per jaar naar 1.234 uur per jaar" in shown(app)
        app.run()


def test_a_value_typed_back_to_what_it_was_is_no_change(kampen: AppTest) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value("120").run()
    app.text_input(key="veld uren_usus").set_value("100").run()
    assert app.session_state["changes"] == {}
    assert texts.ALL_AS_FILE in shown(app)


def test_an_amount_that_is_not_known_yet_can_be_filled_in_and_emptied(kampen: AppTest) -> None:
    app = opened(kampen, texts.AMOUNTS)
    key = "veld posten.subsidie_provincie.waarde"
    assert app.text_input(key=key).value == ""
    app.text_input(key=key).set_value("5.000").run()
    assert app.session_state["changes"] == {"posten.subsidie_provincie.waarde": 5000.0}
    app.text_input(key=key).set_value("").run()
    assert app.session_state["changes"] == {}


def test_a_month_outside_the_plan_becomes_the_nearest_inside(kampen: AppTest) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.selectbox(key="maand einde_project").set_value(3).run()
    app.selectbox(key="jaar einde_project").set_value(2005).run()
    assert app.session_state["changes"] == {"einde_project": 200509.0}
    assert not app.exception


def test_the_table_of_every_books_statement_and_period(kampen: AppTest) -> None:
    boxes = {box.label: box for box in kampen.selectbox}
    for books in boxes[texts.BOOKS].options:
        for per in texts.PERIODS.values():
            kampen.selectbox[1].select(books)
            kampen.selectbox[3].select(per)
            kampen.run()
            assert not kampen.exception
            assert kampen.table[0].value.shape[0] > 5


def test_books_say_what_they_are(kampen: AppTest) -> None:
    box = next(box for box in kampen.selectbox if box.label == texts.BOOKS)
    assert "Alles samen" in box.options
    assert "administratie" in box.help
    assert "‘Alles samen’" in box.help


@pytest.mark.parametrize("example", ["kampen_ontwikkelpilot", "wijkbedrijf_parkwijk"])
def test_the_tile_of_points_names_only_places_that_are_there(example: str) -> None:
    app = plan_of(example)
    said = next(item for item in app.metric if item.label == texts.SIGNALS).help
    assert (texts.SIGNALS_BELOW in said) is bool(app.warning)
    remarks = [item for item in app.expander if item.label.startswith("Meldingen bij dit plan")]
    assert (texts.SIGNALS_LAST in said) is bool(remarks)
    assert all(f"‘{word}’" in texts.SIGNALS_LAST for word in ("Meldingen bij dit plan", texts.DOWNLOADS))


def test_a_workbook_that_cannot_be_made_says_why_and_the_page_stays(
    kampen: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Study) -> bytes:
        raise ProblemsFound(
            [Problem("X001", "Maand!5", "posten.huur", "deze formule is te lang voor een werkmap", "", "splits hem")]
        )

    monkeypatch.setattr("verdienmodel.app.downloads.workbook_bytes", refuse)
    app = button(kampen, texts.MAKE_WORKBOOK).click().run()
    assert not app.exception
    assert texts.NO_WORKBOOK in [item.value for item in app.error]
    assert "**Deze formule is te lang voor een werkmap**" in shown(app)
    assert "Zo lost u het op: splits hem" in shown(app)
    assert app.table


def button(app: AppTest, label: str) -> Button:
    return next(item for item in app.button if item.label == label)


def test_redo_forgets_what_another_change_made_impossible(kampen: AppTest) -> None:
    app = opened(kampen, texts.ASSUMPTIONS)
    app.text_input(key="veld uren_usus").set_value("120").run()
    button(app, texts.UNDO).click().run()
    button(app, texts.REDO).click().run()
    assert app.session_state["changes"] == {"uren_usus": 120.0}
    button(app, texts.UNDO).click().run()
    app.text_input(key="veld uren_usus").set_value("130").run()
    assert button(app, texts.REDO).disabled
    app.button(key="terug uren_usus").click().run()
    assert app.session_state["changes"] == {}


def test_undo_remembers_a_bounded_number_of_steps() -> None:
    assert 10 <= state.UNDO_STEPS <= 1000


def test_the_limit_of_a_file_is_one_number_everywhere() -> None:
    script = (APP / "nl.js").read_text("utf-8")
    assert set(re.findall(r"\d+ kB", script)) == {f"{FILE_BYTES // 1000} kB"}
    assert "$1 $2 per bestand" not in script


def test_no_browser_number_fields_anywhere() -> None:
    names = {
        node.attr
        for path in APP.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert "text_input" in names
    assert not {"number_input", "data_editor", "date_input"} & names


def test_no_html_from_a_plan_can_get_through() -> None:
    for path in APP.glob("*.py"):
        assert "unsafe_allow" not in path.read_text("utf-8")
        assert "st.html" not in path.read_text("utf-8")


def test_every_cache_is_bounded() -> None:
    calls = [
        node
        for path in APP.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.startswith("cache_")
    ]
    assert calls
    for call in calls:
        assert {"max_entries", "show_spinner"} <= {word.arg for word in call.keywords}


def test_an_error_in_the_app_is_said_in_dutch_without_details() -> None:
    def page() -> None:
        from verdienmodel.app.server import on_error

        on_error(ValueError("geheim bedrag 12345"))

    app = AppTest.from_function(page).run()
    assert [item.value for item in app.error] == [f"{texts.ERROR} {texts.ERROR_HELP}"]
    assert SETTINGS["on_script_error"] is on_error


def test_sentences_for_readers_stand_in_one_place() -> None:
    """A Dutch sentence in another file of the app is a sentence that nobody will find."""
    wrong = []
    for path in APP.glob("*.py"):
        if path.name == "texts.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        wrong += [
            f"{path.name}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
            and node.value.count(" ") >= 3 and node.value[:1].isupper()
        ]  # fmt: skip
    assert wrong == []


def test_targets_and_legal_points_stand_on_the_page_of_the_plan(kampen: AppTest) -> None:
    said = shown(kampen)
    assert "Het VWS-deel is rond (2006): niet gehaald" in said
    assert "onbekend: vul de drempel in" in said


def test_the_outside_view_stands_on_the_page_of_the_draws() -> None:
    def page(text: str) -> None:
        import streamlit as st

        from verdienmodel.app import risk_page, state

        if "plan" not in st.session_state:
            state.choose(state.Plan("proef.yaml", text.encode()))
        risk_page.show(st.Page(lambda: None, title="Start", url_path="start"))

    plan = HEAD + "buitenblik: {soort: wijk}\nposten: {huur: {naam: Huur, soort: lasten, waarde: 100}}\n"
    app = AppTest.from_function(page, args=(plan,), default_timeout=60).run()
    assert not app.exception
    assert "3 gevallen, 69% tot 95% van wat was begroot" in shown(app)
