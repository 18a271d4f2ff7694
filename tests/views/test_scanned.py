"""The code on paper: a scanner reads it from a small and crooked copy, and the order comes out as it went in."""

import string

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTransform

from ketadesk.intake.carrying import carried, carry_back
from ketadesk.intake.draft import Draft
from ketadesk.presentation.answering import work_out
from ketadesk.quantities.parsing import Refused
from orders import library, scenario
from views.printed import READY, labels_of, pictures_of, printed, read, told

pytestmark = pytest.mark.usefixtures("dressed")

SIGNS = string.ascii_uppercase + string.digits
PRINTER = 600  # dots to an inch of an ordinary laser printer


def scanned(picture: QImage) -> list[str]:
    """Return what a scanner reads from a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


def crooked(picture: QImage, scale: float, degrees: float) -> QImage:
    """Return a picture made smaller and turned, on white."""
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(picture.size() * scale, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    turned = small.convertToFormat(QImage.Format.Format_ARGB32).transformed(QTransform().rotate(degrees), smooth)
    white = QImage(turned.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    from PySide6.QtGui import QPainter  # noqa: PLC0415

    painter = QPainter(white)
    painter.drawImage(0, 0, turned)
    painter.end()
    return white


@pytest.mark.parametrize("degrees", [0, 5, -5])
@pytest.mark.parametrize("scale", [1, 0.3])
def test_that_a_worksheet_is_read_small_and_crooked(scale: float, degrees: float) -> None:
    name = "depression-70-kg-syringe"
    page = next(pictures_of(printed(name), PRINTER))
    assert scanned(crooked(page, scale, degrees)) == [carried(scenario(name))]


@pytest.mark.parametrize("name", READY)
def test_that_another_machine_comes_to_the_same_figures(name: str) -> None:
    page = next(pictures_of(printed(name), 200))
    (text,) = scanned(page)
    back = carry_back(text)
    assert isinstance(back, Draft)
    assert work_out(back, library()).sheet.cards == work_out(scenario(name), library()).sheet.cards
    assert work_out(back, library()).sheet.working == work_out(scenario(name), library()).sheet.working


def test_that_one_sign_changed_anywhere_is_refused() -> None:
    text = carried(scenario("depression-70-kg-syringe"))
    changed = [text[:place] + sign + text[place + 1 :] for place in range(len(text)) for sign in SIGNS]
    assert [each for each in changed if each != text and not isinstance(carry_back(each), Refused)] == []


def test_that_the_code_holds_inputs_and_nothing_else() -> None:
    order = scenario("pain-icu-70-kg-ward").with_reason("push-above-consensus", "x", "Ordered by Dr Name")
    back = carry_back(carried(order))
    assert isinstance(back, Draft)
    assert back.reasons == ()
    assert {part for part in vars(back) if getattr(back, part)} <= {
        part for part in vars(order) if getattr(order, part)
    }


@pytest.mark.parametrize("stock", ["roll-62x29", "a4-21", "a4-14", "letter-30", "letter-10"])
def test_that_a_label_with_room_for_a_code_has_one_that_is_read(stock: str) -> None:
    order = scenario("depression-70-kg-syringe")
    page = next(pictures_of(labels_of(order, stock), PRINTER))
    assert scanned(page) == [carried(order)]


def test_that_the_code_is_not_among_the_words() -> None:
    assert told(carried(scenario("depression-70-kg-syringe"))) not in read(printed("depression-70-kg-syringe"))
