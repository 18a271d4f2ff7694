"""Text that a field did not make itself: pasted, committed by an input method, sent by a scanner."""

import unicodedata

HIDDEN_SIGN = "Nothing was entered: it held a sign that a field cannot show, such as a line break. Type the number."
TOO_LONG = "Nothing was entered: it was too long to show. Type the number."

# Controls, formats (bidirectional marks, zero widths), line and paragraph ends, surrogates, private, unassigned.
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_LONGEST = 200


def is_hidden(text: str) -> bool:
    """Say whether text holds a sign that a line of text does not show as it is."""
    return any(unicodedata.category(sign) in _HIDDEN for sign in text)


def is_hidden_key(text: str) -> bool:
    """Say whether a key writes one sign that is not shown; a control is no text, but what the key does."""
    return len(text) == 1 and unicodedata.category(text) != "Cc" and is_hidden(text)


def why_not_taken(text: str) -> str:
    """Return why a text is refused whole, or nothing where it is taken whole."""
    if is_hidden(text):
        return HIDDEN_SIGN
    return TOO_LONG if len(text) > _LONGEST else ""
