"""A walk through the window: every state and mode it can be in, and everything that is seen in each."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ketadesk.intake.draft import Draft
from ketadesk.views.look.appearance import appearance
from ketadesk.views.main_window import MainWindow
from orders import SCENARIOS, scenario

THEMES = ("light", "dark", "contrast", "night")
LETTERS = (100, 125, 150, 200)

# One of each state, and of each kind of card, table and drawing.
TELLING = (
    "depression-70-kg-syringe",
    "depression-bag-100-ml-added",
    "depression-gravity-20",
    "depression-no-weight",
    "depression-decimal-comma",
    "depression-4-min-stops",
    "pain-icu-70-kg-ward",
    "pain-icu-push-equal-volume",
    "crps-four-days",
    "96-hours-in-four-steps",
    "esketamine-schedule",
    "anaesthesia-into-a-muscle",
)


def put_on(application: QApplication, theme: str = THEMES[0], letters: int = 100) -> None:
    """Dress an application in a theme, with letters of so many per cent."""
    appearance(application).choose(theme, letters / 100)  # type: ignore[arg-type]
    settle()


def settle() -> None:
    """Let everything that was asked for be laid out and painted."""
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def orders(window: MainWindow, names: tuple[str, ...] = TELLING) -> Iterator[str]:
    """Lay one order after another, and say which."""
    yield from _laid(window, {"nothing entered": Draft(), **{name: scenario(name) for name in names}})


def everywhere(window: MainWindow, names: tuple[str, ...] = TELLING) -> Iterator[str]:
    """Lay one order after another in the first mode, and open every other mode after it."""
    window.open_mode("order")
    yield from orders(window, names)
    for mode in window.modes:
        window.turn_to(mode)
        settle()
        yield mode
    window.open_mode("order")


def all_orders(window: MainWindow) -> Iterator[str]:
    """Lay every order that there is."""
    yield from orders(window, tuple(SCENARIOS))


def _laid(window: MainWindow, drafts: dict[str, Draft]) -> Iterator[str]:
    for name, draft in drafts.items():
        window.desk.edit(replace(draft, line_volume_text=draft.line_volume_text))
        settle()
        yield name


def seen(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget that is shown, those inside it included, whether scrolled away or not."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and widget.width() > 0 and widget.height() > 0 and widget.window() is window:
            yield widget


def controls(window: QWidget) -> Iterator[QWidget]:
    """Yield everything that a person presses, ticks or types into."""
    for widget in seen(window):
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView) and not _part_of_another(widget):
            yield widget


def stops(window: QWidget) -> Iterator[QWidget]:
    """Yield everything that Tab can come to."""
    for widget in seen(window):
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def showing(widget: QWidget) -> QRect:
    """Return the part of a widget's window in which the widget can be seen: what a scroll area cuts off is not it."""
    window = widget.window()
    room = QRect(widget.mapTo(window, QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None and widget is not window:
        room &= QRect(above.mapTo(window, QPoint()), above.size())
        if above is window:
            break
        above = above.parentWidget()
    return room


def scroller(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the innermost area that a widget is scrolled in."""
    above, below = widget.parentWidget(), widget
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None and above.widget().isAncestorOf(below):
            return above
        if isinstance(above, QAbstractItemView) and below is above.viewport():
            return above
        above = above.parentWidget()
    return None


def sideways(page: QWidget) -> list[str]:
    """Return what of a page is scrolled sideways, and by how much: there something is cut."""
    areas = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
    hidden = {each.accessibleName(): each.horizontalScrollBar().maximum() for each in areas}
    return [f"{name or 'the page'} by {by}" for name, by in hidden.items() if by > 0]


def named(widget: QWidget) -> str:
    """Return what a fault calls a widget."""
    text = getattr(widget, "text", lambda: "")()
    says = widget.accessibleName() or text or widget.objectName() or str(widget.property("card") or "")
    return f"{type(widget).__name__} “{says[:60]}”"


def _part_of_another(widget: QWidget) -> bool:
    return widget.objectName() in {"qt_spinbox_lineedit", "qt_toolbar_ext_button"}
