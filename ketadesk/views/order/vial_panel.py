"""The vial in hand: strength, volume and total as its label says, typed, or all three from a listed vial."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.echo import VialEcho
from ketadesk.presentation.form import Choice
from ketadesk.views.desk import Desk
from ketadesk.views.drawings.strength_bars import StrengthBars
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import Entry, NumberEntry, PickerEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.lettering import label, show_text

_FIELDS = {"strength_text": "Strength", "vial_volume_text": "Volume", "vial_total_text": "Total"}
_HEADING = "&Vial in hand"
_LISTED = "vial"


class VialPanel(FormPanel):
    """The vial. Nothing is chosen beforehand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "vial", _HEADING, "vial")
        self._listed = PickerEntry(_LISTED, "Listed vial", "List", captioned=False, kind="compact")
        self._numbers = [NumberEntry(key, caption(key), shown=shown) for key, shown in _FIELDS.items()]
        self._vials: tuple[Choice, ...] = ()
        self._build_list()
        self.add_row(*self._numbers, stretches=(10, 7, 9))
        self._build_echo()

    def _build_list(self) -> None:
        """Put the list of vials into the heading: it fills the three fields under it."""
        self._listed.value_entered.connect(lambda value: self.enter(_LISTED, value))
        self.heading.insertWidget(1, self._listed)

    def first_stop(self) -> QWidget:
        """Return where work in it begins: what the vial in hand says is typed before a list is looked through."""
        return self._numbers[0].field

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [self._listed, *super().entries()]

    def _build_echo(self) -> None:
        self.bars = StrengthBars()
        self.echo = label("", "list-second", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.bars)
        row.addWidget(self.echo, 1)
        self.column.addLayout(row)

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed, and which listed vial that is."""
        super().show_draft(draft)
        self._listed.show_value(self.value(draft, _LISTED))

    def value(self, draft: Draft, key: str) -> str:
        """Return what the draft holds; for the list, the vial that the three texts say."""
        if key != _LISTED:
            return super().value(draft, key)
        return next((vial.id for vial in self._vials if vial.says(draft)), "")

    def enter(self, key: str, value: str) -> None:
        """Put what was entered into the draft; a listed vial fills all three."""
        if key != _LISTED:
            super().enter(key, value)
            return
        vial = next(vial for vial in self._vials if vial.id == value)
        self.desk.edit(replace(self.desk.draft, **dict(vial.fills)))

    def show_answer(self, answer: Answer) -> None:
        """Offer the vials that hold this protocol's drug."""
        self._vials = answer.form.vials
        self._listed.show_choices(self._vials)
        self._listed.show_value(self.value(self.desk.draft, _LISTED))
        self._listed.setVisible(bool(self._vials))
        drug = answer.echoes.drug
        self.title.setText(f"{_HEADING}, {drug}" if drug else _HEADING)
        self.setVisible(bool(answer.form.doses) or not self.desk.draft.protocol)
        for entry in self._numbers:
            entry.show_unit(answer.form.units[entry.key])
        self._show_echo(answer.echoes.vial)
        super().show_answer(answer)

    def blank(self) -> None:
        """Take away what an answer said, and what was said back of the vial."""
        super().blank()
        self.bars.forget()
        self.echo.setText("")

    def _show_echo(self, echo: VialEcho | None) -> None:
        self.bars.show_bars(echo.bars if echo else ())
        self.bars.setVisible(bool(echo and echo.bars))
        show_text(self.echo, echo.says if echo else "")
