"""Reading the gazetteer's tab separated tables: a header line, `#` comments, one record a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from servanda.errors import PackError

HERE = Path(__file__).parent

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?~?|")


class Row:
    """One line of a table: cells by column, and where it stands, for errors."""

    __slots__ = ("cells", "columns", "line", "path")

    def __init__(self, path: Path, line: int, columns: dict[str, int], cells: list[str]) -> None:
        self.path, self.line, self.columns, self.cells = path, line, columns, cells

    def __getitem__(self, column: str) -> str:
        return self.cells[self.columns[column]]

    @property
    def where(self) -> str:
        return f"{self.path.name}:{self.line}"

    def error(self, what: str, remedy: str = "correct the line") -> PackError:
        return PackError(what, where=self.where, remedy=remedy)

    def date(self, column: str, *, open_end: bool = False) -> str:
        """An EDTF date of year, month or day precision, or an empty cell (`..` too, where it may be open)."""
        value = self[column]
        if not (_DATE.fullmatch(value) or (open_end and value == "..")):
            raise self.error(f"{value!r} in column {column} is no date", "write 2024, 2024-06 or 2024-06-20")
        return value

    def known(self, column: str, codes: frozenset[str], *, empty: bool = False) -> str:
        """A cell that must be one of `codes`."""
        value = self[column]
        if value not in codes and not (empty and not value):
            raise self.error(
                f"unknown {column} {value!r}", f"use one that the gazetteer knows, or add {value!r}"
            )
        return value


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of `path`, whose header must be exactly `columns`."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"cannot be read: {error}", where=str(path), remedy="restore the file") from None
    places: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        cells = line.split("\t")
        if not places:
            if tuple(cells) != columns:
                unknown = ", ".join(cell for cell in cells if cell not in columns) or "none"
                missing = ", ".join(column for column in columns if column not in cells) or "none"
                raise PackError(
                    f"header differs: unknown columns {unknown}; missing columns {missing}",
                    where=f"{path.name}:{number}",
                    remedy=f"write the columns {', '.join(columns)} in this order",
                )
            places = {column: at for at, column in enumerate(columns)}
            continue
        if len(cells) != len(columns):
            raise PackError(
                f"{len(cells)} cells, but the header has {len(columns)}",
                where=f"{path.name}:{number}",
                remedy="part cells by exactly one tab",
            )
        yield Row(path, number, places, cells)
    if not places:
        raise PackError("table is empty", where=path.name, remedy="give it a header line and rows")
