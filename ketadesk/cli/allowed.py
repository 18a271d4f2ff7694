"""The ids that an order may name, for help."""

from ketadesk.dosing.order import METHODS, PUSH_METHODS
from ketadesk.presentation.label_stock import label_stock
from ketadesk.protocols.library import Library
from ketadesk.protocols.site_file import load_site_library


def allowed_ids(library: Library | None = None) -> str:
    """Return the ids with their names, under headings. Raises `FaultyFileError` when the installation is broken."""
    library = load_site_library() if library is None else library
    cupboard = library.cupboard
    sections: list[tuple[str, list[tuple[str, str]]]] = [
        ("PROTOCOL", [(each.id, f"{each.title}: {each.order}") for each in library.protocols.values()]),
        ("--method", [(id_, title) for id_, title in METHODS.items()]),
        ("--push-method", [(id_, title) for id_, title in PUSH_METHODS.items()]),
        ("--container", [(each.id, each.title) for each in cupboard.containers]),
        ("--diluent", [(each.id, each.title) for each in cupboard.diluents]),
        ("--pump", [(each.id, each.title) for each in cupboard.pumps]),
        ("--giving-set", [(each.id, each.title) for each in cupboard.giving_sets]),
    ]
    width = max(len(id_) for _, rows in sections for id_, _ in rows)
    lines = [line for title, rows in sections for line in (f"{title}:", *_rows(rows, width))]
    return "\n".join([*lines, "ketadesk protocols ID names the administrations of a protocol.", ""])


def allowed_stock() -> str:
    """Return the kinds of labels with their names. Raises `FaultyFileError` when the installation is broken."""
    stock = label_stock().values()
    width = max(len(each.id) for each in stock)
    return "\n".join(["--stock:", *_rows([(each.id, each.title) for each in stock], width), ""])


def _rows(rows: list[tuple[str, str]], width: int) -> list[str]:
    return [f"  {id_.ljust(width)}  {title}" for id_, title in rows]
