"""Which protocol, what of it is ordered, and where it is given."""

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import Entry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.form_panel import FormPanel
from ketadesk.views.look.lettering import label, unbroken
from ketadesk.views.order.doses_panel import DosesPanel


class ProtocolPanel(FormPanel):
    """The protocol from a searched list grouped by indication, its doses, and the setting of care."""

    asked = ("setting",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "protocol", "&Protocol", "order", ruled=False)
        self._protocol = PickerEntry(
            "protocol", caption("protocol"), "Choose a protocol", captioned=False, kind="detailed"
        )
        self._setting = SegmentsEntry("setting", caption("setting"), captioned=False)
        self.add_row(self._protocol)
        self.doses = DosesPanel(desk)
        self.column.addWidget(self.doses)
        self.add_row(self._setting)
        self._faults = label("", "list-second", tone="check", wraps=True)
        self.column.addWidget(self._faults)

    def show_draft(self, draft: Draft) -> None:
        """Show which protocol is chosen, and what was typed of its doses."""
        super().show_draft(draft)
        self.doses.show_draft(draft)

    def show_answer(self, answer: Answer) -> None:
        """Offer the protocols, ask for the doses, and offer the settings that this one knows."""
        self._protocol.show_choices(answer.form.protocols)
        self._setting.show_choices(answer.form.settings)
        self._setting.show_value(self.desk.draft.setting)
        self.rows[1].setVisible(bool(answer.form.settings))
        self._faults.setText(unbroken("\n".join(answer.form.faults)))
        self._faults.setVisible(bool(answer.form.faults))
        self.doses.show_answer(answer)
        super().show_answer(answer)

    def blank(self) -> None:
        """Take away what an answer said."""
        super().blank()
        self.doses.blank()

    def entries(self) -> list[Entry]:
        """Return the fields in reading order."""
        return [self._protocol, *self.doses.entries(), self._setting]

    def keys(self) -> set[str]:
        """Return what belongs to this group: its fields, what is given, and the steps."""
        return {*super().keys(), "given", "steps"}
