"""What labels are printed on: sheets with many of one size, and rolls whose page is one label; as data, in mm."""

from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from ketadesk.presentation.paper import PaperName
from ketadesk.protocols.loading import read_table, structure


@frozen
class Stock:
    """One kind of label, its sizes in millimetres. A roll has no `paper`: its page is the label."""

    id: str
    title: str
    width: float
    height: float
    paper: PaperName | None = None
    columns: int = 1
    rows: int = 1
    left: float = 0
    top: float = 0
    across: float = 0
    down: float = 0

    @property
    def places(self) -> int:
        """Return how many labels a page has."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Return where a label begins, numbered from 0 along the rows, from the top left of its page."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.across, self.top + row * self.down


@frozen
class Labelling:
    """How labels are printed: on what, how many of each, from which place of a sheet on; `plain` has no colour."""

    stock: Stock
    copies: int = 1
    first: int = 1
    plain: bool = False


@frozen
class _StockFile:
    stock: tuple[Stock, ...]


@lru_cache(maxsize=1)
def label_stock() -> dict[str, Stock]:
    """Return every kind of label by its id. Raises `FaultyFileError` when the file that lists them is broken."""
    file = files("ketadesk.resources") / "label_stock.toml"
    return {each.id: each for each in structure(file.name, read_table(file), _StockFile).stock}
