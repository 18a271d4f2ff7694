"""Prints every text that the window draws, copies and exports for some orders, under the locale it is given.

Run as `python -m access.shown_figures LOCALE`, so that Qt meets the locale of the environment at its start.
"""

import json
import re
import sys

from PySide6.QtCore import QLocale

from ketadesk.app import open_desk
from ketadesk.presentation.export import sheet_records
from ketadesk.views.application import make_application, make_window
from views.drawn import pieces, told
from views.walking import everywhere, seen

ORDERS = ("depression-70-kg-syringe", "pain-icu-70-kg-ward")
NOW = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")


def main(locale: str) -> None:
    """Print what is shown, copied and exported as JSON, a list of texts."""
    QLocale.setDefault(QLocale(locale))
    make_application(sys.argv[:1])
    window = make_window("KetaDesk")
    window.resize(1366, 768)
    window.show()
    open_desk(window)
    texts = []
    for _ in everywhere(window, ORDERS):
        texts += [told(drawn) for widget in seen(window) if (drawn := pieces(widget))]
        texts.append(NOW.sub("now", window.page.copied_text()))
        if window.desk.answer is not None:
            texts.append(json.dumps(sheet_records(window.desk.answer.sheet), ensure_ascii=False))
    sys.stdout.write(json.dumps(texts, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
