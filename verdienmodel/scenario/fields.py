"""Field types of the scenario schema, with their Dutch messages."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from verdienmodel.ground import limits
from verdienmodel.ground.address import is_id
from verdienmodel.ground.numbers import read_dutch
from verdienmodel.ground.timeline import Month

RESERVED = frozenset(
    "en of niet als and or not if else is in for from import class def return lambda none true false posten onderdelen"
    " invoer grootheden staten controles signalen indexen seizoenen tabellen profielen opties partijen".split()
)


class Frozen(BaseModel):
    """Base of every part of a scenario: unknown keys refused, never changed after birth."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _month(value: Any) -> Month:
    if isinstance(value, Month):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("maand", "schrijf een maand als JJJJ-MM, bijvoorbeeld 2027-01")
    try:
        return Month.parse(value)
    except ValueError as error:
        raise PydanticCustomError("maand", "‘{waarde}’: {reden}", {"waarde": value, "reden": str(error)}) from None


def _yes_no(value: Any) -> bool:
    if value in ("ja", True):
        return True
    if value in ("nee", False):
        return False
    raise PydanticCustomError("ja_nee", "‘{waarde}’ kan hier niet", {"waarde": str(value)[:40]})


def _number(value: Any) -> float:
    if isinstance(value, bool) or value is None:
        raise PydanticCustomError("getal", "hier hoort een getal")
    if isinstance(value, int | float):
        return float(value)
    try:
        return read_dutch(str(value))
    except ValueError as error:
        raise PydanticCustomError("getal", "{reden}", {"reden": str(error)}) from None


def _whole(value: Any) -> int:
    number = _number(value)
    if number != int(number):
        raise PydanticCustomError("geheel", "hier hoort een geheel getal")
    return int(number)


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        value = str(int(value))
    if isinstance(value, float):
        raise PydanticCustomError("tekst", "‘{getal}’ is een getal; hier hoort tekst", {"getal": f"{value:g}"})
    if not isinstance(value, str):
        raise PydanticCustomError("tekst", "hier hoort tekst")
    if len(value) > limits.TEXT_CHARACTERS:
        raise PydanticCustomError("tekst", "deze tekst is te lang (meer dan {n} tekens)", {"n": limits.TEXT_CHARACTERS})
    return value.strip()


def _formula(value: Any) -> str:
    """Its length is judged by the parser, with its own advice."""
    if isinstance(value, bool | dict | list) or value is None:
        raise PydanticCustomError("tekst", "hier hoort een formule")
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value).strip()


def _key(value: Any) -> str:
    text = str(value)
    if not is_id(text):
        raise PydanticCustomError(
            "sleutel",
            "‘{k}’ kan geen naam zijn: gebruik kleine letters, cijfers en _, en begin met een letter",
            {"k": text},
        )
    if text in RESERVED:
        raise PydanticCustomError("sleutel", "‘{k}’ is een woord van de taal zelf; kies een andere naam", {"k": text})
    return text


def _entered(value: Any) -> Any:
    """A value as people enter it: number, text (8%, pm, 2027-01, ja) or a dated series {2027-01: …}."""
    if value is None:
        raise PydanticCustomError("leeg", "deze waarde is leeg; schrijf een getal, pm of laat de regel weg")
    if isinstance(value, dict):
        if any(isinstance(item, dict | list) for item in value.values()):
            raise PydanticCustomError("getal", "in een reeks hoort bij elke maand één getal")
        return {str(key): _entered(item) for key, item in value.items()}
    if isinstance(value, list):
        raise PydanticCustomError("getal", "hier hoort één waarde of een reeks per maand, geen lijst")
    return value


MonthField = Annotated[Month, BeforeValidator(_month)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Number = Annotated[float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Text = Annotated[str, BeforeValidator(_text)]
Formula = Annotated[str, BeforeValidator(_formula)]
Key = Annotated[str, BeforeValidator(_key)]
Entered = Annotated[float | str | bool | dict[str, float | str | bool], BeforeValidator(_entered)]
