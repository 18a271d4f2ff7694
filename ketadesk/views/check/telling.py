"""What the page of a double check says at each stage: to whoever enters, and never anything of the other entry."""

from ketadesk.checking.comparing import Difference
from ketadesk.checking.double_check import CHECKED
from ketadesk.checking.entered import source_of
from ketadesk.presentation.check_answer import Line
from ketadesk.presentation.check_words import NEITHER, SLIPS, item_title, read_at
from ketadesk.views.check.conduct import Conduct, clock
from ketadesk.views.check.parts import Opened, Parts

_WHY = {
    "stopped": "A stopped order cannot be checked: change it first.",
    "check": "A question is open: give its reason first, then have the order checked.",
    "incomplete": "The order is not complete. Enter it under Order, then have it checked here.",
    "ready": "It is checked already. An order that is changed is checked anew.",
}
_HELD = "Both entries are the same, and the order now asks a question or is stopped. Look at it under Order first."
_INDEPENDENT = ("Two calculations, not one", "Each entry is worked out on its own. Entries and figures are compared.")
_MEANING = ("Your signature means", CHECKED)
_STAY = ("Values stay hidden, even where they agree", "A value that agrees would let the other be worked out.")
_NO_MATCHING = "Hold the pump if it is set wrong. Nobody changes a value to match another."
_NAMED = 3
"""So many of what is left to enter are named."""


class Telling:
    """Words for the parts of the page, from how the check and the open entry stand."""

    def __init__(self, parts: Parts, conduct: Conduct) -> None:
        self._parts = parts
        self._conduct = conduct
        self._open = Opened.__new__(Opened)
        self._differing: list[tuple[Difference, str]] = []

    def tell(self, opened: Opened) -> None:
        """Say what this stage is about."""
        self._open = opened
        check = self._conduct.check
        differences = () if check is None else check.differences
        self._differing = [(each, item_title(each.key, opened.protocol)) for each in differences]
        self._tell_left()
        self._tell_prepare()
        self._tell_people()
        self._tell_sign()
        self._tell_mismatch()
        self._tell_done()
        self._tell_header()
        self._tell_list()

    def announcement(self) -> str:
        """Return what a screen reader says of a step."""
        stage = self._conduct.stage
        if stage == "checked":
            return "Both entries are the same. The order is double-checked."
        if stage == "held":
            return _HELD
        if stage == "unkept":
            return self._conduct.says
        if self._conduct.to_enter:
            names = ", ".join(title for _, title in self._differing)
            return f"Not the same: {names}. {self._conduct.owner} reads it again."
        return ""

    def _tell_left(self) -> None:
        hidden, conduct, check = self._parts.hidden, self._conduct, self._conduct.check
        hidden.show_buttons(
            again=conduct.stage == "entering" and not self._open.away,
            leave=conduct.under_way and not self._open.leaving,
        )
        if check is None or not conduct.under_way:
            hidden.show_hidden("No check under way", "")
            hidden.show_person("", "")
            return
        sealed = f"Sealed at {clock(check.preparer.at)} by {check.preparer.name}, preparer."
        if conduct.to_enter:
            opened = frozenset(source_of(key) for key in conduct.to_enter)
            hidden.show_hidden("Both entries, hidden", f"{sealed} What differs was cleared from both.", opened)
        else:
            says = f"{sealed} None of it can be read here until you have entered yours."
            hidden.show_hidden("First entry, hidden", says)
        if conduct.checker is None:
            hidden.show_person("", "")
        else:
            here = f"Signed in at {clock(conduct.checker.at)}. A different person."
            says = "Signed out: nobody was here." if self._open.away else here
            hidden.show_person(f"{conduct.checker.name}, checker", says)

    def _tell_prepare(self) -> None:
        card, order = self._parts.prepare, self._open.order
        asks = self._open.checkable and self._conduct.stage == "none"
        card.sign.setVisible(asks)
        if self._conduct.stage == "held":
            card.show_words("Not sealed", _HELD, locked=True)
        elif asks:
            says = "Whoever prepared it signs. Then it is hidden here, and someone else enters it again."
            card.show_words("Have the order checked", says)
        else:
            state = "incomplete" if order is None else order.sheet.state
            card.show_words("Have the order checked", _WHY[state], locked=True)

    def _tell_people(self) -> None:
        admit, owner = self._parts.admit, self._conduct.owner
        if self._open.away:
            admit.show_words("Signed out", f"{owner} signs in to go on. What was entered is still there.")
        else:
            admit.show_words("A second person checks", "Someone else signs in, and reads everything from its source.")
        says = "The first entry comes back under Order, and nothing is checked."
        self._parts.back.show_words("Give up the check", says)

    def _tell_sign(self) -> None:
        sign, conduct, left = self._parts.sign, self._conduct, self._left()
        if conduct.to_enter and conduct.check is not None:
            first = conduct.stage == "first again"
            places = " and ".join(dict.fromkeys(read_at(key) for key in conduct.to_enter))
            after = "" if first else f" Then {conduct.check.preparer.name} does the same."
            says = f"Say each digit and the point aloud as you type.{after}"
            sign.show_words(f"{2 if first else 1}  {conduct.owner}: read {places} again", says, locked=bool(left))
        else:
            says = f"Opens when all is entered: {left}" if left else "Sign, and both entries are compared."
            sign.show_words("Compare and sign", says, locked=bool(left))
        if left:
            sign.warn("")

    def _left(self) -> str:
        """Return what is still to enter, or not read; nothing when all is there."""
        answer = self._open.answer
        if answer is None:
            return "the protocol."
        refused = {**answer.sheet.refused, **self._open.refused}
        if self._conduct.to_enter:
            asked = tuple(each.key for each, _ in self._differing if each.slip != "left-out")
            left = [title for each, title in self._differing if each.key in {*asked} - self._open.entered(asked)]
        else:
            keys = tuple(line.key for line in self._open.lines)
            entered = self._open.entered(keys)
            left = [line.title for line in self._open.lines if line.key not in entered]
            if not left and answer.sheet.missing:
                return answer.sheet.missing[0].says
        if left:
            more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
            return f"{', '.join(title.lower() for title in left[:_NAMED])}{more}."
        return next(iter(refused.values()), "") if not self._conduct.to_enter or self._open.refused else ""

    def _tell_mismatch(self) -> None:
        check = self._conduct.check
        named = {} if check is None else check.named
        shown = [(title, *(SLIPS[each.slip] if each.key in named else ("", ""))) for each, title in self._differing]
        foot = (NEITHER if named else "", _NO_MATCHING, self._conduct.says)
        self._parts.mismatch.show_differences(shown, " ".join(each for each in foot if each))

    def _tell_done(self) -> None:
        done, check = self._parts.done, self._conduct.check
        if self._conduct.stage not in {"checked", "unkept"} or check is None or check.checker is None:
            done.show_signed("", (), "")
            return
        signed = tuple(f"{each.name}, {clock(each.at)}: {each.meaning}" for each in (check.preparer, check.checker))
        says = "Every input and every figure, each from its own calculation."
        done.show_signed(says, signed, self._conduct.says)

    def _tell_header(self) -> None:
        header, conduct = self._parts.header, self._conduct
        if conduct.stage == "entering":
            keys = tuple(line.key for line in self._open.lines)
            header.show_state(
                "from the source", "entering", "Entering", f"{len(self._open.entered(keys))} of {len(keys)}"
            )
        elif conduct.to_enter:
            count = str(len(self._differing))
            header.show_state("once more, from the source", "not the same", "Not the same", count)
        elif conduct.stage == "unkept":
            header.show_state("", "not kept", "Not kept", "not double-checked")
        elif seal := conduct.seal():
            header.show_state("", "checked", "Double-checked", f"{seal.preparer}, {seal.checker}")
        else:
            header.show_state("from the source")

    def _tell_list(self) -> None:
        shown = self._open.lines if self._conduct.under_way else ()
        keys = tuple(line.key for line in shown)
        if self._conduct.to_enter:
            differing = {each.key for each, _ in self._differing}
            extra = [Line(each.key, title) for each, title in self._differing if each.key not in keys]
            states = [(line, "not the same" if line.key in differing else "same") for line in (*shown, *extra)]
            count = f"{len(states) - len(differing)} same, {len(differing)} not"
            self._parts.list.show_lines("Compared", count, states, _STAY)
        elif shown:
            entered = self._open.entered(keys)
            states = [(line, "entered" if line.key in entered else "to enter") for line in shown]
            notes = (*_INDEPENDENT, *_MEANING)
            self._parts.list.show_lines("Compared when complete", f"{len(entered)} of {len(shown)}", states, notes)
        else:
            self._parts.list.show_lines("An independent double check", "", [], (*_INDEPENDENT, *_MEANING))
