"""Writing down: what was typed or ticked becomes an event in the records, or is refused in a sentence."""

from typing import Any

from ketadesk.views.desk import DeskOf
from ketadesk.views.following import TypedTexts, attempt
from ketadesk.views.monitor.acts_card import ActsCard
from ketadesk.views.monitor.bedside_desk import BedsideDesk
from ketadesk.views.monitor.observe_card import ObserveCard


class Writing:
    """Reads what is asked, and lays the desk anew once it is kept."""

    def __init__(
        self, bedside: BedsideDesk, signs: DeskOf[TypedTexts, Any], acts: ActsCard, observe: ObserveCard
    ) -> None:
        self._bedside, self._signs, self._acts, self._observe = bedside, signs, acts, observe

    def act(self, act: Any, texts: Any) -> None:
        """Write down what happened to the drug, once all that it asks was typed."""
        from ketadesk.intake.reading import Unready  # noqa: PLC0415  Pint is read when the mode is first opened
        from ketadesk.intake.reading_act import read_act  # noqa: PLC0415

        assert self._bedside.run is not None  # acts are offered of one that is open
        read = read_act(act, texts, self._bedside.run.sheet)
        if isinstance(read, Unready):
            self._acts.refuse("", {**read.missing, **read.refused})
            return
        what, ago_us = read
        if why := self._bedside.asks(what, ago_us):
            self._acts.refuse(why)
        elif attempt(lambda: self._bedside.write(what, ago_us), self._acts.refuse):
            self._acts.done()
            self._signs.lay(self._signs.draft)

    def keep(self) -> None:
        """Write down the signs that are typed, all or none."""
        from ketadesk.intake.reading import Unready  # noqa: PLC0415  as above
        from ketadesk.intake.reading_observation import read_observation  # noqa: PLC0415

        read = read_observation(self._signs.draft.texts, self._bedside.data[1].signs)
        if isinstance(read, Unready):
            self._observe.show_words({**read.missing, **read.refused})
        elif attempt(lambda: self._bedside.write(read), self._observe.refuse):
            self._signs.lay(TypedTexts())
            self._observe.say("kept")
            self._observe.entries["systolic"].control.setFocus()

    def tick(self, criterion: str, met: bool) -> None:
        """Write down that a criterion of leaving is met, or is not."""
        from ketadesk.monitoring.event import CriterionMet  # noqa: PLC0415  as above

        attempt(lambda: self._bedside.write(CriterionMet(criterion, met)), self._acts.refuse)
        self._signs.lay(self._signs.draft)
