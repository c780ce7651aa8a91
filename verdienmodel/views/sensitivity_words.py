"""What the outcome hangs on, in lines of text, and which assumption to look into first."""

from __future__ import annotations

from verdienmodel.analysis.switching import Switch
from verdienmodel.study.doorrekening import Doorrekening
from verdienmodel.study.gevoeligheid import REST, Choice, Sensitivity, Target
from verdienmodel.views.format import euro, number, percent
from verdienmodel.views.risk_words import driver_label, driver_value, text_rows

FIRST = 10
"""So many rows; a longer list hides what matters."""
SWITCHING = (
    "Dit gaat alleen over de begroting: één getal verandert, alle andere blijven zoals ze zijn ingevuld. "
    "In de doorrekeningen veranderen ze samen."
)


def target_words(target: Target) -> str:
    """Saldo of whom, and when."""
    return f"{target.label}, {target.period.label if target.period else 'de laagste maand'}"


def tornado_text(found: Doorrekening, item: Sensitivity) -> list[str]:
    """One input at a time from its P10 to its P90, widest first."""
    head = ["als alleen dit verandert", "laag (P10)", "hoog (P90)", "uitkomst bij laag", "uitkomst bij hoog"]
    return text_rows(head, tornado_rows(found, item))


def tornado_rows(found: Doorrekening, item: Sensitivity) -> list[list[str]]:
    """Name, low and high end, and the outcome at each."""
    return [
        [
            driver_label(found.study, swing.name),
            *(driver_value(found.study, found, swing.name, value) for value in (swing.low, swing.high)),
            number(swing.at_low),
            number(swing.at_high),
        ]
        for swing in item.swings[:FIRST]
    ]


def switches_text(found: Doorrekening, item: Sensitivity) -> list[str]:
    """The value at which a tekort begins or ends, of the inputs where there is one."""
    crossing = [switch for switch in item.switches if switch.value is not None][:FIRST]
    if not crossing:
        return ["Geen enkele invoer alleen laat de uitkomst omslaan, binnen wat mogelijk is."]
    return [switch_words(found, switch) for switch in crossing]


def switch_words(found: Doorrekening, switch: Switch) -> str:
    """Abonnementen: slaat om bij 310 stuks per jaar (nu 350)."""
    value, base = (
        driver_value(found.study, found, switch.name, amount) for amount in (switch.value or 0.0, switch.base)
    )
    more = " Verderop slaat het nog een keer om." if switch.crossings > 1 else ""
    return f"{driver_label(found.study, switch.name)}: de uitkomst slaat om bij {value} (nu {base}).{more}"


def indices_text(found: Doorrekening, item: Sensitivity) -> list[str]:
    """Which part of the uncertainty comes from what, alone and together, with intervals."""
    head = ["deel van de onzekerheid", "alleen", "met alles samen", "95% zeker tussen"]
    return text_rows(head, index_rows(found, item))


def index_rows(found: Doorrekening, item: Sensitivity) -> list[list[str]]:
    """Name, part alone, part with all it does together with others, and the interval of that."""
    return [
        [
            group_label(found, index.name),
            f"{percent(index.first.value, 1)} (± {percent(index.first.half_width, 1)})",
            percent(index.total.value, 1),
            f"{percent(index.total.low, 1)} en {percent(index.total.high, 1)}",
        ]
        for index in item.indices[:FIRST]
    ]


def group_label(found: Doorrekening, name: str) -> str:
    """The names of all drivers of a group."""
    return name if name == REST else " + ".join(driver_label(found.study, part) for part in name.split(" + "))


def knowing_text(found: Doorrekening, choice: Choice) -> list[str]:
    """What it is worth to know more before choosing, and about what first."""
    labels = {"": "het plan zelf", **{option.name: option.label for option in found.study.graph.options}}
    said = [f"De beste keuze, gemiddeld: {labels[choice.knowing.best]}."]
    said.append(
        f"Alles zeker weten voor u kiest is voor {choice.whose}, over alle jaren samen, hoogstens"
        f" {euro(choice.knowing.everything.value)} waard."
    )
    worth = [item for item in choice.knowing.inputs if item.value.low > 0][:FIRST]
    if not worth:
        return [*said, "Geen enkele aanname alleen kan deze keuze veranderen. Uitzoeken loont hier niet voor de keuze."]
    rows = [
        [
            driver_label(found.study, item.name),
            euro(item.value.value),
            f"{euro(item.value.low)} tot {euro(item.value.high)}",
        ]
        for item in worth
    ]
    return [*said, "", *text_rows(["welke aanname eerst uitzoeken", "waard", "95% zeker tussen"], rows)]
