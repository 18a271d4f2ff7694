"""TOML files to records: every fault of a file at once, each with file, key and reason."""

import tomllib
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs
from attrs import AttrsInstance, frozen
from cattrs import Converter, IterableValidationError, transform_error
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from ketadesk.protocols.figure import Dose, Span, Value, dose, kind_of
from ketadesk.quantities import kinds
from ketadesk.quantities.parsing import Refused, parse_number, parse_quantity
from ketadesk.quantities.registry import Quantity, quantity
from ketadesk.quantities.spelling import written_unit

T = TypeVar("T", bound=AttrsInstance)


@frozen
class Fault:
    """What is wrong in a shipped or site file: the file, the key in it, and the reason."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"


class FaultyFileError(Exception):
    """A file that cannot be used, with every fault it has."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def read_table(file: Traversable) -> dict[str, Any]:
    """Return what a TOML file holds, not yet checked. Raises `FaultyFileError` when it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise FaultyFileError((Fault(file.name, "", f"it cannot be read: {error}"),)) from error


def structure(file: str, raw: dict[str, Any], into: type[T]) -> T:
    """Return the record that a table holds. Raises `FaultyFileError` with all of its faults."""
    try:
        return _converter().structure(raw, into)
    except (ClassValidationError, IterableValidationError) as error:
        told = transform_error(error, path="", format_exception=_reason)
        raise FaultyFileError(tuple(_fault(file, line) for line in told)) from error


def _fault(file: str, told: str) -> Fault:
    reason, _, key = told.rpartition(" @ ")
    return Fault(file, key.lstrip("."), reason)


def _reason(error: BaseException, _type: type | None) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown: {', '.join(sorted(error.extra_fields))}"
    return str(error)


@lru_cache(maxsize=1)
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for kind, door in _DOORS.items():
        converter.register_structure_hook(kind, _hook(door))
    converter.register_structure_hook_factory(attrs.has, _table_hook)
    converter.register_structure_hook_factory(_is_tuple, _list_hook)
    converter.register_structure_hook_func(_is_word, _word)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(bool, _truth)
    return converter


def _read(text: object) -> Quantity:
    if not isinstance(text, str):
        raise TypeError("write the figure with its unit between quotation marks")
    plain = parse_number(text)
    if not isinstance(plain, Refused):
        return quantity(plain, "")  # a plain number; wherever a unit is needed, the door refuses it
    read = parse_quantity(text)
    if isinstance(read, Refused):
        raise ValueError(f"{text!r}: {read.reason}")  # noqa: TRY004 - the text is of the right type
    return read


def _hook(door: Any) -> Any:
    def structure_quantity(text: object, _kind: object) -> Quantity:
        value = _read(text)
        if not value.magnitude and door not in {
            Value,
            kinds.age,
        }:  # a step or a strength of nought divides or stops all
            raise ValueError(f"{text!r}: it must be more than 0")
        try:
            return door(value)  # type: ignore[no-any-return]
        except TypeError as error:  # Pint's DimensionalityError is one
            raise ValueError(f"{text!r} is not a {door.name}") from error

    return structure_quantity


def _table_hook(record: Any, converter: Converter) -> Any:
    hooks: Any = {}
    for each in attrs.fields(record):
        if (door := kind_of(each.metadata)) is not None:
            hooks[each.name] = override(struct_hook=_of_kind(converter.get_structure_hook(each.type), door))
    structure_table = make_dict_structure_fn(record, converter, _cattrs_forbid_extra_keys=True, **hooks)

    def structure_record(value: object, _kind: object) -> Any:
        if not isinstance(value, dict):
            raise TypeError("write it as a table, under its own heading")
        return structure_table(value, record)

    return structure_record


def _of_kind(structure_value: Any, door: Any) -> Any:
    """Return a hook that holds a figure, a span or a limit to a kind; a plain number is never taken for a per cent."""

    def structure_figure(raw: object, kind: object) -> Any:
        record = structure_value(raw, kind)
        value: Quantity = record.low if isinstance(record, Span) else record.value
        if not door.admits(value) or (value.dimensionless and value.units != door.unit):
            raise ValueError(f"it is no {door.name}: write it in {written_unit(door.unit) or 'a plain number'}")
        return record

    return structure_figure


def _list_hook(kind: Any, converter: Converter) -> Any:
    structure_each = converter.get_structure_hook(list[kind.__args__[0]])

    def structure_list(value: object, _kind: object) -> tuple[Any, ...]:
        if not isinstance(value, list):  # a text would be taken letter by letter
            raise TypeError("write a list, between square brackets")
        return tuple(structure_each(value, list[kind.__args__[0]]))

    return structure_list


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_word(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _word(value: object, kind: Any) -> Any:
    if value not in get_args(kind):
        raise ValueError(f"{value!r} is not one of {', '.join(filter(None, get_args(kind)))}")
    return value


def _text(value: object, _kind: object) -> str:
    if not isinstance(value, str):
        raise TypeError("write it between quotation marks")
    return value


def _whole(value: object, _kind: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("write a whole number")
    return value


def _truth(value: object, _kind: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("write true or false")
    return value


_DOORS: dict[Any, Any] = {
    Value: Value,
    Dose: dose,
    kinds.Bodyweight: kinds.bodyweight,
    kinds.Time: kinds.time,
    kinds.Age: kinds.age,
    kinds.Height: kinds.height,
    kinds.Concentration: kinds.concentration,
    kinds.Mass: kinds.mass,
    kinds.Volume: kinds.volume,
    kinds.PumpRate: kinds.pump_rate,
    kinds.DropFactor: kinds.drop_factor,
}
