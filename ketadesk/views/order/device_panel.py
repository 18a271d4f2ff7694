"""What gives it: a pump or a giving set, how long, what stays in the line, and when it starts."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.measure import scaled

_BESIDE = 250
"""From this width the pump stands beside its heading, and else below it."""


class DevicePanel(FormPanel):
    """The pump, and what few orders need: giving set, line, start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "pump", "P&ump", "pump")
        self._pump = PickerEntry("pump", caption("pump"), "None: by gravity", captioned=False)
        self._run = NumberEntry("run_text", caption("run_text"))
        self._giving_set = PickerEntry("giving_set", caption("giving_set"), "Choose a giving set")
        self._line = NumberEntry("line_volume_text", caption("line_volume_text"))
        self._start = NumberEntry("start_text", caption("start_text"))
        self._pump_row = self.add_row(self._pump)
        self._run_row = self.add_row(self._run)
        self.add_rare_row(self._giving_set)
        self.add_rare_row(self._line, self._start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pump where it has room."""
        super().resizeEvent(event)
        self._place_pump()

    def _place_pump(self) -> None:
        """Put the pump beside its heading: it is the group's only field that every order shows."""
        beside = self.width() >= scaled(_BESIDE)
        if beside == (self.heading.indexOf(self._pump_row) >= 0):
            return
        for layout in (self.heading, self.column):
            layout.removeWidget(self._pump_row)
        if beside:
            self.heading.insertWidget(1, self._pump_row, 1)
        else:
            self.column.insertWidget(1, self._pump_row)
        self.heading.setStretch(0, 0 if beside else 1)
        width = QSizePolicy.Policy.Maximum if beside else QSizePolicy.Policy.Ignored
        self.title.setSizePolicy(width, QSizePolicy.Policy.Minimum)

    def show_answer(self, answer: Answer) -> None:
        """Offer what there is to give it with, and show the pump that holds."""
        form = answer.form
        self._pump.show_choices(form.pumps)
        self._pump.show_value(form.pump)
        self._giving_set.show_choices(form.giving_sets)
        self._run.show_unit(form.units["run_text"])
        self._line.show_unit(form.units["line_volume_text"])
        self._pump.setVisible(bool(form.pumps))
        self._giving_set.setVisible(bool(form.giving_sets))
        self._run_row.setVisible(form.asks_run)
        self.setVisible(bool(form.pumps or form.giving_sets))
        super().show_answer(answer)
