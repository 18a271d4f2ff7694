"""The manual on the command line, without a display or a network."""

import json

from cli_orders import Command
from ketadesk.presentation.manual import PAGES


def test_that_every_page_is_listed_and_shown_whole(ketadesk: Command) -> None:
    listed = ketadesk("help")
    assert (listed.status, listed.err) == (0, "")
    for page in PAGES:
        assert f"\n  {page} " in listed.out
        shown = ketadesk("help", page)
        assert (shown.status, shown.err) == (0, "")
        assert shown.out.startswith("# ")
    assert "drug volume = amount ÷ strength of the vial." in ketadesk("help", "formulas").out


def test_that_a_page_that_is_not_there_names_those_that_are(ketadesk: Command) -> None:
    assert ketadesk("help", "limit").err == "PAGE: There is no page limit: is limits meant?\n"
    assert "there are window, use, formulas" in ketadesk("help", "xyz").err
    assert ketadesk("help", "xyz").status == 2


def test_that_a_program_is_told_the_pages(ketadesk: Command) -> None:
    assert [each["id"] for each in json.loads(ketadesk("help", "--json").out)] == [*PAGES]
    told = json.loads(ketadesk("help", "use", "--json").out)
    assert (told["id"], told["title"]) == ("use", "What it is for")
