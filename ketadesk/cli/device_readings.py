"""What was read from syringe and pump, as options: `--drawn 0.7mL --pump-set 75mL/h`."""

from argparse import Namespace

from ketadesk.checking.standing import Standing, reading_of, readings_asked
from ketadesk.cli.reading import Reader
from ketadesk.dosing.order import Order

_FLAGS = {"drawn": "--drawn", "rate": "--pump-set", "drops": "--pump-set", "volume": "--pump-volume"}


def reading_option(key: str) -> str:
    """Return how the option of a reading is written, such as `--drawn push`; of any other field, its name."""
    name, _, id_ = key.partition(":")
    return f"{_FLAGS[name]} {id_}"


def read_devices(options: Namespace, order: Order) -> tuple[Standing, dict[str, str]]:
    """Return what was read from the devices by key, and by option what of it is refused."""
    reader, standing = Reader(), {}
    for flag in dict.fromkeys(_FLAGS.values()):
        keys = {key.partition(":")[2]: key for key in readings_asked(order) if _FLAGS[key.partition(":")[0]] == flag}
        for value in getattr(options, flag.lstrip("-").replace("-", "_")) or ():
            name, equals, text = value.rpartition("=")
            id_ = name if equals else next(iter(keys), "") if len(keys) == 1 else ""
            if id_ not in keys:
                reader.refuse(flag, _of_which(text, list(keys)))
            elif keys[id_] in standing:
                reader.refuse(flag, "It is given twice: give it once.")
            else:
                standing[keys[id_]] = reader.number_in(flag, text, reading_of(keys[id_]).unit)
    return standing, reader.refused


def _of_which(text: str, ids: list[str]) -> str:
    if not ids:
        return "This order has nothing of that kind to read: leave it out."
    return f"Say of which, as in {ids[0]}={text}: {' or '.join(ids)}."
