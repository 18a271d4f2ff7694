"""How it is made ready: the push, the container and its fluid, the strength that is asked for."""

from dataclasses import replace

from ketadesk.intake.draft import Draft
from ketadesk.presentation.answer import Answer
from ketadesk.presentation.form import Choice
from ketadesk.views.desk import Desk
from ketadesk.views.entry.captions import caption
from ketadesk.views.entry.entry import NumberEntry, PickerEntry
from ketadesk.views.entry.form_panel import FormPanel

_MIXTURE = "mixture"


class PreparationPanel(FormPanel):
    """Methods, container, diluent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "preparation", "Pr&eparation", "syringe")
        self._build_push()
        self._build_infusion()
        self._build_strength()

    def _build_push(self) -> None:
        self._push_method = PickerEntry(
            "push_method", caption("push_method"), "Choose how the push is prepared", captioned=False
        )
        self._push_volume = NumberEntry("push_volume_text", caption("push_volume_text"))
        self._push_row = self.add_row(self._push_method)
        self._push_volume_row = self.add_row(self._push_volume)

    def _build_infusion(self) -> None:
        self._method = PickerEntry("method", caption("method"), "Choose how it is mixed", captioned=False)
        self._container = PickerEntry("container", caption("container"), "Syringe or bag", captioned=False)
        self._volume = NumberEntry("container_volume_text", caption("container_volume_text"), captioned=False)
        self._diluent = PickerEntry("diluent", caption("diluent"), "Choose a diluent", captioned=False)
        self._method_row = self.add_row(self._method)
        self._container_row = self.add_row(self._container, self._volume, stretches=(3, 2))
        self._diluent_row = self.add_row(self._diluent)

    def _build_strength(self) -> None:
        self._mixtures: tuple[Choice, ...] = ()
        self._mixture = PickerEntry(_MIXTURE, "Standard mixture", "As entered, or a standard mixture", captioned=False)
        self._mixture_row = self.add_row(self._mixture)
        self._amount = NumberEntry("amount_text", caption("amount_text"))
        self._concentration = NumberEntry("concentration_text", caption("concentration_text"))
        self._strength_row = self.add_row(self._amount, self._concentration)

    def value(self, draft: Draft, key: str) -> str:
        """Return what the draft holds; for the mixtures, the one that its texts say."""
        if key != _MIXTURE:
            return super().value(draft, key)
        return next((each.id for each in self._mixtures if each.says(draft)), "")

    def enter(self, key: str, value: str) -> None:
        """Put what was entered into the draft; a mixture fills all its texts."""
        if key != _MIXTURE:
            super().enter(key, value)
            return
        mixture = next(mixture for mixture in self._mixtures if mixture.id == value)
        self.desk.edit(replace(self.desk.draft, **dict(mixture.fills)))

    def show_answer(self, answer: Answer) -> None:
        """Offer what this order can be made ready with."""
        form = answer.form
        self._mixtures = form.mixtures
        self._mixture.show_choices(form.mixtures)
        self._mixture.show_value(self.value(self.desk.draft, _MIXTURE))
        self._mixture_row.setVisible(bool(form.mixtures))
        for entry, choices in (
            (self._push_method, form.push_methods),
            (self._method, form.methods),
            (self._container, form.containers),
            (self._diluent, form.diluents),
        ):
            entry.show_choices(choices)
        for number in (self._push_volume, self._volume, self._amount, self._concentration):
            number.show_unit(form.units[number.key])
        self._volume.show_usual(form.container_usual)
        self._push_row.setVisible(bool(form.push_methods))
        self._method_row.setVisible(bool(form.methods))
        self._container_row.setVisible(bool(form.containers))
        self._diluent_row.setVisible(bool(form.diluents))
        self._strength_row.setVisible(form.asks_concentration)
        # A field with text in it stays in sight: an order that does not use it says so.
        draft = self.desk.draft
        self._push_volume_row.setVisible(draft.push_method == "make-up" or bool(draft.push_volume_text))
        self.setVisible(bool(form.push_methods or form.methods))
        super().show_answer(answer)
