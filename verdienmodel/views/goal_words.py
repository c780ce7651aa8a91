"""Goal seek in lines of text: the answer, how sure it is, and where was looked."""

from __future__ import annotations

from collections.abc import Iterator

from verdienmodel.analysis.goal import Band
from verdienmodel.ground.timeline import Period
from verdienmodel.study.unusual import how_unusual
from verdienmodel.study.voorwaarde import Voorwaarde
from verdienmodel.study.zoeken import Bevestigd, Gezocht
from verdienmodel.views.field_words import label, said
from verdienmodel.views.format import euro, percent
from verdienmodel.views.risk_words import amount_words, chance_percent, draws_words

NO_NORM = "Deze zekerheid zegt hoeveel risico u neemt. Zij is geen norm: de gemeente hoeft een subsidie er niet op te baseren."

EARLY = "Het is vooral krap in het begin. Kijk ook naar een startbijdrage of een lening."


def goal_text(found: Gezocht) -> list[str]:
    """Everything, the answer first."""
    return [*_answer(found), *_sure(found), *_looked(found)]


def condition_words(asked: Voorwaarde) -> str:
    """Vrij besteedbaar, Stichting: in elke maand van 2027-2030 minstens € 10.000, met 95% zekerheid."""
    what = asked.money.label if asked.money else f"Saldo, {asked.saldo.label}"
    each = "elke maand" if asked.money else "elk jaar"
    when = f"in {each} van {asked.period.label}"
    if asked.single:
        when = f"in {asked.period.label}{' samen' * asked.together}"
    side = "minstens" if asked.at_least else "hoogstens"
    sure = f", met {percent(asked.chance)} zekerheid" if asked.chance else ""
    return f"{what}: {when} {side} {euro(asked.bound)}{sure}"


def value_words(found: Gezocht, written: float) -> str:
    """A value of the knob with its unit."""
    leaf = found.knop.leaf
    return said(leaf, leaf.from_written(written))


def band_words(found: Gezocht, band: Band) -> str:
    """One stretch in which it holds."""
    first, last = (value_words(found, item.value) for item in (band.first, band.last))
    if band.turns_below and band.turns_above:
        return first if first == last else f"van {first} tot en met {last}"
    if band.turns_below:
        return f"{first} of meer"
    return f"{last} of minder" if band.turns_above else f"elke waarde van {first} tot en met {last}"


def answer_words(found: Gezocht) -> str:
    """One sentence: the values for which it holds, or the best there is."""
    if found.value is None and found.sought.flat:
        off = f" ‘{found.switch.removesuffix('.aan')}’ staat in dit plan uit." if found.switch else ""
        return f"Dit lukt met geen enkele waarde: deze knop verandert er niets aan.{off}"
    if found.value is None:
        best = found.sought.best
        how = f"de kans is dan {percent(best.share, 1)}" if found.voorwaarde.chance else _margin(best.margin)
        low, high = (value_words(found, item.value) for item in (found.sought.tries[0], found.sought.tries[-1]))
        near = f"Het dichtst in de buurt: {value_words(found, best.value)}; {how}"
        return f"Dit lukt met geen enkele waarde van {low} tot en met {high}. {near}."
    bands = [band_words(found, band) for band in found.sought.bands]
    several = f" Er zijn {len(bands)} oplossingen." if len(bands) > 1 else ""
    return f"Nodig: {'; of '.join(bands)}.{several}"


def _answer(found: Gezocht) -> Iterator[str]:
    yield f"{found.study.scenario.naam}. Knop: {label(found.knop.leaf)} ({found.knop.address})."
    yield f"{condition_words(found.voorwaarde)}."
    yield answer_words(found)
    yield from _unusual(found)
    now = "de waarden van nu" if found.knop.now is None else f"{value_words(found, found.knop.now)}, zoals nu"
    chance = f" (kans {percent(found.now.share, 1)})" if found.voorwaarde.chance else ""
    if found.tightest:
        early = f" {EARLY}" if found.early else ""
        yield f"Het krapst is {_when(found, found.tightest)}; kijk eerst wat daar gebeurt.{early}"
    yield f"Met {now}, {'lukt het al' if found.now.holds else 'lukt het niet'}{chance}."


def _unusual(found: Gezocht) -> Iterator[str]:
    """What was found is no usual value: mathematics has an answer, but perhaps nobody will pay it."""
    leaf, value = found.knop.leaf, found.value
    how = how_unusual(leaf, value.value) if value else ""
    if value and how:
        low, high = (value_words(found, end) for end in (leaf.low or 0.0, leaf.high or 0.0))
        yield f"Let op: {value_words(found, value.value)} ligt {how} wat gebruikelijk is ({low} tot {high})."


def _when(found: Gezocht, period: Period) -> str:
    return found.at.timeline.months[period.months[0]].label if found.voorwaarde.money else period.label


def _sure(found: Gezocht) -> Iterator[str]:
    if found.value is None:
        return
    at = value_words(found, found.value.value)
    yield ""
    yield f"Nagerekend met {at}. In de begroting: {_margin(found.entered)}."
    if found.confirmed:
        yield from chance_lines(found.confirmed)


def chance_lines(item: Bevestigd) -> Iterator[str]:
    """The chance in the run of the search and in one that had no say in it, and what is too much on average."""
    chances, blocks = item.chances, (item.found, item.fresh)
    search, fresh = (run.stamp.zaad for run in blocks)
    low, high = (percent(end, 1) for end in (chances.low, chances.high))
    yield f"Kans in de doorrekeningen waarmee is gezocht (zaad {search}): {chance_percent(chances.found)}."
    inside = "dat klopt" if chances.confirmed else "dat klopt niet"
    yield (
        f"Kans in nieuwe doorrekeningen (zaad {fresh}): {chance_percent(chances.fresh)}."
        f" Verwacht: {low} tot {high}; {inside}."
    )
    yield f"Gemiddeld is er {amount_words(item.room)} meer dan gevraagd (waar het niet lukt, telt nul)."
    yield f"Over het hele plan blijft er gemiddeld {amount_words(item.over)} over (een tekort telt als nul)."
    yield NO_NORM


def _looked(found: Gezocht) -> Iterator[str]:
    tries = found.sought.tries
    low, high = (value_words(found, item.value) for item in (tries[0], tries[-1]))
    yield ""
    yield f"Gezocht van {low} tot en met {high}, met {len(tries)} waarden; met --van en --tot kiest u zelf waar."
    if found.uncertain_knob:
        yield "Deze invoer is zelf onzeker; haar spreiding schuift mee met de waarde."
    if found.confirmed:
        yield draws_words(found.confirmed.found)
        yield found.confirmed.found.stamp.line()
    else:
        yield found.at.stamp.line()


def _margin(margin: float) -> str:
    """How far from the bound, in words."""
    if margin < 0:
        return f"{euro(abs(margin))} te weinig"
    return f"{euro(margin)} ruimte"
