"""YAML text -> plain values with, for every value, its line and column. The only place that imports ruamel.

Composes nodes and builds plain dicts itself: duplicate keys, anchors, depth and numbers that can mean two
things are seen here, before anything is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from math import isinf
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from verdienmodel.ground import limits
from verdienmodel.ground.numbers import reads_two_ways
from verdienmodel.ground.problem import Problem, Problems
from verdienmodel.reading.reasons import why_unreadable

Path_ = tuple[str, ...]
Guard = Callable[[str, str], Problem | None]
"""Text and name of a file -> why it is not even composed, which takes seconds for a large file."""
Plain = str | float | bool | None | list["Plain"] | dict[str, "Plain"]
_NUMBER = re.compile(r"^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$")
_FAULTY = re.compile(r"^-?0\d+$|^-?[\d_]*\d_[\d_]*$|^0[xob]", re.IGNORECASE)
CODES = ("taakveld",)
"""Fields that hold a code with a point in it, which is no number."""
_DASHES = re.compile(rf"^ *(?:- +){{{limits.FILE_DEPTH * 4}}}", re.MULTILINE)
"""Lists in lists on one line: refused before the composer recurses, as brackets are."""

_CAREFUL = re.compile(r"^%|(?:^|[\s\[{,:?-])(?:!|[&*][^\s&])", re.MULTILINE)
"""What may be a directive, a tag, an anchor or an alias: the fast reader does not tell that a node has one."""


@dataclass(frozen=True)
class Mark:
    """Where a value stands in the file, counted from 1."""

    line: int
    column: int


@dataclass
class Document:
    """What a file said, and where it said it."""

    name: str
    data: dict[str, Plain] = field(default_factory=dict)
    keys: dict[Path_, Mark] = field(default_factory=dict)
    values: dict[Path_, Mark] = field(default_factory=dict)

    def place(self, path: Path_) -> str:
        """file:line of the deepest part of the path that the file has; the bare name when it has none."""
        for length in range(len(path), 0, -1):
            mark = self.keys.get(path[:length])
            if mark:
                return f"{self.name}:{mark.line}"
        return self.name

    def has(self, path: Path_) -> bool:
        return path in self.keys

    def at(self, path: Path_) -> Plain:
        """What stands at a path; None where nothing does."""
        found: Plain = self.data
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        return found


def read_file(path: Path, name: str | None = None, guard: Guard | None = None) -> tuple[Document, Problems]:
    """Read one YAML file within the limits; never raises for what is in it."""
    shown = name or path.name
    problems = Problems()
    try:
        if path.stat().st_size > limits.FILE_BYTES:
            problems.add(_too_large(shown, path.stat().st_size))
            return Document(shown), problems
        raw = path.read_bytes()
    except OSError as error:
        problems.add(
            Problem(
                "B001",
                shown,
                "",
                "dit bestand is niet te lezen",
                why_unreadable(error),
                "kijk of de naam klopt en of u het bestand mag openen",
            )
        )
        return Document(shown), problems
    return read_bytes(raw, shown, guard)


def read_bytes(raw: bytes, name: str, guard: Guard | None = None) -> tuple[Document, Problems]:
    """The same for bytes that came from somewhere else, such as an upload."""
    problems = Problems()
    if len(raw) > limits.FILE_BYTES:
        problems.add(_too_large(name, len(raw)))
        return Document(name), problems
    if b"\0" in raw:
        problems.add(
            Problem(
                "B002",
                name,
                "",
                "dit is geen tekstbestand",
                "er staan tekens in die geen tekst zijn",
                "kies het scenario zelf (een .yaml-bestand)",
            )
        )
        return Document(name), problems
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.add(
            Problem(
                "B003",
                f"{name}:{line}",
                "",
                "dit bestand is niet opgeslagen als UTF-8",
                "een letter met een accent is anders opgeslagen",
                "kies in uw tekstprogramma ‘Opslaan als… UTF-8’",
            )
        )
        return Document(name), problems
    if guard and (refused := guard(text, name)):
        problems.add(refused)
        return Document(name), problems
    return read_text(text, name)


def _too_large(name: str, size: int) -> Problem:
    return Problem(
        "B004",
        name,
        "",
        f"dit bestand is te groot ({size // 1000} kB)",
        f"{limits.FILE_BYTES // 1000} kB is het meest",
        "is dit wel een scenario?",
    )


def read_text(text: str, name: str) -> tuple[Document, Problems]:
    """Compose the text and build plain values, with all problems at once where YAML itself is sound."""
    document, problems = Document(name), Problems()
    if _deeper_than(limits.FILE_DEPTH * 4, text) or _DASHES.search(text):
        problems.add(_too_deep(name))
        return document, problems
    try:
        root = _compose(text)
    except (YAMLError, RecursionError, ValueError, RuntimeError) as error:
        problems.add(_unreadable(error, name))
        return document, problems
    if root is None:
        problems.add(Problem("B005", name, "", "dit bestand is leeg", "", "begin met schema: 1 en naam: …"))
    elif not isinstance(root, MappingNode):
        problems.add(
            Problem(
                "B006",
                f"{name}:1",
                "",
                "dit bestand is geen scenario",
                "bovenaan horen regels als ‘naam: …’ te staan",
                "begin met schema: 1",
            )
        )
    elif root.anchor:
        problems.add(_anchored(f"{name}:{root.start_mark.line + 1}"))
    else:
        data = _Builder(document, problems).mapping(root, ())
        document.data.update(data)
    return document, problems


def _compose(text: str) -> Node | None:
    """Compose with the fast reader; the careful one sees references, and says best what is wrong."""
    root: Node | None
    if not _CAREFUL.search(text):
        with suppress(YAMLError, RecursionError, ValueError, RuntimeError):
            root = YAML(typ="safe").compose(text)
            return root
    root = YAML(typ="safe", pure=True).compose(text)
    return root


def _deeper_than(most: int, text: str) -> bool:
    """Whether brackets nest deeper: a cheap guard before the composer recurses, that stops where it knows."""
    depth = 0
    for character in text:
        if character in "[{":
            depth += 1
            if depth > most:
                return True
        elif character in "]}":
            depth -= 1
    return False


def _too_deep(place: str) -> Problem:
    return Problem(
        "B007",
        place,
        "",
        f"dit bestand is dieper genest dan {limits.FILE_DEPTH} niveaus",
        "",
        "maak de indeling platter",
    )


def _unreadable(error: Exception, name: str) -> Problem:
    if isinstance(error, RecursionError):
        return _too_deep(name)
    mark = getattr(error, "problem_mark", None) if isinstance(error, MarkedYAMLError) else None
    place = f"{name}:{mark.line + 1}" if mark else name
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    if "alias" in said:
        return _anchored(place)
    if "single document" in said or "another document" in said:
        return Problem(
            "B009",
            place,
            "",
            "dit bestand bevat meer dan één document",
            "er staat een regel met ---",
            "zet elk scenario in een eigen bestand",
        )
    if "tab" in said.lower() or "\\t" in said:
        return Problem(
            "B010",
            place,
            "",
            "deze regel springt in met een tab",
            "YAML kent alleen spaties",
            "vervang de tab door spaties",
        )
    return Problem(
        "B011",
        place,
        "",
        "deze regel is niet te lezen",
        "de indeling van het bestand klopt hier niet (inspringen, dubbele punt of aanhalingsteken)",
        "kijk naar deze regel en de regel erboven",
    )


def _anchored(place: str) -> Problem:
    return Problem(
        "B008",
        place,
        "",
        "verwijzingen met & en * zijn niet toegestaan",
        "ze maken een bestand onleesbaar en kunnen het enorm groot maken",
        "schrijf de waarde uit, of maak er een invoer van",
    )


class _Builder:
    def __init__(self, document: Document, problems: Problems) -> None:
        self.document, self.problems = document, problems

    def place(self, node: Node) -> str:
        return f"{self.document.name}:{node.start_mark.line + 1}"

    def value(self, node: Node, path: Path_) -> Plain:
        if node.anchor:
            # Never looked into: a few lines of references can stand for billions of values.
            self.problems.add(_anchored(self.place(node)))
            return None
        if len(path) > limits.FILE_DEPTH:
            self.problems.add(_too_deep(self.place(node)))
            return None
        quote = isinstance(node, ScalarNode) and node.style in ("'", '"')
        self.document.values[path] = Mark(node.start_mark.line + 1, node.start_mark.column + 1 + quote)
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, str(i))) for i, item in self.items(node, path)]
        return self.scalar(node, path)

    def items(self, node: SequenceNode, path: Path_) -> Iterator[tuple[int, Node]]:
        for position, item in enumerate(node.value):
            self.document.keys[(*path, str(position))] = Mark(item.start_mark.line + 1, item.start_mark.column + 1)
            yield position, item

    def mapping(self, node: MappingNode, path: Path_) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            if key_node.anchor:
                self.problems.add(_anchored(self.place(key_node)))
                continue
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            if key in result:
                first = self.document.keys[(*path, key)].line
                self.problems.add(
                    Problem(
                        "B012",
                        self.place(key_node),
                        ".".join((*path, key)),
                        f"‘{key}’ staat hier twee keer (ook op regel {first})",
                        "dan telt er maar één, en welke is onduidelijk",
                        "haal er één weg of geef hem een andere naam",
                    )
                )
                continue
            if key.isdigit() and node.flow_style and value_node.value == "":
                self.problems.add(
                    Problem(
                        "B015",
                        self.place(key_node),
                        ".".join(path),
                        f"een komma knipt hier een waarde in tweeën (‘,{key}’)",
                        "tussen accolades scheidt een komma twee velden",
                        "zet het getal of de formule tussen aanhalingstekens",
                    )
                )
                continue
            self.document.keys[(*path, key)] = Mark(key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            result[key] = self.value(value_node, (*path, key))
        return result

    def scalar(self, node: Node, path: Path_) -> Plain:
        text = str(node.value)
        if getattr(node, "style", None):  # quoted, or a block of text
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if reads_two_ways(text) or _FAULTY.match(text):
            self.problems.add(self.two_ways(node, text, path))
            return 0.0
        if not _NUMBER.match(text):
            return text
        if isinf(float(text)):
            self.problems.add(self.too_big(node, text, path))
            return 0.0
        return float(text)

    def too_big(self, node: Node, text: str, path: Path_) -> Problem:
        return Problem(
            "B017",
            self.place(node),
            ".".join(path),
            f"het getal ‘{text[:20]}’ is te groot",
            "zo'n getal is niet te rekenen",
            "schrijf een kleiner getal",
        )

    def two_ways(self, node: Node, text: str, path: Path_) -> Problem:
        if _FAULTY.match(text):
            return Problem(
                "B014",
                self.place(node),
                ".".join(path),
                f"‘{text}’ is geen gewoon getal",
                "",
                "schrijf het getal zonder nullen vooraan en zonder _",
            )
        big, small = text.replace(".", ""), text.replace(".", ",", 1)
        if path[-1] in CODES:
            what, why = f"een code zoals {text} is tekst", "zonder aanhalingstekens leest de computer er een getal in"
            return Problem(
                "B013", self.place(node), ".".join(path), what, why, f'zet het tussen aanhalingstekens: "{text}"'
            )
        return Problem(
            "B013",
            self.place(node),
            ".".join(path),
            f"‘{text}’ kan {big} of {small} betekenen",
            "een punt is in Nederland een duizendtal en in dit soort bestanden een komma",
            f"schrijf {big}, of {small} tussen aanhalingstekens",
        )
