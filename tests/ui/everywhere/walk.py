"""Leads the real window through every page, every role and every step of every kind of visit, one place after the other. Checks nothing.

``walk(house)`` opens the window at each place in turn and says its name; whoever iterates looks at ``house.window`` meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.services.incoming_values import IncomingAppointment, IncomingMessage, IncomingPerson, PersonNumber
from procedure_assistant.services.people import Role
from procedure_assistant.ui.incoming.screen import IncomingScreen
from procedure_assistant.ui.visit.view import VisitScreen
from tests.ui.everywhere.house import VISITS, FullHouse

Places = Iterator[str]
_TRIES, _TRY_MS = 300, 50
_SOON = 6
_MOST_SCREENS, _OVERLAP = 30, 0.8
"""How far a long page is scrolled: each time most of a screen."""
_UNKNOWN_CODE = "(01)00312345678906(17)281231(10)WALK7"
"""A package of nobody: GS1 with a product that no list here has."""
_POINTS = ((400.0, 200.0), (250.0, 280.0), (550.0, 280.0), (300.0, 500.0), (500.0, 500.0))
"""Protuberance, mastoids and both ends of the known distance on the photograph."""
PAGES_OF = {
    Role.PHYSICIAN: ("today", "patients", "images", "outbox", "incoming", "stock", "integrity", "settings"),
    Role.NURSE: ("today", "patients", "images", "outbox", "incoming", "stock", "settings"),
    Role.ADMINISTRATOR: ("people", "audit", "stock", "integrity", "backup", "settings"),
    Role.READ_ONLY: ("today", "patients", "images", "outbox", "settings"),
}


def units() -> tuple[str, ...]:
    """The parts of the way that can be walked alone: the door, the pages of a role, one visit as a role sees it."""
    visits = [f"{role.value}, visit {name}" for role in Role for name in visits_of(role)]
    return ("set up", "door", *(f"{role.value}, pages" for role in Role), *visits)


def visits_of(role: Role) -> tuple[str, ...]:
    """The physician sees every visit, the others one of each kind."""
    if role is Role.ADMINISTRATOR:
        return ()
    return VISITS if role is Role.PHYSICIAN else ("both, half", "both, signed", "prp, given")


def walk(house: FullHouse, wanted: Container[str]) -> Places:
    """Every place of the units wanted, as "role, page, state"."""
    if "set up" in wanted:
        yield from _set_up(house)
    if "door" in wanted:
        yield from _door(house)
    for role in Role:
        visits = [name for name in visits_of(role) if f"{role.value}, visit {name}" in wanted]
        if not visits and f"{role.value}, pages" not in wanted:
            continue
        _enter(house, role)
        if f"{role.value}, pages" in wanted:
            for place in _pages(house, role):
                yield f"{role.value}, {place}"
        for name in visits:
            for state in _visit(house, name):
                yield f"{role.value}, visit {name}, {state}"
        house.choose("lock")


def _enter(house: FullHouse, role: Role) -> None:
    """Log in, and wait until the pages are there: opening the records takes a while on a busy computer."""
    house.log_in(role)
    first = f"rail.{PAGES_OF[role][0]}"
    for _ in range(_TRIES):
        if house.sees(first):
            break
        QTest.qWait(_TRY_MS)
        house.settle()
    assert house.sees(first), f"{role.value} did not come in"


# -- before there is anybody ---------------------------------------------------------------------------------------------


def _set_up(house: FullHouse) -> Places:
    """A fresh program beside the one walked: its first page, a practice visit, and the people of the clinic."""
    with house.fresh() as fresh:
        yield "set up, first page"
        house.click("first_run.practice")
        screen = fresh.window.practice.screen
        assert screen is not None
        settle_visit(house, screen.visit)
        yield "set up, practice"
        screen.visit.presenter.go_to("map")
        settle_visit(house, screen.visit)
        yield "set up, practice, map"
        screen.ended.emit()
        house.settle()
        house.click("first_run.set_up")
        yield "set up, people"
        house.click("set_up.go_on")
        yield "set up, people, refused"


# -- in front of the door ------------------------------------------------------------------------------------------------


def _door(house: FullHouse) -> Places:
    yield "door, log in"
    house.type("lock.login", "nobody\nwrong password\n", instead=True)
    house.type("lock.password", "wrong password\n")
    yield "door, refused"
    house.click("lock.use_recovery")
    yield "door, recovery key"
    house.type("lock.recovery", "AAAAA BBBBB\n")
    yield "door, recovery key refused"
    house.click("lock.back")
    house.click("lock.restore")
    yield "door, restore"
    house.click("restore.back")


# -- pages ---------------------------------------------------------------------------------------------------------------


def _pages(house: FullHouse, role: Role) -> Places:
    window = house.window
    shown = window._allowed_pages()
    assert set(shown) == set(PAGES_OF[role]), f"{role.value} has the pages {shown}"
    for page in shown:
        house.click(f"rail.{page}")
        yield page
        for state in _STATES.get(page, lambda _house, _role: iter(()))(house, role):
            yield f"{page}, {state}"
    window.show_own_password()
    house.settle()
    yield "own password"
    house.click(f"rail.{shown[0]}")


def _today(house: FullHouse, _role: Role) -> Places:
    house.type("today.search", "nobody of this name")
    yield "nothing found"
    house.type("today.search", "", instead=True)
    house.window._today.search.setText("")  # type: ignore[union-attr]
    house.settle()
    house.window.print_day()
    house.settle()
    if house.sees("day_print.back"):  # not for those who only read
        yield "print the day"
        house.click("day_print.back")


def _patients(house: FullHouse, role: Role) -> Places:
    window = house.window
    for patient in house.patients_made[:2]:
        window.show_patient(patient.id)
        house.settle()
        yield f"chosen {patient.family_name}"
    window.search_patients("nobody of this name")
    house.settle()
    yield "nothing found"
    window.search_patients("")
    house.settle()
    if role not in (Role.PHYSICIAN, Role.NURSE):
        return
    house.click("patients.new")
    yield "new"
    house.click("patient_form.save")
    yield "new, refused"
    window.patients.discard_form()
    window.patients._leave_form()
    house.settle()
    window.patients.import_files((house.folder / "absent.json", house.fhir))
    house.settle()
    yield "imported"
    window.patients._leave_import()
    house.settle()


def _people(house: FullHouse, _role: Role) -> Places:
    house.click("people.add")
    yield "add"
    house.click("person.save")
    yield "add, refused"
    house.click("person.cancel")
    house.click(next(name for name in sorted(house.in_sight()) if name.startswith("people.row.")))
    yield "one person"
    house.click("person.cancel")
    house.click("people.new_key")
    yield "new key"
    house.click("person.cancel")


def _backup(house: FullHouse, _role: Role) -> Places:
    house.click("backup.restore_other")
    yield "restore"
    house.click("restore.back")


def _integrity(house: FullHouse, _role: Role) -> Places:
    house.click("integrity.verify")
    yield "verified"


def _stock(house: FullHouse, role: Role) -> Places:
    house.type("stock.search", "nobody of this name")
    yield "nothing found"
    house.type("stock.search", "", instead=True)
    house.find("stock.search").setText("")  # type: ignore[attr-defined]  # a line edit
    house.settle()
    house.click("stock.receive")
    house.click("receive.save")
    yield "receive, refused"
    house.click("receive.cancel")
    house.click("stock.count")
    house.type("count.reason", "not found")
    house.click("count.save")
    yield "count, refused"
    house.click("count.cancel")
    table = house.find("stock.table")
    table.selectRow(0)  # type: ignore[attr-defined]  # a table
    QTest.keyClick(table, Qt.Key.Key_Return)
    house.settle()
    yield "one lot"
    house.click("lot.recall")
    yield "recall"
    if role is not Role.ADMINISTRATOR:  # who looks at no patients; the reason stands beside the button
        house.click("recall.look_up")
        house.settle()
        yield "recall, found"
    house.click("recall.back")


def _outbox(house: FullHouse, role: Role) -> Places:
    house.click("outbox.filter.all")
    yield "everything"
    table = house.find("outbox.table")
    table.setFocus()
    table.selectRow(0)  # type: ignore[attr-defined]  # a table
    QTest.keyClick(table, Qt.Key.Key_Return)
    house.settle()
    yield "a delivery"
    if role in (Role.PHYSICIAN, Role.NURSE):
        house.click("delivery.give_up")
        house.click("delivery.decide")
        yield "a delivery, without a reason"
        house.click("delivery.cancel")
    house.click("delivery.show")
    for _ in range(_SOON):
        QTest.qWait(_TRY_MS)
        house.settle()
    yield "what is sent"
    house.click("outbox.sent.back")
    house.click("delivery.back")


def _settings(house: FullHouse, role: Role) -> Places:
    """What lies below the first of it."""
    bar = house.find("settings.scroll").verticalScrollBar()  # type: ignore[attr-defined]  # a scroll area
    for number in range(1, _MOST_SCREENS):
        if bar.value() >= bar.maximum():
            break
        bar.setValue(bar.value() + round(_OVERLAP * bar.pageStep()))
        house.settle()
        yield f"part {number}"
    bar.setValue(0)
    house.settle()
    if role is not Role.ADMINISTRATOR:
        return
    for kind in ("fhir", "mllp"):
        house.click(f"destinations.add.{kind}")
        house.click("destination.save")
        yield f"destination, {kind}"
        house.click("destination.cancel")


def _incoming(house: FullHouse, role: Role) -> Places:
    room = house.services.incoming
    assert room is not None
    known = house.services.patients.search("")[0]
    told = IncomingPerson((PersonNumber("DESK", f"77-{role.value}"),), known.family_name, known.given_names, known.birth_date)
    booked = IncomingAppointment(f"A-{role.value}", told, house.services.clock.now(), 30, "Botox")
    room.people.take(IncomingMessage("mllp", f"walk {role.value}", (booked,), b"MSH|the original"))
    house.window.show_page("incoming")
    house.settle()
    yield "a doubt"
    house.click("incoming.show_original")
    house.click("incoming.refuse")
    yield "a doubt, refused without a reason"
    house.type("incoming.reason", "Wrong desk")
    house.click("incoming.refuse")
    file = house.folder / "schedule.csv"
    lines = ("MRN,Patient,DOB,Sex,Date,Time", '1,"Doe, Jane",1981-02-14,F,2026-11-24,09:00', '2,"Roe, Ann",1970-05-05,Q,,', "")
    file.write_text("\n".join(lines), encoding="utf-8")
    page = house.window.house.page("incoming")
    assert isinstance(page, IncomingScreen)
    page.open_file(file)
    house.settle()
    yield "schedule"
    house.click("schedule.start")
    house.settle()
    yield "schedule, done"
    house.click("schedule.back")
    house.window.toast.hide()  # it tells of what was taken, above the buttons of the next page


_STATES: dict[str, Callable[[FullHouse, Role], Places]] = {
    "today": _today,
    "patients": _patients,
    "stock": _stock,
    "incoming": _incoming,
    "outbox": _outbox,
    "people": _people,
    "backup": _backup,
    "integrity": _integrity,
    "settings": _settings,
}


# -- visits --------------------------------------------------------------------------------------------------------------


def _visit(house: FullHouse, name: str) -> Places:
    screen = open_visit(house, name)
    yield from _sections(house, screen)
    house.window._leave_visit()
    house.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_visit(house: FullHouse, name: str) -> VisitScreen:
    """A visit in the window, painted."""
    house.window.open_visit(house.services.visits.resume(house.visits[name].id))
    screen = house.screen
    settle_visit(house, screen)
    return screen


def settle_visit(house: FullHouse, screen: VisitScreen) -> None:
    """Figures drawn, preview there."""
    house.settle()
    for shows, page in screen._pages.items():
        if shows is Shows.MAP:
            page.map.settle()  # type: ignore[attr-defined]
        elif shows is Shows.BLOCK:
            page.nape.settle()  # type: ignore[attr-defined]
    screen.paper._later.stop() if "paper" in vars(screen) else None
    house.settle()


def _sections(house: FullHouse, screen: VisitScreen) -> Places:
    for section in screen.presenter.record.protocol.sections:
        screen.presenter.go_to(section.id)
        settle_visit(house, screen)
        yield section.id
        for state in _WITHIN.get(section.shows, lambda _house, _screen: iter(()))(house, screen):
            yield f"{section.id}, {state}"
    for item in screen.presenter.content().menu:
        screen.presenter.choose_menu(item.id)
        settle_visit(house, screen)
        yield f"menu {item.id}"
        screen.presenter.leave()
        screen.presenter.open_closing("")
        settle_visit(house, screen)


def _map(house: FullHouse, screen: VisitScreen) -> Places:
    for site in ("frontalis_left_2", "trapezius_left_1"):
        screen.presenter.open_card(site)
        settle_visit(house, screen)
        yield f"card of {site}"
    screen.presenter.close_card()
    screen.presenter.skin_clicked("anterior", 200.0, 300.0, "", "left")
    settle_visit(house, screen)
    yield "refused"
    screen.presenter.dismiss()
    settle_visit(house, screen)
    for name, tool in (("list", "map.list_toggle"), ("sequence", "map.sequence"), ("gloves", "map.gloves")):
        yield from _with_tool(house, screen, name, tool)


def _with_tool(house: FullHouse, screen: VisitScreen, name: str, tool: str) -> Places:
    """A tool of the bar switched on, seen, and off again; nothing where this visit or person has none."""
    if not house.sees(tool) or not house.find(tool).isEnabled():
        return
    screen.presenter.dismiss()
    settle_visit(house, screen)
    house.click(tool)
    settle_visit(house, screen)
    yield name
    if house.sees("gloves"):
        screen.presenter.skin_clicked("anterior", 200.0, 300.0, "", "left")
        settle_visit(house, screen)
        yield f"{name}, refused"
        screen.presenter.dismiss()
        house.click("gloves.off")
    else:  # gloves that do not serve here say so and stay off
        screen.presenter.dismiss()
        settle_visit(house, screen)
        switch = house.find(tool)
        if isinstance(switch, QAbstractButton) and switch.isChecked():
            house.click(tool)
    settle_visit(house, screen)


def _block(house: FullHouse, screen: VisitScreen) -> Places:
    if house.sees("block.gloves"):
        yield from _with_tool(house, screen, "gloves", "block.gloves")
    if not house.sees("block.ground.photo") or not house.find("block.ground.photo").isEnabled():
        return
    house.click("block.ground.photo")
    settle_visit(house, screen)
    yield "photograph"
    if house.sees("photo.left.left") and house.find("photo.left.left").isEnabled() and screen.presenter.record.photo is None:
        house.click("photo.use.printed")
        house.click("photo.left.left")
        screen.photo_desk.take_file(house.photograph())
        for _ in range(_SOON):
            screen.tasks.drain()
            settle_visit(house, screen)
        yield "photograph, added"
        yield from _gloved_photograph(house, screen)
    house.click("block.ground.figure")
    settle_visit(house, screen)


def _gloved_photograph(house: FullHouse, screen: VisitScreen) -> Places:
    """With gloves on: a point asked for, the distance on large keys, a mark in hand."""
    asks = screen.presenter
    house.click("block.gloves")
    settle_visit(house, screen)
    yield "photograph, gloves"
    for point in _POINTS:
        asks.press_photo(*point)
    settle_visit(house, screen)
    yield "photograph, gloves, distance"
    for key in "100":
        asks.type_distance(key)
    asks.keep_distance()
    settle_visit(house, screen)
    yield "photograph, gloves, measured"
    asks.next_mark()
    settle_visit(house, screen)
    yield "photograph, gloves, mark in hand"
    asks.leave()
    house.click("gloves.off")
    settle_visit(house, screen)
    yield "photograph, measured"


def _products(house: FullHouse, screen: VisitScreen) -> Places:
    """A code that nobody knows is scanned."""
    if screen.scans is None or not house.sees("scan.picture"):
        return
    screen.scans.take_text(_UNKNOWN_CODE)
    settle_visit(house, screen)
    yield "unknown code"
    screen.scans.leave_question()
    screen.presenter.dismiss()
    settle_visit(house, screen)


def _sign(house: FullHouse, screen: VisitScreen) -> Places:
    for which in ("cosign", "void", "hand_over"):
        screen.presenter.open_closing(which)
        settle_visit(house, screen)
        if screen.sign.form.isVisible():
            yield which
        screen.presenter.open_closing("")
        settle_visit(house, screen)
    if house.sees("sign.sheet.billing") and house.find("sign.sheet.billing").isEnabled():
        house.click("sign.sheet.billing")
        settle_visit(house, screen)
        yield "billing"
        house.click("sign.sheet.page")
    house.click("sign.sheet.export")
    screen.tasks.drain()
    settle_visit(house, screen)
    yield "export"
    house.click("sign.sheet.page")
    settle_visit(house, screen)
    QApplication.processEvents()


_WITHIN: dict[Shows, Callable[[FullHouse, VisitScreen], Places]] = {
    Shows.MAP: _map,
    Shows.BLOCK: _block,
    Shows.PRODUCTS: _products,
    Shows.SIGN: _sign,
}
