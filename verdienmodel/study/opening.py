"""From a name or path to a study: the one way in for command line, app and tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from verdienmodel.ground.memory import without_collecting
from verdienmodel.ground.problem import Problem, nearest
from verdienmodel.model.build import build
from verdienmodel.model.changes import Change
from verdienmodel.scenario.merge import with_user
from verdienmodel.scenario.read import FOLLOWS, Loaded, read_scenario, read_scenario_bytes
from verdienmodel.study.study import Study

PACKAGE = Path(__file__).resolve().parents[1]
INSIDE = PACKAGE / "voorbeelden"
SCENARIOS = INSIDE if INSIDE.exists() else PACKAGE.parent / "scenarios"
"""In the project a folder beside the package; a wheel carries the same files inside (pyproject.toml)."""


@dataclass(frozen=True)
class Opened:
    """A study, or none and the reasons; warnings come along in both cases."""

    study: Study | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.ernst == "fout")


def examples(folder: Path = SCENARIOS) -> tuple[str, ...]:
    """The names of the scenarios that come along, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder.glob("*.yaml")))


def find(name: str, folder: Path = SCENARIOS) -> tuple[Path | None, Problem | None]:
    """The file behind a scenario's name or path."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return path, None
    known = folder / f"{name}.yaml"
    if known.exists():
        return known, None
    return None, Problem(
        "B020",
        "",
        name,
        f"het scenario ‘{name}’ bestaat niet",
        "",
        nearest(name, examples(folder)) or f"kies uit: {', '.join(examples(folder))}; of geef een bestand",
    )


def open_study(name: str, changes: Iterable[Change] = (), option: str = "") -> Opened:
    """Read, check, build and work out a scenario, with an option and changes on top."""
    path, problem = find(name)
    if path is None:
        return Opened(None, (problem,) if problem else ())
    with without_collecting():
        return _opened(*read_scenario(path), tuple(changes), option)


def open_bytes(raw: bytes, name: str) -> Opened:
    """The same for an uploaded file."""
    with without_collecting():
        return _opened(*read_scenario_bytes(raw, name), (), "")


def _opened(loaded: Loaded | None, problems: tuple[Problem, ...], changes: tuple[Change, ...], option: str) -> Opened:
    if loaded is None:
        return Opened(None, problems)
    graph, problems = build(loaded)
    if graph is None:
        said = set(loaded.problems)
        found = [item for item in problems if item in said or not (loaded.partial and item.code in FOLLOWS)]
        return Opened(None, with_user(found, loaded.places))
    if option and option not in {item.name for item in graph.options}:
        known = [item.name for item in graph.options]
        wrong = Problem(
            "B021",
            "",
            option,
            f"de optie ‘{option}’ bestaat niet",
            "",
            nearest(option, known) or f"kies uit: {', '.join(known) or '(dit scenario heeft er geen)'}",
        )
        return Opened(None, (*problems, wrong))
    study = Study.of(loaded.scenario, graph, option)
    if changes:
        values, wrong_changes = study.changes(changes)
        if wrong_changes:
            return Opened(None, (*problems, *wrong_changes))
        study = study.with_values({**study.changed, **values})
    if any(problem.ernst == "fout" for problem in study.problems):
        return Opened(None, study.problems)
    return Opened(study, study.problems)
