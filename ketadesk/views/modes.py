"""The modes there are, in the order of their tabs. A page is imported and made when its mode is first opened."""

from ketadesk.views.mode import Mode, Page
from ketadesk.views.order.order_page import OrderPage


def _order() -> Page:
    return OrderPage()


def _running() -> Page:
    from ketadesk.views.running.running_page import RunningPage  # noqa: PLC0415

    return RunningPage()


def _check() -> Page:
    from ketadesk.views.check.check_page import CheckPage  # noqa: PLC0415

    return CheckPage()


def _calculators() -> Page:
    from ketadesk.views.calculators.calculators_page import CalculatorsPage  # noqa: PLC0415

    return CalculatorsPage()


def _monitor() -> Page:
    from ketadesk.views.monitor.monitor_page import MonitorPage  # noqa: PLC0415

    return MonitorPage()


def _course() -> Page:
    from ketadesk.views.course.course_page import CoursePage  # noqa: PLC0415

    return CoursePage()


def _records() -> Page:
    from ketadesk.views.records.records_page import RecordsPage  # noqa: PLC0415

    return RecordsPage()


MODES = (
    Mode("order", "Order", "order", "F2", _order),
    Mode("running", "Running", "running", "F3", _running),
    Mode("check", "Double check", "double-check", "F4", _check),
    Mode("monitor", "Monitor", "monitor", "F5", _monitor),
    Mode("course", "Course", "course", "F6", _course),
    Mode("records", "Records", "records", "F7", _records),
    Mode("calculators", "Calculators", "calculators", "F8", _calculators),
)
