"""Pictures of the real window, off screen or not: `PYTHONPATH=tests python -m views.picture FOLDER [SCENE ...]`.

A scene is what stands in the window; SCENES names them, and any scenario of tests/scenarios is one by its name. Each is
pictured in every theme at 1366 x 768, and in the light theme in the other sizes and with larger letters.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, get_args

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from ketadesk.app import open_desk
from ketadesk.presentation.manual import PAGES
from ketadesk.views.application import add_settings, make_application, make_window, wear_settings
from ketadesk.views.help.help_button import HelpButton
from ketadesk.views.help.help_sheet import HelpSheet
from ketadesk.views.look.appearance import ThemeChoice, appearance
from ketadesk.views.main_window import MainWindow
from ketadesk.views.modes import MODES
from ketadesk.views.paper.marks import paint_page
from ketadesk.views.paper.paper_actions import PaperActions
from ketadesk.views.settings.furnishing import Furnishing
from orders import SCENARIOS, scenario
from views.bedside import Bedside
from views.clinic import Clinic
from views.hands import DEPRESSION, Hands
from views.kept_day import WASTE, keep_a_day
from views.nurses import READ, Nurses
from views.printed import worksheet_of

_DOTS = 1.35  # to a point
README = Path(__file__).parents[2] / "resources" / "pictures"

PERSON = (("height_text", "175"), ("age_text", "46"), ("sex", "female"))
TYPED = {
    "empty": (),
    "refused": (*DEPRESSION[:2], ("weight_text", "70,5"), *DEPRESSION[3:]),
    "ready": (*DEPRESSION, *PERSON),
}
"""Orders that are entered key by key and click by click."""
LAID = {
    "stopped": "ed-too-little-to-measure-stops",
    "reason": "pain-icu-70-kg-ward",
    "gravity": "depression-gravity-20",
    "steps": "96-hours-in-four-steps",
    "bag": "pain-acute-label-bag-500-ml",
}
"""Orders that are put on the desk as a scenario has them."""
PUMP = (
    ("rate_text", "4.2"), ("amount_text", "50"), ("volume_text", "50"), ("weight_text", "70"),
    ("weight_known", "measured"),
)  # fmt: skip
RUNNING = {
    "running-in-range": (*PUMP, ("protocol", "pain-icu"), ("setting", "icu")),
    "running-outside": (("rate_text", "16.8"), *PUMP[1:], ("protocol", "pain-icu"), ("setting", "icu")),
    "running-stopped": (("rate_text", "42"), *PUMP[1:], ("protocol", "pain-icu"), ("setting", "icu")),
    "running-so-far": (*PUMP, ("since_text", "08:30"), ("left_text", "36.5")),
    "running-refused": (("rate_text", "4,2"), *PUMP[1:3]),
}
"""Pumps that run, entered key by key."""
CHECKS = ("check-prepare", "check-sealed", "check-entering", "check-mismatch", "check-slip", "check-agreed")
"""A double check as far as each of its stages, with real keys."""
PER_KG = (("unit:dose", "mg/kg"), ("dose", "0.5"), ("weight", "70"))
CALCULATIONS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "calculator-incomplete": ("dose", PER_KG[:2]),
    "calculator-dose": ("dose", PER_KG),
    "calculator-left-over": ("amount", (("unit:dose", "mg"), ("dose", "35"), ("weight", "70"))),
    "calculator-running": (
        "running-dose",
        (("pump_rate", "4.2"), ("unit:concentration", "mg/mL"), ("concentration", "1"), ("weight", "70")),
    ),
    "calculator-duration": ("duration", (("volume", "500"), ("pump_rate", "15"))),
    "calculator-convert": (
        "convert",
        (("unit:value", "mcg/kg/min"), ("value", "2"), ("weight", "70"), ("to", "mg/h")),
    ),
    "calculator-weight": ("adjusted-weight", (("weight", "100"), ("height", "178"), ("sex", "male"))),
}
"""Calculators, with what is entered in each key by key."""


VITALS: tuple[tuple[float, dict[str, str]], ...] = (
    (5, {"systolic": "134", "diastolic": "86", "pulse": "78", "spo2": "98", "sedation": "awake"}),
    (10, {"systolic": "164", "diastolic": "95", "pulse": "88", "spo2": "96", "dissociation": "marked"}),
    (11, {"systolic": "148", "diastolic": "90", "pulse": "84", "spo2": "97", "sedation": "drowsy"}),
)
"""Signs in the order they are written down, each with the minutes since the last."""


@dataclass(frozen=True)
class Shot:
    """How a scene is looked at: a theme, a size of the window, a size of the letters."""

    theme: ThemeChoice = "light"
    size: tuple[int, int] = (1366, 768)
    letters: float = 1

    def name(self) -> str:
        """Return what it is called in a file's name."""
        size = "" if self.size == (1366, 768) else f"-{self.size[0]}x{self.size[1]}"
        letters = "" if self.letters == 1 else f"-letters-{self.letters:.0%}".rstrip("%")
        return f"{self.theme}{size}{letters}"


SHOTS = (
    *(Shot(theme) for theme in get_args(ThemeChoice) if theme != "system"),
    Shot(size=(1366, 690)),
    Shot(size=(1024, 640)),
    Shot(theme="dark", size=(1024, 640)),
    Shot(letters=1.5),
)


def enter(name: str) -> Callable[[Hands], None]:
    """Return what makes a scene of an order: typed, or laid on the desk."""

    def made(hands: Hands) -> None:
        if name in TYPED:
            hands.fill(TYPED[name])
        else:
            hands.window.desk.edit(scenario(LAID.get(name, name)))
        for tick in [each for each in hands.ticks() if each.isEnabled()][:3]:
            tick.click()

    return made


def enter_running(name: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a pump that runs."""

    def made(hands: Hands) -> None:
        hands.window.turn_to("running")
        hands.fill(RUNNING[name])
        for tick in [each for each in hands.ticks() if each.isEnabled()][:2]:
            tick.click()

    return made


def enter_calculation(name: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a calculator."""

    def made(hands: Hands) -> None:
        calculator, inputs = CALCULATIONS[name]
        hands.window.turn_to("calculators")
        hands.choose_calculator(calculator)
        hands.fill(inputs)

    return made


def open_mode(id_: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a mode as it opens."""
    return lambda hands: hands.window.turn_to(id_)


def open_records(chosen: int = 0) -> Callable[[Hands], None]:
    """Return what makes a scene of records: a day of a small clinic."""

    def made(hands: Hands) -> None:
        keep_a_day(Path(os.environ["KETADESK_RECORDS"]))
        hands.window.turn_to("records")
        if chosen:
            hands.window.page.list.rows.stand_on(chosen)  # type: ignore[attr-defined]

    return made


def check(stage: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a double check, as far as a stage."""
    slipped, right = ("weight_text", "77"), ("weight_text", "70")
    read = [slipped if each == right else each for each in READ]

    def made(hands: Hands) -> None:
        nurses = Nurses(hands.window)
        hands.lay(DEPRESSION)
        steps: dict[str, Callable[[], None]] = {
            "check-prepare": lambda: hands.window.turn_to("check"),
            "check-sealed": nurses.seal,
            "check-entering": lambda: (nurses.admit(), nurses.enter(*read[:-1]))[0],
            "check-mismatch": lambda: (nurses.enter(read[-1]), nurses.compare("MO"))[0],
            "check-slip": lambda: nurses.again(("MO", slipped), ("RA", right)),
            "check-agreed": lambda: nurses.again(("MO", right), ("RA", right)),
        }
        for name, step in steps.items():
            step()
            if name == stage:
                return

    return made


def check_unkept(hands: Hands) -> None:
    """Check an order whose records are taken away before both have signed for the same."""
    check("check-slip")(hands)
    nurses = Nurses(hands.window)
    signed, page = nurses.page.parts.sign.sign.signed_in, nurses.page
    nurses.again(("MO", ("weight_text", "70")))
    nurses.enter(("weight_text", "70"))
    folder = Path(os.environ["KETADESK_RECORDS"])
    signed.disconnect(page._on_signed)
    signed.connect(lambda _person: folder.rename(folder.with_name(f"{folder.name}-gone")))
    signed.connect(page._on_signed)
    nurses.compare("RA")


def open_waste(hands: Hands) -> None:
    """Enter a wastage worksheet that balances; the first of two has signed."""
    open_records()(hands)
    page: Any = hands.window.page
    page.keeping.waste.click()
    page.waste.entries["drug"].picker.value_chosen.emit("ketamine")
    for key in ("strength_text", "drawn_text", "given_text", "wasted_text", "remaining_text"):
        QTest.keyClicks(page.waste.entries[key].field, getattr(WASTE, key))


def open_correction(hands: Hands) -> None:
    """Enter a correction of the wastage worksheet of the day, not yet signed."""
    open_records(0)(hands)
    page: Any = hands.window.page
    page.found.enter("chosen", "7")
    page.entry.correct.click()
    page.correct.field.value_chosen.emit("typed/wasted_text")
    QTest.keyClicks(page.correct.new, "9.0")
    QTest.keyClicks(page.correct.reason, "Misread by one mark")


def open_passphrase(hands: Hands) -> None:
    """Ask for the first passphrase of the records."""
    open_records(0)(hands)
    hands.window.page.keeping.passphrase.click()  # type: ignore[attr-defined]


def open_pin(hands: Hands) -> None:
    """Ask for another PIN."""
    open_records(0)(hands)
    page: Any = hands.window.page
    page.keeping.verify.click()
    page.records.errand.finish()
    page.keeping.pin.click()


def open_sheet(hands: Hands) -> None:
    """Encrypt the records: the recovery sheet comes by itself."""
    open_passphrase(hands)
    page: Any = hands.window.page
    for field in (page.passphrase.new, page.passphrase.again):
        QTest.keyClicks(field, "four random words here")
    page.passphrase.button.click()
    page.records.errand.finish()


def open_closing(hands: Hands) -> None:
    """Close the window while a backup is being made, as is seen where there are many records."""
    open_records(0)(hands)
    hands.window.records.store().journal.append("waste", {}, title="Later")
    hands.window.close()
    hands.window.records.errand._timer.stop()  # it stays as it is seen
    closing = hands.window.closing
    assert closing is not None
    closing.open()
    closing.told.tell(34_000, 100_000)


def open_settings(hands: Hands) -> None:
    """Open the settings."""
    furnishing = hands.window.findChild(Furnishing)
    assert furnishing is not None
    furnishing.open_sheet()


def open_help(id_: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a page of the manual."""

    def made(hands: Hands) -> None:
        hands.window.findChild(HelpButton).open_sheet()
        hands.window.findChild(HelpSheet).list.stand_on(PAGES.index(id_))

    return made


def open_paper(kind: str, order: str) -> Callable[[Hands], None]:
    """Return what makes a scene of an order's worksheet or labels, seen before they are printed."""

    def made(hands: Hands) -> None:
        enter(order)(hands)
        actions = hands.window.findChild(PaperActions)
        assert actions is not None
        actions.open(kind)

    return made


def monitor(stage: str) -> Callable[[Hands], None]:
    """Return what makes a scene of a run sheet: while the infusion runs, or after it with criteria ticked in part."""

    def made(hands: Hands) -> None:
        hands.lay(DEPRESSION)
        hands.window.turn_to("monitor")
        bedside = Bedside(hands)
        bedside.begin()
        bedside.observe(systolic="128", diastolic="82", pulse="74", spo2="98")
        bedside.observe(sedation="awake", dissociation="none", nausea="none", pain="1")
        bedside.act("start")
        for minutes, signs in VITALS:
            bedside.pass_(minutes)
            bedside.observe(**signs)
        bedside.pass_(7)
        if stage == "monitor-after":
            bedside.pass_(7)
            bedside.act("stop")
            bedside.pass_(65)
            bedside.observe(systolic="126", diastolic="80", pulse="72", spo2="98", sedation="awake")
            for box in [each for each in bedside.page.leaving.boxes.values() if each.isVisible()][:4]:
                box.click()
            bedside.pass_(12)

    return made


def course_half(hands: Hands) -> None:
    """Hold three visits of six, with scores, and without the liver tests that were due."""
    hands.window.turn_to("course")
    clinic = Clinic(hands)
    clinic.begin()
    clinic.act("score", scale="madrs", total_text="32", when="baseline")
    for place, (days, total) in enumerate(((2, "26"), (3, "21"), (2, "15"))):
        clinic.infusion(reason="liver tests taken, not back" if place else "")
        clinic.days(1)
        clinic.act("score", scale="madrs", total_text=total, when="24 h")
        clinic.days(days)


SCENES: dict[str, Callable[[Hands], None]] = {
    **{name: enter(name) for name in (*TYPED, *LAID)},
    "settings": open_settings,
    **{f"help-{id_}": open_help(id_) for id_ in ("use", "limits", "formulas")},
    "records-list": open_records(),
    "records-entry": open_records(2),
    "worksheet": open_paper("worksheet", "ready"),
    "worksheet-steps": open_paper("worksheet", "steps"),
    "labels": open_paper("labels", "pain-acute-with-push"),
    "records-waste": open_waste,
    "records-correct": open_correction,
    "records-passphrase": open_passphrase,
    "records-sheet": open_sheet,
    "closing": open_closing,
    "records-pin": open_pin,
    **{name: enter_running(name) for name in RUNNING},
    **{name: enter_calculation(name) for name in CALCULATIONS},
    **{name: check(name) for name in CHECKS},
    "check-unkept": check_unkept,
    **{name: monitor(name) for name in ("monitor-running", "monitor-after")},
    "course-half": course_half,
    **{mode.id: open_mode(mode.id) for mode in MODES if mode.id != "order"},
}


def new_window() -> MainWindow:
    """Return the window as it is after launch, ready to answer."""
    window = make_window("KetaDesk")
    preferring = add_settings(window)
    window.resize(1366, 768)
    window.show()
    open_desk(window, preferring)
    return window


def take(window: MainWindow, shot: Shot, file: Path) -> None:
    """Write a picture of what stands in the window."""
    if appearance().theme != shot.theme:
        appearance().choose(theme=shot.theme)
    window.resize(QSize(*shot.size))
    window.setFocus()
    for _ in range(3):  # a layout whose labels wrap takes turns
        QTest.qWait(20)
    window.form.verticalScrollBar().setValue(0)
    sheet = next((each for each in window.findChildren(QDialog) if each.isVisible()), window)
    keep(sheet.grab().toImage(), file)


def take_worksheet(file: Path) -> None:
    """Write a picture of a worksheet as it lies on the table."""
    page = worksheet_of(replace(scenario("depression-70-kg-syringe"), start_text="")).pages[0]
    image = QImage(round(page.width * _DOTS), round(page.height * _DOTS), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_page(page, painter, _DOTS)
    painter.end()
    keep(image, file)


def keep(image: QImage, file: Path) -> None:
    """Write a picture; those of the README are kept for ever: 256 colours are a third of the size."""
    if file.parent == README:
        seen = Counter(image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
        image = image.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _ in seen.most_common(256)])
    image.save(str(file))


def main(folder: Path, names: list[str]) -> None:
    """Write the pictures of the named scenes, or of all, into a folder; those of the README into its own."""
    os.environ["XDG_CONFIG_HOME"] = mkdtemp()  # nobody's own settings are pictured, nor changed
    application = make_application(sys.argv[:1])
    wear_settings(application)
    readme = folder == README
    if readme:
        take_worksheet(folder / "worksheet.png")
    shots = (Shot("light"), Shot("dark")) if readme else SHOTS
    for name in ["ready"] if readme else names or list(SCENES):
        for letters, alike in groupby(shots, lambda shot: shot.letters):
            appearance().choose(letters=letters)  # before the window is made, as at launch
            os.environ["KETADESK_RECORDS"] = mkdtemp()  # nor anybody's records
            window = new_window()
            SCENES.get(name, enter(name))(Hands(window))
            for shot in alike:
                take(window, shot, folder / (f"{shot.name()}.png" if readme else f"{name}-{shot.name()}.png"))
            window.close()
    application.quit()


if __name__ == "__main__":
    unknown = [name for name in sys.argv[2:] if name not in SCENES and name not in SCENARIOS]
    if unknown or len(sys.argv) < 2:
        sys.exit(f"No scene {', '.join(unknown)}. There are: {', '.join(SCENES)}; and those of tests/scenarios.")
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
