"""Signs as typed to an observation: the same strict reader of numbers as everywhere, and nothing guessed."""

from collections.abc import Mapping
from fractions import Fraction

from ketadesk.intake.gathering import Gathered
from ketadesk.intake.reading import Unready
from ketadesk.monitoring.event import Observed, Reading
from ketadesk.protocols.sign import Sign
from ketadesk.quantities.parsing import NumberForm, Refused, parse_number

PRESSURE = ("systolic", "diastolic")


def read_observation(texts: Mapping[str, str], signs: Mapping[str, Sign]) -> Observed | Unready:
    """Return what was read of the signs that something was typed for, or what is refused and missing.

    A value beyond what the sign can be at all is refused as misread. A gate refuses nothing.
    """
    gathered = Gathered()
    readings: dict[str, Reading] = {}
    for id_, text in texts.items():
        if text == "":
            continue
        sign = signs.get(id_)
        if sign is None:
            gathered.refuse(id_, f"There is no such sign: the signs are {', '.join(signs)}.")
            continue
        read = _word(text, sign) if sign.words else _number(text, sign)
        if isinstance(read, Refused):
            gathered.refuse(id_, read.reason)
        else:
            readings[id_] = read
    _check_pressure(gathered, texts, readings)
    if gathered.sound and not readings:
        gathered.lack("signs", "Nothing was read: enter at least one sign.")
    if not gathered.sound:
        return Unready(gathered.missing, gathered.refused)
    return Observed(tuple((id_, readings[id_]) for id_ in signs if id_ in readings))


def _number(text: str, sign: Sign) -> Fraction | Refused:
    read = parse_number(text, NumberForm(sign.digits, sign.decimals))
    if isinstance(read, Refused):
        return read
    assert sign.least is not None  # a sign without words has both ends
    assert sign.greatest is not None
    if not sign.least <= read <= sign.greatest:
        unit = f" {sign.unit}" if sign.unit else ""
        return Refused(text, f"{sign.title} is {sign.least} to {sign.greatest}{unit}: read it again.")
    return read


def _word(text: str, sign: Sign) -> str | Refused:
    return text if text in sign.words else Refused(text, f"Choose one of {', '.join(sign.words)}.")


def _check_pressure(gathered: Gathered, texts: Mapping[str, str], readings: Mapping[str, Reading]) -> None:
    upper, lower = (texts.get(id_, "") for id_ in PRESSURE)
    for id_, text, other in ((PRESSURE[0], upper, lower), (PRESSURE[1], lower, upper)):
        if text == "" and other != "":
            gathered.lack(id_, "Enter both figures of the pressure, upper and lower.")
    both = [readings.get(id_) for id_ in PRESSURE]
    if isinstance(both[0], Fraction) and isinstance(both[1], Fraction) and both[0] <= both[1]:
        gathered.refuse(PRESSURE[1], "The lower figure of the pressure is not below the upper: read both again.")
