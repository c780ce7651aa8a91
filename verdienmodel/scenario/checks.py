"""What the schema cannot say: references that exist, months in order and inside the plan, shares that sum to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from verdienmodel.ground import limits
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.timeline import Month
from verdienmodel.kengetallen.taakvelden import load_taakvelden
from verdienmodel.library import load as library
from verdienmodel.scenario.checks_actuals import check_actuals
from verdienmodel.scenario.checks_btw import check_btw
from verdienmodel.scenario.checks_double import check_double
from verdienmodel.scenario.checks_effects import check_effects
from verdienmodel.scenario.checks_goals import check_goals
from verdienmodel.scenario.checks_grants import check_grants
from verdienmodel.scenario.checks_options import check_options
from verdienmodel.scenario.checks_people import check_people
from verdienmodel.scenario.checks_twins import check_twins
from verdienmodel.scenario.checks_values import check_indices, check_sources, check_tables
from verdienmodel.scenario.items import Invoer
from verdienmodel.scenario.merge import Places
from verdienmodel.scenario.plausible import check_plausible
from verdienmodel.scenario.schema import COMPANY, NOBODY, OF_BOOKS, Scenario, all_posts, blocks
from verdienmodel.scenario.sharing import check_sharing

Path = tuple[str, ...]
FIRST_TAAKVELDEN = 2017
ONE_OF = {"uren": "het urenboek", "boekhouding": "een boekhouding", "btw": "de btw", "vpb": "de vennootschapsbelasting"}


def check(scenario: Scenario, places: Places) -> tuple[Problem, ...]:
    """All checks, in the order in which a reader meets the file."""
    return tuple(problem for rule in RULES for problem in rule(scenario, places))


def all_inputs(scenario: Scenario) -> Iterator[tuple[Path, Invoer]]:
    """Every input with its path in the file."""
    for name, item in scenario.invoer.items():
        yield ("invoer", name), item
    for path, unit in blocks(scenario):
        for name, item in unit.invoer.items():
            yield (*path, "invoer", name), item


def _horizon(scenario: Scenario, places: Places) -> Iterator[Problem]:
    months = scenario.van.until(scenario.tot_en_met)
    if months < 1:
        yield Problem(
            "S030",
            places.of(("tot_en_met",)),
            "tot_en_met",
            "het einde ligt voor het begin",
            f"van {scenario.van} tot en met {scenario.tot_en_met}",
            "draai de maanden om",
        )
    if months > limits.MONTHS:
        yield Problem(
            "S031",
            places.of(("tot_en_met",)),
            "tot_en_met",
            f"het plan telt {months} maanden",
            f"{limits.MONTHS} maanden is het meest",
            "kies een kortere periode",
        )


def _spans(scenario: Scenario, places: Places) -> Iterator[Problem]:
    dated: list[tuple[Path, Month | None, Month | None]] = [
        *((path, post.van, post.tot_en_met) for path, post, _ in all_posts(scenario)),
        *((path, unit.van, unit.tot_en_met) for path, unit in blocks(scenario)),
        *((("fasen", name), phase.van, phase.tot_en_met) for name, phase in scenario.fasen.items()),
    ]
    for path, first, last in dated:
        for field, month in (("van", first), ("tot_en_met", last)):
            if month is not None and not scenario.van <= month <= scenario.tot_en_met:
                yield Problem(
                    "S032",
                    places.of((*path, field)),
                    ".".join((*path, field)),
                    f"{month} ligt buiten het plan",
                    f"het plan loopt van {scenario.van} tot en met {scenario.tot_en_met}",
                    "kies een maand binnen het plan, of maak het plan langer",
                )
        if first and last and last < first:
            yield Problem(
                "S030",
                places.of((*path, "tot_en_met")),
                ".".join((*path, "tot_en_met")),
                "het einde ligt voor het begin",
                f"van {first} tot en met {last}",
                "draai de maanden om",
            )


def _books(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Books are kept over the whole plan: what comes in and goes out does not stop because nobody looks."""
    for (room, name), block in blocks(scenario):
        if room not in OF_BOOKS:
            continue
        for field in ("van", "tot_en_met", "fase", "status") if block.aan else ("aan",):
            if field == "aan" or getattr(block, field) is not None:
                path = (room, name, field)
                yield Problem(
                    "S051",
                    places.of(path),
                    ".".join(path),
                    f"{ONE_OF[room]} heeft geen ‘{field}’",
                    "zij loopt over het hele plan",
                    f"haal deze regel weg; wie geen {room} wil, haalt {room}: {name}: weg",
                )


def _legal_forms(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """Which profit tax there is follows from the legal form, unless the file chooses a template or writes its own posts."""
    for name, block in scenario.vpb.items():
        if block.sjabloon is None and not block.posten:
            party = scenario.partijen.get(name)
            form = party.rechtsvorm if party else None
            yield Problem(
                "S060",
                places.of(("vpb", name)),
                f"vpb.{name}",
                f"voor de rechtsvorm ‘{form}’ is er geen sjabloon" if form else "de rechtsvorm ontbreekt",
                "die bepaalt of er vennootschapsbelasting is",
                f"schrijf rechtsvorm: stichting (of vereniging, cooperatie, bv) bij partijen.{name},"
                f" of kies zelf een sjabloon: {', '.join(library.names('vpb'))}",
            )


def _shares(scenario: Scenario, places: Places) -> Iterator[Problem]:
    for name, season in scenario.seizoenen.items():
        total = sum(season.aandelen)
        if abs(total - 1) > limits.SHARES_TOLERANCE:
            yield Problem(
                "S033",
                places.of(("seizoenen", name, "aandelen")),
                f"seizoenen.{name}.aandelen",
                f"de twaalf aandelen zijn samen {total:.6g}".replace(".", ","),
                "samen moeten ze 1 zijn",
                "deel elk aandeel door het totaal",
            )
        if any(share < 0 for share in season.aandelen):
            yield Problem(
                "S034",
                places.of(("seizoenen", name, "aandelen")),
                f"seizoenen.{name}.aandelen",
                "een aandeel is negatief",
                "een maand kan niet minder dan niets krijgen",
            )


def _one_origin(scenario: Scenario, places: Places) -> Iterator[Problem]:
    for path, post, _ in all_posts(scenario):
        if (post.waarde is None) == (post.formule is None):
            both = post.waarde is not None
            yield Problem(
                "S035",
                places.of(path),
                ".".join(path),
                "deze post heeft een waarde én een formule" if both else "deze post heeft geen waarde of formule",
                "",
                "kies één van beide",
            )
    for path, item in all_inputs(scenario):
        if (item.entered is None) == (item.kengetal is None):
            both = item.waarde is not None
            yield Problem(
                "S036",
                places.own.place(path),  # also when a template asks for it: there is nothing to repair in the library
                ".".join(path),
                "deze invoer heeft een waarde én een kengetal" if both else "deze invoer is nog niet ingevuld",
                item.uitleg,
                "kies één van beide" if both else f"vul bij {path[-1]}: een waarde: of een kengetal: in",
            )
        if item.eenheid is None and item.kengetal is None:
            yield Problem(
                "S037",
                places.of(path),
                ".".join(path),
                "deze invoer heeft geen eenheid",
                "",
                "schrijf eenheid: eur/jaar, uur/week, % of een andere eenheid; of is de naam verkeerd gespeld?",
            )


def _bad_debts(scenario: Scenario, places: Places) -> Iterator[Problem]:
    for path, post, _ in all_posts(scenario):
        if post.oninbaar is not None and (post.soort != "baten" or not post.kas):
            yield Problem(
                "S061",
                places.of((*path, "oninbaar")),
                ".".join((*path, "oninbaar")),
                "alleen een bate die u ontvangt kan oninbaar zijn",
                f"deze post is {post.soort}" if post.kas else "bij deze post beweegt geen geld",
                "haal deze regel weg",
            )


def _references(scenario: Scenario, places: Places) -> Iterator[Problem]:
    known: dict[str, Iterable[str]] = {
        "partij": (*scenario.partijen, NOBODY),
        "administratie": scenario.partijen,
        "rubriek": scenario.rubrieken,
        "fase": scenario.fasen,
        "seizoen": scenario.seizoenen,
        "kaspatroon": scenario.seizoenen,
        "index": scenario.indexen,
    }
    for path, post, _ in all_posts(scenario):
        for field, names in known.items():
            yield from _reference(getattr(post, field), names, (*path, field), places)
        rubriek = scenario.rubrieken.get(post.rubriek or "")
        if rubriek and rubriek.soort != post.soort:
            yield Problem(
                "S039",
                places.of((*path, "rubriek")),
                ".".join((*path, "rubriek")),
                f"‘{rubriek.naam}’ is een kopje voor {rubriek.soort}, en deze post is {post.soort}",
                "",
                "kies een ander kopje of een andere soort",
            )
        keeper = scenario.partijen.get(post.administratie or scenario.administratie or "")
        if post.administratie and keeper and not keeper.boeken and post.administratie != scenario.administratie:
            yield Problem(
                "S040",
                places.of((*path, "administratie")),
                ".".join((*path, "administratie")),
                f"‘{keeper.naam}’ heeft geen eigen begroting in dit scenario",
                "",
                f"zet boeken: ja bij partijen.{post.administratie}",
            )
    for path, unit in blocks(scenario):
        yield from _reference(unit.fase, scenario.fasen, (*path, "fase"), places)
        for field in ("administratie", "partij"):
            yield from _reference(getattr(unit, field), scenario.partijen, (*path, field), places)
    for room in OF_BOOKS:
        for name in getattr(scenario, room):
            yield from _reference(name, (COMPANY, *scenario.partijen), (room, name), places)
    yield from _reference(scenario.administratie, scenario.partijen, ("administratie",), places)
    for name, rubriek in scenario.rubrieken.items():
        yield from _reference(rubriek.spiegel, scenario.rubrieken, ("rubrieken", name, "spiegel"), places)


def _reference(value: str | None, names: Iterable[str], path: Path, places: Places) -> Iterator[Problem]:
    if value is not None and value not in set(names):
        yield Problem(
            "S038",
            places.of(path),
            ".".join(path),
            f"‘{value}’ bestaat niet in dit scenario",
            "",
            nearest(value, names) or f"kies uit: {', '.join(names) or '(er is er nog geen)'}",
        )


def _taakvelden(scenario: Scenario, places: Places) -> Iterator[Problem]:
    """The codes of posts and of whole blocks; functies to 2016 are known only as far as a scenario names them."""
    asked = [
        (path, post.taakveld, post.van or (unit.van if unit else None)) for path, post, unit in all_posts(scenario)
    ]
    asked += [(path, unit.taakveld, unit.van) for path, unit in blocks(scenario)]
    for path, code, van in asked:
        year = (van or scenario.van).year
        if code is not None and year >= FIRST_TAAKVELDEN and not load_taakvelden().known(code, year):
            yield Problem(
                "S041",
                places.of((*path, "taakveld")),
                ".".join((*path, "taakveld")),
                f"taakveld {code} bestaat niet in {year}",
                load_taakvelden().when(code),
                load_taakvelden().instead(code, year) or "zoek de code op in de lijst van het jaar",
            )


def _seasonal(scenario: Scenario, places: Places) -> Iterator[Problem]:
    for path, post, _ in all_posts(scenario):
        if post.spreiding == "seizoenbedrag" and post.seizoen is None:
            yield Problem(
                "S042",
                places.of(path),
                ".".join(path),
                "een seizoenbedrag heeft een seizoen nodig",
                "",
                "vul seizoen: in, of kies spreiding: jaarbedrag",
            )
        if post.formule is not None and post.seizoen is not None:
            yield Problem(
                "S043",
                places.of((*path, "seizoen")),
                ".".join((*path, "seizoen")),
                "bij een formule hoort het seizoen in de formule zelf",
                "anders telt het twee keer",
                f"schrijf × seizoen({post.seizoen}) in de formule en haal deze regel weg",
            )
        if post.index is not None and post.prijspeil is None and scenario.prijspeil is None:
            yield Problem(
                "S044",
                places.of((*path, "index")),
                ".".join((*path, "index")),
                "het is niet gezegd in welk jaar dit bedrag geldt",
                f"het plan begint in {scenario.van.year}; dat jaar is nu gebruikt",
                "vul prijspeil: in bij de post of bovenaan",
                "melding",
            )


RULES: tuple[Callable[[Scenario, Places], Iterator[Problem]], ...] = (
    _horizon,
    _spans,
    _books,
    _legal_forms,
    _bad_debts,
    _shares,
    _one_origin,
    _references,
    _taakvelden,
    _seasonal,
    check_btw,
    check_actuals,
    check_people,
    check_effects,
    check_double,
    check_twins,
    check_sharing,
    check_plausible,
    check_grants,
    check_goals,
    check_options,
    check_sources,
    check_indices,
    check_tables,
)
