"""What must be true of the kengetallen before anybody may calculate with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import groupby, pairwise

from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.ground.units import Unit, parse_unit
from verdienmodel.kengetallen.rows import Kengetal

Rows = tuple[Kengetal, ...]


def _source_is_named(row: Kengetal) -> Iterator[Problem]:
    if row.soort == "aanname":
        return
    if not row.bron:
        remedy = "Vul de bron in, of maak er een aanname van."
        yield _problem("K010", row, f"deze rij heeft geen bron en is toch ‘{row.soort}’", remedy=remedy)
    if row.gecontroleerd_op is None:
        why = "niemand heeft het getal met de bron vergeleken"
        remedy = "Vergelijk met de bron, of maak er een aanname van."
        yield _problem("K011", row, "gecontroleerd_op is leeg", why, remedy)


def _guess_is_explained(row: Kengetal) -> Iterator[Problem]:
    if row.graad == "D" and not row.toelichting:
        remedy = "Schrijf waar het getal vandaan komt."
        yield _problem("K012", row, "een schatting (graad D) zonder toelichting", remedy=remedy)


def _range_holds_value(row: Kengetal) -> Iterator[Problem]:
    if (row.laag is None) != (row.hoog is None):
        yield _problem("K013", row, "laag en hoog horen bij elkaar: één van de twee is leeg")
    elif row.laag is not None and row.hoog is not None and not row.laag <= row.waarde <= row.hoog:
        yield _problem("K013", row, f"de waarde {row.waarde:g} ligt niet tussen laag {row.laag:g} en hoog {row.hoog:g}")


def _days_in_order(row: Kengetal) -> Iterator[Problem]:
    if row.geldig_tot is not None and row.geldig_tot < row.geldig_van:
        yield _problem("K014", row, f"geldig_tot {row.geldig_tot} ligt voor geldig_van {row.geldig_van}")


def _one_key_one_file(rows: Rows) -> Iterator[Problem]:
    for key, group in _by_key(rows):
        files = sorted({row.plaats.rpartition(":")[0] for row in group})
        if len(files) > 1:
            why = "de nummers van de rijen zouden afhangen van de volgorde van de bestanden"
            yield _problem("K015", group[-1], f"‘{key}’ staat in meer bestanden: {', '.join(files)}", why)


def _one_unit_per_key(rows: Rows) -> Iterator[Problem]:
    for _, group in _by_key(rows):
        first = group[0]
        for row in group[1:]:
            if _unit_and_percent(row) != _unit_and_percent(first):
                what = f"de eenheid ‘{row.eenheid}’ is anders dan ‘{first.eenheid}’ in {first.plaats}"
                yield _problem("K016", row, what)


def _unit_and_percent(row: Kengetal) -> tuple[Unit, bool]:
    return parse_unit(row.eenheid), "%" in row.eenheid


def _corrections_point_to_rows(rows: Rows) -> Iterator[Problem]:
    """A correction names one earlier row of its own key, and no row is corrected twice."""
    seen: dict[str, Kengetal] = {}
    corrected: dict[str, Kengetal] = {}
    for row in rows:
        if row.vervangt:
            target = seen.get(row.vervangt)
            if target is None or target.sleutel != row.sleutel:
                remedy = nearest(row.vervangt, [name for name, old in seen.items() if old.sleutel == row.sleutel])
                yield _problem("K017", row, f"er is geen eerdere rij ‘{row.vervangt}’ van deze sleutel", remedy=remedy)
            elif row.vervangt in corrected:
                earlier = corrected[row.vervangt].plaats
                yield _problem("K018", row, f"de rij ‘{row.vervangt}’ is al vervangen in {earlier}")
            corrected[row.vervangt] = row
        seen[row.rij] = row


def _no_overlap(rows: Rows) -> Iterator[Problem]:
    for _, group in _by_key(in_force(rows)):
        for before, after in pairwise(group):
            if before.geldig_tot is None or after.geldig_van <= before.geldig_tot:
                until = f"tot en met {before.geldig_tot}" if before.geldig_tot else "zonder einde"
                what = f"deze rij begint {after.geldig_van}, maar {before.plaats} geldt {until}"
                remedy = f"Voeg een rij toe die ‘{before.rij}’ vervangt en eerder eindigt."
                yield _problem("K019", after, what, "twee waarden op één dag", remedy)


def _no_gap_in_law(rows: Rows) -> Iterator[Problem]:
    for _, group in _by_key(in_force(rows)):
        for before, after in pairwise(group):
            if is_gap_in_law(before, after):
                what = f"tussen {before.geldig_tot} en {after.geldig_van} is er geen waarde"
                why = "een wettelijk bedrag mag geen gat hebben"
                yield _problem("K020", after, what, why, "Zoek de waarde op en voeg een rij toe.")


def is_gap_in_law(before: Kengetal, after: Kengetal) -> bool:
    """Days between two rows without a value, while the law has one."""
    if before.geldig_tot is None or "wettelijk" not in (before.soort, after.soort):
        return False
    return after.geldig_van > before.geldig_tot + timedelta(days=1)


def in_force(rows: Iterable[Kengetal]) -> Rows:
    """The rows that no later row corrects, per key in order of time."""
    rows = tuple(rows)
    replaced = {row.vervangt for row in rows if row.vervangt}
    kept = (row for row in rows if row.rij not in replaced)
    return tuple(sorted(kept, key=lambda row: (row.sleutel, row.geldig_van, row.nummer)))


ROW_CHECKS: tuple[Callable[[Kengetal], Iterator[Problem]], ...] = (
    _source_is_named,
    _guess_is_explained,
    _range_holds_value,
    _days_in_order,
)
STORE_CHECKS: tuple[Callable[[Rows], Iterator[Problem]], ...] = (
    _one_key_one_file,
    _one_unit_per_key,
    _corrections_point_to_rows,
    _no_overlap,
    _no_gap_in_law,
)


def check_rows(rows: Rows) -> tuple[Problem, ...]:
    """Every problem of every row, in the order in which the checks are written down."""
    single = [problem for row in rows for check in ROW_CHECKS for problem in check(row)]
    return (*single, *(problem for check in STORE_CHECKS for problem in check(rows)))


def _by_key(rows: Rows) -> Iterator[tuple[str, list[Kengetal]]]:
    """Per key its rows, in the order in which they came."""
    for key, group in groupby(sorted(rows, key=lambda row: row.sleutel), key=lambda row: row.sleutel):
        yield key, list(group)


def _problem(code: str, row: Kengetal, what: str, why: str = "", remedy: str = "") -> Problem:
    return Problem(code, row.plaats, row.sleutel, what, why, remedy)
