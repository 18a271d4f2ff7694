"""`ketadesk help`: the pages of the manual, listed, or one of them whole."""

from argparse import Namespace
from difflib import get_close_matches

from ketadesk.cli.outcome import COMPLETE, Outcome, UsageError, as_json
from ketadesk.presentation.manual import PAGES, manual


def help_outcome(options: Namespace) -> Outcome:
    """Return every page in a line, or one whole. Raises `UsageError` for a page that there is not."""
    pages = manual()
    if options.page is None:
        lines = [f"  {page.id.ljust(max(map(len, PAGES)))}  {page.title}" for page in pages]
        listed = "\n".join(
            ["ketadesk help PAGE shows one of these:", *lines, "ketadesk --help names the commands.", ""]
        )
        return Outcome(
            COMPLETE, as_json([{"id": page.id, "title": page.title} for page in pages]) if options.json else listed
        )
    found = next((page for page in pages if page.id == options.page), None)
    if found is None:
        near = get_close_matches(options.page, PAGES, 1)
        meant = f"is {near[0]} meant?" if near else f"there are {', '.join(PAGES)}."
        raise UsageError(f"PAGE: There is no page {options.page}: {meant}")
    return Outcome(COMPLETE, as_json(vars(found)) if options.json else found.text)
