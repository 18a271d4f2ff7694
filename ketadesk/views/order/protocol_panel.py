"""Which protocol, where, and by which weight."""

from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import PickerEntry, SegmentsEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.lettering import label, unbroken


class ProtocolPanel(FormPanel):
    """The protocol from a searched list grouped by indication, and the setting of care."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Protocol", ruled=False)
        self._protocol = PickerEntry(
            "protocol", caption("protocol"), "Choose a protocol", captioned=False, detailed=True
        )
        self._setting = SegmentsEntry("setting", caption("setting"), captioned=False)
        self.add_row(self._protocol)
        self.add_row(self._setting)
        self._faults = label("", "list-second", tone="check", wraps=True)
        self.column.addWidget(self._faults)

    def show_answer(self, answer: Answer) -> None:
        """Offer the protocols, and the settings that this one knows."""
        self._protocol.show_choices(answer.form.protocols)
        self._setting.show_choices(answer.form.settings)
        self._setting.show_value(self.desk.draft.setting)
        self.rows[1].setVisible(bool(answer.form.settings))
        self._faults.setText(unbroken("\n".join(answer.form.faults)))
        self._faults.setVisible(bool(answer.form.faults))
        super().show_answer(answer)
