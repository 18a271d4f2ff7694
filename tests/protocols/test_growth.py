"""What children weigh and measure: the percentiles as the CDC printed them, and the row that an age stands in."""

import pytest

from ketadesk.protocols.growth import beyond
from ketadesk.protocols.library import load_library
from ketadesk.quantities.kinds import age, bodyweight
from ketadesk.quantities.registry import quantity

GROWTH = load_library().growth

# By hand from wtage.csv and statage.csv: age, then P3 and P97 of weight in kg, then of stature in cm, for the sex that
# is farther out. P3 is that of the first month of the year of age, P97 of its last.
PRINTED = [
    (2, "10.05", "17.83", "78.82", "102.26"),  # girls 10.0488, boys 17.8280; girls 78.8213, boys 102.2593
    (6, "16.01", "32.97", "105.76", "132.14"),  # girls 16.0119, girls 32.9737; girls 105.7615, girls 132.1380
    (9, "21.59", "50.84", "121.85", "151.05"),  # girls 21.5884, girls 50.8350; girls 121.8537, boys 151.0539
    (12, "29.47", "71.88", "135.66", "170.68"),  # boys 29.4726, girls 71.8764; boys 135.6621, boys 170.6817
    (17, "43.34", "97.02", "150.75", "189.4"),  # girls 43.3365, boys 97.0180; girls 150.7491, boys 189.4044
]


@pytest.mark.parametrize(("years", "lightest", "heaviest", "shortest", "tallest"), PRINTED)
def test_that_a_year_holds_the_printed_percentiles(
    years: int, lightest: str, heaviest: str, shortest: str, tallest: str
) -> None:
    row = GROWTH.year(age.of(years))
    assert row is not None
    assert row.lightest is not None
    assert row.shortest is not None
    found = [row.lightest, row.heaviest, row.shortest, row.tallest]
    assert [each.magnitude for each in found] == [
        type(each.magnitude)(printed)
        for each, printed in zip(found, (lightest, heaviest, shortest, tallest), strict=True)
    ]


def test_that_each_year_is_heavier_and_taller_than_the_one_before() -> None:
    for name in ("lightest", "heaviest", "shortest", "tallest"):
        column = [value for year in GROWTH.years if (value := getattr(year, name)) is not None]
        assert column == sorted(column)
        assert len(set(column)) == len(column)


def test_that_the_first_row_is_for_all_under_two_and_none_is_for_a_grown_person() -> None:
    first = GROWTH.year(age.of(1))
    assert first is not None
    assert first.heaviest == bodyweight(quantity(156, "kg") / 10)
    assert GROWTH.year(age.of(17)) is not None
    assert GROWTH.year(age.of(18)) is None


def test_that_the_margin_is_a_share_of_the_percentile() -> None:
    # 21 kg and a quarter is 26.25 kg; 11.39 kg less a fifth is 9.112 kg.
    row = GROWTH.year(age.of(3))
    assert row is not None
    assert row.lightest is not None
    assert beyond(row.heaviest, GROWTH.heavier, above=True) == quantity(2625, "kg") / 100
    assert beyond(row.lightest, GROWTH.lighter, above=False) == quantity(9112, "kg") / 1000
