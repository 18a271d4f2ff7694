"""The label on a drawn syringe is never cut: a figure without the end of its unit is another figure."""

from fractions import Fraction

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ketadesk.presentation.drawing import Fill, Vessel
from ketadesk.views.drawings.vessel_drawing import VesselDrawing
from views.pixels import Picture

YELLOW = QColor("#FFED00").rgb()
# So wide is the drawing of a push beside a pump at 1024 pixels, and so much of it no label may reach.
NARROW, EDGE = 150, 4


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize("amount", ["35 mg in 0.7 mL", "30.85 mg in 0.62 mL", "480 mg in 4.8 mL"])
def test_that_a_label_stays_whole_on_a_narrow_drawing(dressed: QApplication, amount: str) -> None:
    drawing = VesselDrawing(34)
    fills = (Fill("drug", Fraction(0), Fraction(7, 10)),)
    drawing.show_vessel(Vessel("syringe", "", amount, (), fills, label=("ketamine", amount), yellow=True))
    drawing.resize(NARROW, drawing.sizeHint().height())
    picture = Picture(drawing)

    assert picture.colours(drawing.rect())[YELLOW] > 500
    assert picture.colours(QRect(NARROW - EDGE, 0, EDGE, drawing.height()))[YELLOW] == 0
