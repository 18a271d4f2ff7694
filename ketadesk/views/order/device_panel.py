"""What gives it: a pump or a giving set, how long, what stays in the line, and when it starts."""

from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.entry.form_panel import FormPanel


class DevicePanel(FormPanel):
    """Pump, giving set, run, line, start."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Giving")
        self._pump = PickerEntry("pump", caption("pump"), "Choose a pump")
        self._giving_set = PickerEntry("giving_set", caption("giving_set"), "Giving set")
        self._run = NumberEntry("run_text", caption("run_text"))
        self._line = NumberEntry("line_volume_text", caption("line_volume_text"))
        self._start = NumberEntry("start_text", caption("start_text"))
        self.add_row(self._pump, self._giving_set, stretches=(1, 1))
        self._clock_row = self.add_row(self._line, self._start, self._run)

    def show_answer(self, answer: Answer) -> None:
        """Offer what there is to give it with."""
        form = answer.form
        self._pump.show_choices(form.pumps)
        self._giving_set.show_choices(form.giving_sets)
        self._run.show_unit(form.units["run_text"])
        self._line.show_unit(form.units["line_volume_text"])
        self._pump.setVisible(bool(form.pumps))
        self._giving_set.setVisible(bool(form.giving_sets))
        self._run.setVisible(form.asks_run)
        self.setVisible(bool(form.pumps or form.giving_sets))
        super().show_answer(answer)
