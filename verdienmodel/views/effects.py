"""What somebody saves, in words: for whom, whether it is money, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from verdienmodel.ground.timeline import Period
from verdienmodel.kengetallen.taakvelden import load_taakvelden
from verdienmodel.model.graph import Entry, Leaf
from verdienmodel.study.belanghebbenden import GEMEENTE, Saving
from verdienmodel.study.explaining import explain
from verdienmodel.study.small import HIDDEN
from verdienmodel.study.study import Study
from verdienmodel.views.explanation_words import title
from verdienmodel.views.field_words import label, said, source_words
from verdienmodel.views.format import number

CLASSES = {
    "1": "geld, dit jaar",
    "2": "geld, na afloop van contract of indicatie",
    "3": "vrije uren of ruimte, nog geen geld",
    "4": "vermeden groei, geen geld in de begroting",
    "5": "maatschappelijk, geen geld",
}
DECIDED = "vrije uren of ruimte, na een besluit geld"
LASTING = {True: "elk jaar", False: "eenmalig"}
OWN = "eigen aanname"
WITHOUT_NAME = {"aanbieder": "de aanbieder", "mensen": "de mensen zelf"}
FEW = "een klein aantal"


@dataclass(frozen=True)
class EffectInput:
    """One value that an effect rests on, with where it comes from."""

    address: str
    name: str
    value: str
    kind: str
    source: str
    grade: str

    @property
    def text(self) -> str:
        """One line; what nobody has checked is called an assumption."""
        graded = f" (graad {self.grade})" if self.grade and "(graad " not in self.source else ""
        where = OWN if self.source in ("", OWN) else f"{self.kind.lower()}: {self.source}"
        return f"{self.name}: {self.value} — {where}{graded}"


@dataclass(frozen=True)
class EffectWords:
    """One thing that a party saves, as people read it."""

    saving: Saving
    name: str
    party: str
    kind: str
    taakveld: str
    lasting: str
    driver: str
    inputs: tuple[EffectInput, ...]

    @property
    def about(self) -> str:
        """Whether it is money, how long, and where it stands in a begroting."""
        return ", ".join(filter(None, (self.kind, self.lasting, self.taakveld and f"taakveld {self.taakveld}")))

    @property
    def amount(self) -> str:
        return number(self.saving.shown)


def effect_words(study: Study, saving: Saving, period: Period) -> EffectWords:
    """An effect with its party, its class in words, its taakveld and what it rests on."""
    entry, party = saving.entry, study.scenario.partijen.get(saving.entry.partij)
    decided = entry.incasseerbaar == "3" and entry.telt == "ja"
    kind = f"{DECIDED if decided else CLASSES[entry.incasseerbaar]} ({entry.incasseerbaar})"
    return EffectWords(
        saving, study.quantity(entry.post).label, party.naam if party else _nobody(entry), kind,
        taakveld_words(study, entry.taakveld) if party and party.soort == GEMEENTE else "", LASTING[lasts(saving)], _driver(study, saving, period),
        tuple(_input(study, leaf) for leaf in saving.leaves),
    )  # fmt: skip


def _nobody(entry: Entry) -> str:
    """Who is meant by a post that has no party of the plan: what the library calls the post, or else the others together."""
    return entry.partij or WITHOUT_NAME.get(entry.post.rpartition(".")[2], "anderen")


def lasts(saving: Saving) -> bool:
    """Whether it comes back every year: what the post says, else what the effect says."""
    return saving.effect.structureel if not saving.entry.structureel else saving.entry.structureel == "ja"


def taakveld_words(study: Study, code: str) -> str:
    """The code with its name; empty without one."""
    return f"{code} {load_taakvelden().name(code, study.timeline.last.year)}".strip()


def _driver(study: Study, saving: Saving, period: Period) -> str:
    """What the effect is driven by, with its number; not when it is about so few people that one could tell who."""
    if not saving.driver:
        return ""
    found = explain(study, saving.driver, period, depth=1)
    hidden = found.reason == HIDDEN and not found.shown.below  # else the number itself reads < 5
    return f"{found.label}: {FEW}" if hidden else title(found)


def _input(study: Study, leaf: Leaf) -> EffectInput:
    kind, source = source_words(leaf)
    return EffectInput(
        leaf.address, label(leaf), said(leaf, study.leaf_value(leaf.address)), kind, source, leaf.source.grade
    )
