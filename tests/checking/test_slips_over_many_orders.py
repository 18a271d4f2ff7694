"""No single keying slip is silent after the second entry: a small run of what resources/commands/slips prints."""

from random import Random

import pytest

from ketadesk.checking.comparing import Lacking, compare, work_out_entry
from orders import library
from slipping import OUTCOMES, SLIPS, order, rows, simulate, texts, with_text


def test_that_no_single_slip_stays_silent_and_that_the_second_entry_is_what_finds_many() -> None:
    found = simulate(220, seed=20260301)
    assert {kind for kind, _ in found} == set(SLIPS)
    assert {outcome for _, outcome in found} <= set(OUTCOMES)
    assert not [kind for kind, outcome in found if outcome == "silent"]
    assert sum(count for (_, outcome), count in found.items() if outcome == "caught") > 40


def test_that_without_a_second_entry_of_their_own_slips_would_stay_silent() -> None:
    """A joint check, in which the second copies the first, finds nothing of what the independent one finds."""
    random, joint, alone = Random(5), 0, 0
    for _ in range(30):
        right = order(random)
        weight = with_text(right.entry, "weight_text", f"{right.entry.draft.weight_text.partition('.')[0]}.25")
        worked = work_out_entry(weight, library(), readings=False)
        if isinstance(worked, Lacking) or worked.plan.status == "stopped" or worked.plan.waits:
            continue
        joint += any(each.key == "weight" for each in compare(worked, worked))
        alone += any(each.key == "weight" for each in compare(worked, right))
    assert (joint, alone > 20) == (0, True)


@pytest.mark.parametrize("seed", range(3))
def test_that_the_orders_it_draws_agree_with_themselves(seed: int) -> None:
    right = order(Random(seed))
    assert compare(right, right) == ()
    assert any(name.startswith("read ") for name in texts(right.entry))


def test_that_the_table_has_every_slip_and_shares_of_a_hundred() -> None:
    lines = list(rows(simulate(22, seed=1)))
    assert len(lines) == len(SLIPS) + 2
    shares = [float(each) for each in lines[-1].removeprefix("all").replace("%", "").split()[1:]]
    assert abs(sum(shares) - 100) < 0.5
