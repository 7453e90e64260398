"""How a page is set: the choices of its designer, not the damage of its extractor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Style:
    """Measures are in em of the body type, heights in rows (baselines).

    `columns`: of the page; a band of `abreast` stories shares them out. `measure`: width of a column. `indent`: of a
    paragraph's first line. `half`: width of Latin letters and digits. `squeeze`: how far a closing mark may be pushed
    into a full line. `whole_words`: Latin words and numbers are never broken. `head_scale`: size of the headline
    against the body. `stagger` and `ragged`: up to so many rows may a column begin lower or end higher than the
    others. `captions`: at the foot of the first column, or in the middle of one, the text running on below it.
    """

    columns: int = 3
    measure: float = 16.0
    indent: float = 2.0
    half: float = 0.5
    squeeze: float = 0.0
    whole_words: bool = True
    head_scale: float = 2.0
    stagger: int = 0
    ragged: int = 0
    abreast: int = 1
    captions: Literal["foot", "middle"] = "foot"

    def __post_init__(self) -> None:
        if not 1 <= self.abreast <= self.columns:
            raise ValueError(f"{self.abreast} stories abreast do not go into {self.columns} columns")
        if self.measure < self.indent + 2:
            raise ValueError(f"a column of {self.measure} em has no room for an indent of {self.indent} em")
