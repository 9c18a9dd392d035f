"""The main window as a whole: its start, failures, errors nobody caught, closing, two windows on one database, names, and imports."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.app import Options, build
from procedure_assistant.domain.commands import course
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import theme
from procedure_assistant.ui.cycle_collector import CycleCollector
from procedure_assistant.ui.error_log import ErrorLog
from procedure_assistant.ui.main_window import MainWindow
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.start import ErrorWatch
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.view import VisitScreen
from procedure_assistant.ui.window_size import smallest_on
from tests.ui.clinic import Clinic, bundle

ROOT = Path(__file__).parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier
SECRET = "Larson, Jacob, 14 Feb 1981"


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


def window_of(clinic: Clinic) -> MainWindow:
    """A window whose records are not open yet."""
    window = MainWindow(clinic.clock, clinic.dialogs)
    clinic.windows.append(window)
    window.resize(1440, 900)
    window.show()
    return window


# -- the start ---------------------------------------------------------------------------------------------------------


def test_that_the_window_tells_once_of_its_first_paint_and_once_of_the_worklist(clinic: Clinic, qtbot: QtBot):
    window = MainWindow(clinic.clock)
    clinic.windows.append(window)
    told: list[str] = []
    window.first_painted.connect(lambda: told.append("painted"))
    window.worklist_shown.connect(lambda: told.append("worklist"))
    window.show()
    qtbot.waitUntil(lambda: told == ["painted"])
    window.ready(clinic.services)
    qtbot.waitUntil(lambda: told == ["painted", "worklist"])
    window.show_page("today")
    window.update()
    clinic.settle()
    assert told == ["painted", "worklist"]


def test_that_nothing_slow_is_loaded_before_the_first_paint():
    code = (
        "import sys, json, os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from procedure_assistant.ui import start\n"
        "from procedure_assistant.services.clock import SystemClock\n"
        "class Watched(start.MainWindow):\n"
        "    def __init__(self, clock):\n"
        "        super().__init__(clock)\n"
        "        self.first_painted.connect(self.tell)\n"
        "    def tell(self):\n"
        "        import PySide6.QtCore\n"
        "        namespace = ['Qt namespace'] if 'Qt' in vars(PySide6.QtCore) else []\n"
        "        print(json.dumps(sorted(sys.modules) + namespace), flush=True)\n"
        "        os._exit(0)\n"
        "start.MainWindow = Watched\n"
        "start.run(lambda: None, SystemClock(), ['x'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    loaded = set(json.loads(done.stdout))
    slow = {"sqlalchemy", "alembic", "msgspec", "reportlab", "pypdfium2", "PySide6.QtSvg", "PySide6.QtPrintSupport"}
    ours = {name for name in loaded if name.startswith("procedure_assistant.") and name.split(".")[1] not in ("ui", "services")}
    # Making the many enums of Qt's namespace takes 30 ms, reading TOML and making dataclasses 10.
    slow |= {"Qt namespace", "tomllib", "dataclasses", "procedure_assistant.ui.theme"}
    assert slow & loaded == set()
    say = {"procedure_assistant.domain", "procedure_assistant.domain.say"}  # the titles of the first picture; it loads nothing itself
    assert ours == {"procedure_assistant.resources", "procedure_assistant.version"} | say
    assert "decimal" not in loaded
    assert {"procedure_assistant.ui.visit", "procedure_assistant.ui.map", "procedure_assistant.ui.widgets"} & loaded == set()


def test_that_the_presenters_work_without_qt():
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import procedure_assistant.ui.today.presenter, procedure_assistant.ui.settings.presenter\n"
        "import procedure_assistant.ui.patients.presenter, procedure_assistant.ui.patients.form_presenter\n"
        "import procedure_assistant.ui.patients.import_presenter\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_that_a_failure_to_open_is_told_in_place_and_can_be_tried_again(clinic: Clinic, qtbot: QtBot):
    window = window_of(clinic)
    window.failed(Problem("STORE-READONLY", "The database is read-only. Everything saved before is safe.", hint="Allow writing."))
    clinic.settle()
    assert {"The database is read-only.", "Everything saved before is safe. Allow writing.", "STORE-READONLY"} <= set(clinic.texts())
    assert not clinic.sees("rail.patients")
    assert clinic.find("start.retry").hasFocus()
    with qtbot.waitSignal(window.records_requested):
        clinic.click("start.retry")
    assert "Opening the records" in clinic.texts()
    window.ready(clinic.services)
    clinic.settle()
    assert clinic.sees("rail.patients")
    assert "No visits today yet" in clinic.texts()


def test_that_every_fault_of_the_data_files_is_listed_when_they_are_refused(clinic: Clinic):
    window = window_of(clinic)
    faults = "\n".join(f"- protocols/a.toml, line {number}: is missing" for number in range(60))
    told = f"The clinical data files have faults, so no visit can be opened.\n{faults}"
    window.failed(Problem("PROTOCOL-FAULTS", told, hint="Correct them."))
    clinic.settle()
    (text,) = [text for text in clinic.texts() if "line 0" in text]
    assert text == f"{faults}\nCorrect them."
    clinic.click("start.retry")


def test_that_no_other_window_is_ever_shown_while_pages_open(clinic: Clinic, qapp: QApplication):
    seen: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                seen.append(type(watched).__name__)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        window = clinic.open()
        for page in ("patients", "settings", "today"):
            window.show_page(page)
        window.new_patient()
        window.unexpected(None)
        clinic.settle()
    finally:
        qapp.removeEventFilter(watch)
    assert seen == ["MainWindow"]


def test_that_reference_cycles_are_collected_on_the_thread_of_the_window_only(qtbot: QtBot):
    ends: list[threading.Thread] = []

    class Ring:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            ends.append(threading.current_thread())

    def allocate() -> int:
        return len([[number] for number in range(50_000)])  # many times what starts the automatic collection

    tasks, counts = Tasks(), []
    collector = CycleCollector()
    try:
        Ring()
        tasks.run(allocate, counts.append, counts.append)
        tasks.drain()
        qtbot.waitUntil(lambda: counts == [50_000])
        assert ends == []
        kept = [[number] for number in range(5_000)]
        collector.collect()
        assert ends == [threading.main_thread()]
        assert len(kept) == 5_000
    finally:
        collector.stop()
        gc.unfreeze()
    assert gc.isenabled()


# -- errors nobody caught ----------------------------------------------------------------------------------------------


def raised(error: Exception) -> Exception:
    """The error as it arrives after being raised from another one; both quote a patient."""
    try:
        _look_up(error)
    except type(error) as caught:
        return caught
    raise AssertionError("nothing was raised")


def _look_up(error: Exception) -> None:
    empty: dict[str, str] = {}
    try:
        empty[SECRET]
    except KeyError as cause:
        raise error from cause


def test_that_an_unexpected_error_is_logged_without_what_it_quotes_and_told_above_the_page(clinic: Clinic, tmp_path: Path):
    window = clinic.open()
    watch = ErrorWatch(ErrorLog(tmp_path / "log"), clinic.clock)
    watch.caught.connect(window.unexpected)
    error = raised(ValueError(SECRET))
    watch.take(type(error), error, error.__traceback__)
    clinic.settle()
    log = (tmp_path / "log" / "errors.log").read_text()
    assert "Larson" not in log
    assert "1981" not in log
    assert [line for line in log.splitlines() if line.startswith("builtins.")] == ["builtins.KeyError", "builtins.ValueError"]
    assert "ui/test_main_window.py:" in log
    assert clinic.messages() == ["Something went wrong"]
    assert "Everything charted is on the disk. Restart if the screen looks wrong." in clinic.texts()
    clinic.click("problem.0.dismiss")
    assert clinic.messages() == []


def test_that_a_problem_nobody_caught_is_told_in_its_own_words(clinic: Clinic, tmp_path: Path):
    window = clinic.open()
    watch = ErrorWatch(ErrorLog(tmp_path), clinic.clock)
    watch.caught.connect(window.unexpected)
    problem = Problem("STORE-FULL", "The disk is full. Nothing was saved.", hint="Free some space.", detail="SQLITE_FULL")
    watch.take(Problem, problem, None)
    clinic.settle()
    assert clinic.messages() == ["The disk is full."]
    assert "STORE-FULL SQLITE_FULL" in (tmp_path / "errors.log").read_text()


def test_that_the_log_starts_anew_when_it_has_grown_large_and_keeps_the_old_one(tmp_path: Path):
    log = ErrorLog(tmp_path)
    log.path.write_text("x" * 600_000)
    log.add("now", raised(ValueError("x")))
    assert log.path.stat().st_size < 2000
    assert (tmp_path / "errors.old.log").stat().st_size == 600_000


def test_that_a_folder_that_cannot_hold_the_log_leaves_it_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "file").write_text("")
    ErrorLog(tmp_path / "file" / "log").add("now", raised(ValueError(SECRET)))
    told = capsys.readouterr().err
    assert "builtins.ValueError" in told
    assert "Larson" not in told


def test_that_an_error_while_opening_is_told_in_place_of_the_day(clinic: Clinic):
    window = window_of(clinic)
    window.unexpected(None, True)
    clinic.settle()
    assert "The records could not be opened because of an error in the program" in clinic.texts()
    assert clinic.sees("start.retry")


def test_that_a_slot_that_fails_in_the_real_program_leaves_it_running_with_a_log(tmp_path: Path):
    code = (
        "import sys, os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from procedure_assistant.app import Options, build\n"
        "from procedure_assistant.services.clock import SystemClock\n"
        "from procedure_assistant.ui import start\n"
        "folder = Path(sys.argv[1])\n"
        "class Failing(start.MainWindow):\n"
        "    def __init__(self, clock):\n"
        "        super().__init__(clock)\n"
        "        self.worklist_shown.connect(lambda: {}['Larson, Jacob'])\n"
        "        self.worklist_shown.connect(lambda: self.tasks.run(lambda: 1 / 0, print, print))\n"
        "        self.worklist_shown.connect(lambda: QTimer.singleShot(300, self.tell))\n"
        "    def tell(self):\n"
        "        print(self.problems.texts(), flush=True)\n"
        "        self.close()\n"
        "start.MainWindow = Failing\n"
        "code = start.run(partial(build, Options(folder / 'records.db', SystemClock())), SystemClock(), ['x'], folder)\n"
        "print(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.splitlines() == ["['Something went wrong']", "0"]
    log = (tmp_path / "errors.log").read_text()
    assert [line for line in log.splitlines() if line.startswith("builtins.")] == ["builtins.KeyError", "builtins.ZeroDivisionError"]
    assert "Larson" not in log
    assert (tmp_path / "crashes.log").read_text() == ""
    assert not (tmp_path / "records.db-wal").exists()


# -- keys, names, closing ----------------------------------------------------------------------------------------------


def test_that_every_input_of_every_page_has_a_name(clinic: Clinic):
    clinic.begin(clinic.patient())
    clinic.sign(clinic.patient("Okafor", "Grace", "0047 1120"), days_ago=90)
    window = clinic.open()
    window.show_patient(clinic.services.store.patient_by_mrn("0048 2917").id)
    clinic.drop(bundle("amos_whitlock"))
    window.new_patient()
    window.patients.form.answer_allergies("some")
    window.patients.form.type_allergy("Latex", "")
    window.patients.form.add_allergy()
    window.show_page("settings")
    window.unexpected(None)
    clinic.settle()
    assert list(unnamed_inputs(window)) == []


def test_that_the_keys_of_the_pages_rest_while_a_visit_is_open(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    window = clinic.open()
    clinic.click(f"worklist.{visit.id}")
    (screen,) = window.findChildren(VisitScreen)
    clinic.key(Qt.Key.Key_F2)
    clinic.key(Qt.Key.Key_F4)
    clinic.key(Qt.Key.Key_F, CTRL)
    assert clinic.dialogs.asked == 0
    assert screen.isVisible()
    clinic.click("banner.back")
    clinic.key(Qt.Key.Key_F4)
    assert clinic.sees("patient_form.family_name")


def test_that_every_page_is_reached_with_the_keyboard(clinic: Clinic):
    window = clinic.open()
    window.rail.entry("today").setFocus(Qt.FocusReason.TabFocusReason)
    clinic.key(Qt.Key.Key_Down)
    clinic.key(Qt.Key.Key_Return)
    assert window.page == "patients"
    for before, page in pairwise(("patients", "incoming", "outbox", "stock", "settings")):
        window.rail.entry(before).setFocus(Qt.FocusReason.TabFocusReason)
        clinic.key(Qt.Key.Key_Down)
        clinic.key(Qt.Key.Key_Space)
        assert window.page == page


def test_that_closing_with_a_form_half_filled_in_asks_in_place_once(clinic: Clinic):
    window = clinic.open()
    clinic.key(Qt.Key.Key_F4)
    clinic.type("patient_form.family_name", "Okafor")
    clinic.click("rail.today")
    window.close()
    assert window.isVisible()
    assert "A patient form is not saved yet" in clinic.messages()
    assert clinic.find("patient_form.family_name").text() == "Okafor"
    clinic.click("problem.0.action")
    assert not window.isVisible()


def test_that_the_window_comes_back_in_its_last_size(clinic: Clinic):
    window = clinic.open((800, 731))  # no larger than the screen of the test, which a restored window is fitted into
    window.close()
    again = MainWindow(clinic.clock)
    clinic.windows.append(again)
    assert (again.width(), again.height()) == (800, 731)


def test_that_a_window_never_gets_smaller_than_its_pages_allow(clinic: Clinic):
    window = clinic.open()
    for page in ("today", "patients", "settings"):
        window.show_page(page)
        window.resize(300, 200)
        clinic.settle()
        assert (window.width(), window.height()) == (window.screen().availableSize().width(), 700)  # the test's screen is narrow


@pytest.mark.parametrize(("room", "least"), [((1920, 1040), (1280, 700)), ((1280, 760), (1280, 700)), ((1152, 720), (1152, 700))])
def test_that_the_smallest_window_has_room_for_every_answer_unless_the_screen_is_narrower(room: tuple[int, int], least: tuple[int, int]):
    assert smallest_on(QSize(*room)) == QSize(*least)


# -- two windows on one database ---------------------------------------------------------------------------------------


def test_that_a_second_window_sees_the_visits_of_the_first_when_it_is_come_back_to(clinic: Clinic):
    here = clinic.open()
    there_services = build(Options(clinic.database, clinic.clock))
    there = MainWindow(clinic.clock)
    clinic.windows.append(there)
    there.ready(there_services)
    there.show()
    clinic.settle()
    patient = clinic.patient()
    clinic.begin(patient)
    assert clinic.rows() == []
    here.activateWindow()
    there.activateWindow()
    clinic.settle()
    assert [row.split(", ")[1] for row in clinic.rows()] == ["Larson"]
    there.close()
    there_services.store.close()


def test_that_a_visit_charted_elsewhere_shows_its_progress_after_it_was_left(clinic: Clinic):
    visit = clinic.begin(clinic.patient())
    window = clinic.open()
    clinic.click(f"worklist.{visit.id}")
    elsewhere = build(Options(clinic.database, clinic.clock))
    assert elsewhere.visits.resume(visit.id).do(course.score_pain, "before", 7, clinic.clock.now()) is None
    elsewhere.store.close()
    clinic.click("banner.back")
    assert window.rail.isVisible()
    assert clinic.services.store.visit(visit.id).last_seq == 2
    clinic.click(f"worklist.{visit.id}")
    assert len(window.findChildren(VisitScreen)[-1].visit.record.entries) == 2


def test_that_run_hands_make_services_to_a_worker(clinic: Clinic, qtbot: QtBot):
    window = window_of(clinic)
    make = partial(build, Options(clinic.database, clinic.clock))
    arrived: list[object] = []
    window.tasks.run(make, lambda services: (arrived.append(services), window.ready(services)), window.failed)
    qtbot.waitUntil(lambda: bool(arrived), timeout=10_000)
    clinic.settle()
    assert "No visits today yet" in clinic.texts()
    arrived[0].store.close()  # type: ignore[attr-defined]
