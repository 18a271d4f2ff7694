"""A number as it is said, digit for digit as it was typed: `70.5` is seventy point five, `08:30` zero eight thirty."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_HUNDRED, _THOUSAND = 100, 1000

_UNITS = {
    "kg": ("kilogram", "kilograms"),
    "lb": ("pound", "pounds"),
    "cm": ("centimetre", "centimetres"),
    "in": ("inch", "inches"),
    "y": ("year", "years"),
    "years": ("year", "years"),
    "mg": ("milligram", "milligrams"),
    "mcg": ("microgram", "micrograms"),
    "g": ("gram", "grams"),
    "mL": ("millilitre", "millilitres"),
    "L": ("litre", "litres"),
    "gtt": ("drop", "drops"),
    "s": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "day": ("day", "days"),
    "m": ("metre", "metres"),
}


def number_words(text: str) -> str:
    """Return the words of a number that was read: digits, and perhaps a point with digits on both sides."""
    whole, point, decimals = text.partition(".")
    words = _whole(int(whole))
    return f"{words} point {' '.join(_ONES[int(digit)] for digit in decimals)}" if point else words


def quantity_words(text: str, unit: str) -> str:
    """Return the words of a number and its unit, such as `zero point five milligrams per kilogram`."""
    first, *others = unit.split("/")
    one, many = _UNITS[first]
    said = [number_words(text), one if text == "1" else many]
    for other in others:
        said += ["per", _UNITS[other][0]]
    return " ".join(said)


def clock_words(text: str) -> str:
    """Return the words of a time on a 24 hour clock: `zero eight thirty hours` for 08:30."""
    hours, _, minutes = text.partition(":")
    past = "hundred" if minutes == "00" else _two_digits(minutes)
    return f"{_two_digits(hours)} {past} hours"


def _two_digits(text: str) -> str:
    return f"zero {_ONES[int(text)]}" if text.startswith("0") else _whole(int(text))


def _whole(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number < _HUNDRED:
        tens, ones = divmod(number, 10)
        return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]
    size, name = (_HUNDRED, "hundred") if number < _THOUSAND else (_THOUSAND, "thousand")
    many, rest = divmod(number, size)
    return f"{_whole(many)} {name} {_whole(rest)}" if rest else f"{_whole(many)} {name}"
