"""The scenario file that follows from the answers: plan.txt with the answers in it.

Every figure that the reader did not give is an assumption in sight. What people typed is quoted and never becomes a key, a
formula or a comment; ids, months and ja or nee are ours.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from verdienmodel.views.format import file_number, plain
from verdienmodel.views.new_scenario.answers import RECHTSVORMEN, Answers
from verdienmodel.views.new_scenario.blocks import brings, brings_building, groups, units
from verdienmodel.views.new_scenario.parties import municipality, parties, party_of
from verdienmodel.views.new_scenario.quoting import quoted

PLAN = Path(__file__).parent / "plan.txt"
SLIDER = 50_000
"""Up to here the amount gets a slider; of a larger amount we do not know what is usual."""
YES_NO = {True: "ja", False: "nee"}


def scenario_text(answers: Answers) -> str:
    """The whole file."""
    filled = {"partijen": parties(answers), "onderdelen": units(answers), "deelnemers": groups(answers)}
    return Template(PLAN.read_text("utf-8")).substitute(_said(answers), **_ours(answers), **filled)


def _said(answers: Answers) -> dict[str, str]:
    """What the reader typed, as text."""
    place = answers.dorp
    texts = {
        "naam": f"Plan voor {place}",
        "samenvatting": f"Een eerste plan voor {place}. Veel getallen zijn nog aannames.",
        "dorp": place,
        "gemeente": answers.gemeente,
        "gemeente_naam": municipality(answers),
        "organisatie": f"{RECHTSVORMEN[answers.rechtsvorm]} {place}",
        "uitdaging": f"Wie is de klant: {answers.klant}. Wie betaalt het meeste: {answers.betaler}.",
        "aanpak": f"Wie is de partner: {answers.partner}.",
    }
    return {name: quoted(text) for name, text in texts.items()}


def _ours(answers: Answers) -> dict[str, str]:
    """Months, ids, numbers, ja and nee."""
    building = brings_building(answers)
    return {
        "van": str(answers.begin),
        "tot_en_met": str(answers.begin.last_of(answers.jaren)),
        "prijspeil": str(answers.begin.year),
        "rechtsvorm": answers.rechtsvorm,
        "huur": YES_NO[answers.gebouw == "huur"],
        "eigen": YES_NO[answers.gebouw == "eigen"],
        "lasten": YES_NO[answers.gebouw == "eigen" and not building],
        "energie": YES_NO[answers.gebouw != "geen" and not building],
        "verzekeringen": YES_NO[not building],
        "ict": YES_NO[not brings("ict", answers)],
        "vrijwilligers": YES_NO[not brings("vrijwilligers", answers)],
        "betaler": party_of("betaler", answers),
        "status": "toegezegd" if answers.toegezegd else "idee",
        "bedrag": file_number(plain(answers.bedrag, 2)),
        "schuif": f"laag: 0, hoog: {SLIDER}, knop: ja, " if answers.bedrag <= SLIDER else "",
        "bedrag_bron": "uw antwoord; noem hier de brief of het gesprek"
        if answers.bedrag
        else "nog niet bekend; vraag het",
        "eigen_geld": file_number(plain(answers.eigen_geld, 2)),
    }
