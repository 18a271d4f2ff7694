"""The left column: what the pump shows, what is in the container, for whom, and by what it is judged."""

from typing import Any, get_args

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ketadesk.intake.draft import WeightUnit
from ketadesk.presentation.form import FIELD_UNITS, Choice
from ketadesk.presentation.running_answer import RunningAnswer
from ketadesk.views.desk import DeskOf
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import NumberEntry, PickerEntry, SegmentsEntry
from ketadesk.views.entry.form_column import FormColumn
from ketadesk.views.entry.plain_panel import PlainPanel
from ketadesk.views.look.lettering import label
from ketadesk.views.look.measure import scaled

_UNITS = tuple(Choice(unit, unit) for unit in get_args(WeightUnit))


class RunningPanel(PlainPanel):
    """A group of this form: it is asked from the beginning, for no protocol is needed."""

    def is_asked(self) -> bool:
        """Say that it is asked."""
        return True


class PumpPanel(RunningPanel):
    """The one number that is read from the pump, on the pump's own face."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__(desk, "The pump shows", ruled=False, tone="pump")
        rate = NumberEntry("rate_text", caption("rate_text"), FIELD_UNITS["pump_rate_text"], captioned=False)
        rate.field.wear_pump()
        self.add_row(rate)


class ContainerPanel(RunningPanel):
    """What is in the syringe or bag, as its label says."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__(desk, "Syringe or bag", ruled=False)
        self.add_row(
            NumberEntry("amount_text", "Drug in it", FIELD_UNITS["amount_text"]),
            NumberEntry("volume_text", caption("volume_text"), FIELD_UNITS["container_volume_text"]),
        )
        self._echo = label("", "list-second", wraps=True)
        self.column.addWidget(self._echo)

    def show_answer(self, answer: RunningAnswer) -> None:
        """Say the mixture as its label should."""
        super().show_answer(answer)
        self._echo.setText(answer.mixture)
        self._echo.setVisible(bool(answer.mixture))

    def blank(self) -> None:
        """Take the mixture away."""
        super().blank()
        self._echo.setText("")


class WeightPanel(RunningPanel):
    """The weight, its unit, and how it is known."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__(desk, "Patient")
        self._weight = NumberEntry("weight_text", caption("weight_text"))
        self._known = SegmentsEntry("weight_known", caption("weight_known"), captioned=False)
        self.add_row(self._weight, SegmentsEntry("weight_unit", caption("weight_unit"), _UNITS), stretches=(3, 2))
        self.add_row(self._known)

    def show_draft(self, draft: Any) -> None:
        """Show what was typed, with the unit it was typed in."""
        super().show_draft(draft)
        self._weight.show_unit(draft.weight_unit)

    def show_answer(self, answer: RunningAnswer) -> None:
        """Offer how a weight may be known."""
        self._known.show_choices(answer.form.weight_known)
        self._known.show_value(self.desk.draft.weight_known)
        super().show_answer(answer)


class JudgePanel(RunningPanel):
    """The protocol that it is judged against, and where."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__(desk, "Judge against")
        self._protocol = PickerEntry(
            "protocol", caption("protocol"), "Any protocol, or choose one", captioned=False, kind="detailed"
        )
        self._setting = SegmentsEntry("setting", caption("setting"), captioned=False)
        self.add_row(self._protocol)
        self.add_row(self._setting)

    def show_answer(self, answer: RunningAnswer) -> None:
        """Offer the protocols that name a rate, and the settings of care."""
        self._protocol.show_choices(answer.form.protocols)
        self._setting.show_choices(answer.form.settings)
        self._setting.show_value(self.desk.draft.setting)
        super().show_answer(answer)

    def is_asked(self) -> bool:
        """Say whether one was chosen: none is needed."""
        return bool(self.desk.draft.protocol)


class SincePanel(RunningPanel):
    """When it was started, and what is left: both may stay empty."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        super().__init__(desk, "Running since, if it is known")
        self.add_row(
            NumberEntry("since_text", "Clock time"),
            NumberEntry("left_text", caption("left_text"), FIELD_UNITS["container_volume_text"]),
        )

    def is_asked(self) -> bool:
        """Say whether anything was typed."""
        return bool(self.desk.draft.since_text or self.desk.draft.left_text)


class RunningForm(FormColumn):
    """All that is asked: the pump first, on its own face."""

    def __init__(self, desk: DeskOf[Any, Any]) -> None:
        pump = PumpPanel(desk)
        super().__init__((pump, ContainerPanel(desk), WeightPanel(desk), JudgePanel(desk), SincePanel(desk)))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addWidget(_card("pump", (pump,)))
        column.addWidget(_card("paper", self.panels[1:]), 1)
        self.setWidget(content)


def _card(kind: str, panels: tuple[PlainPanel, ...]) -> QFrame:
    card = QFrame()
    card.setProperty("card", kind)
    column = QVBoxLayout(card)
    column.setContentsMargins(scaled(12), scaled(10), scaled(12), scaled(12))
    column.setSpacing(scaled(10))
    for panel in panels:
        column.addWidget(panel)
    column.addStretch(1)
    return card
