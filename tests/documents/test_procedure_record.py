"""The printed record, read back from real PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cache

import pytest
from pypdf.generic import ContentStream

from procedure_assistant.documents.fonts import printable
from procedure_assistant.documents.frame import MARGIN_LEFT, MARGIN_RIGHT
from procedure_assistant.documents.procedure_record import SIZES, render, warm_up
from procedure_assistant.documents.record_map import windows
from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.note import Check, Identity, Letterhead, Mark, Note, Override, PainPoint, Paper, Remark, SiteMap, line
from tests.documents import notes, parts
from tests.documents.pdf import page_texts, pictures, reader, text_boxes

BOTH = pytest.mark.parametrize("paper", list(Paper))
EVERY = pytest.mark.parametrize("name", list(notes.ALL))


@cache
def printed(name: str, paper: Paper = Paper.LETTER) -> bytes:
    """One of the notes on paper, drawn once for all tests."""
    return render(notes.ALL[name](), paper)


def said(pdf: bytes) -> str:
    """All text with every run of white space made one space."""
    return " ".join(" ".join(page_texts(pdf)).split())


def strings(value: object) -> Iterator[str]:
    """Every string anywhere in a note."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


@EVERY
@BOTH
def test_that_every_page_says_whose_it_is_and_which_of_how_many(name: str, paper: Paper) -> None:
    note = notes.ALL[name]()
    pages = page_texts(printed(name, paper))
    for number, text in enumerate(pages, 1):
        flat = "".join(text.split())
        wanted = (note.identity.name, note.identity.born, note.identity.mrn, note.identity.visit, note.identity.sex)
        assert [one for one in wanted if "".join(printable(one).split()) not in flat] == []
        assert f"{number}of{len(pages)}" in flat
        assert f"page{number}of{len(pages)}" in flat


NOT_ON_PAPER = {"title", "subject", "language", "figure", "muscle", "short_name", "version"}
"""Fields that name the file or place a mark; the name of a mark and its dose stand in the plain text."""


def printed_strings(note: Note) -> Iterator[str]:
    """Every string of a note that its paper must show."""
    bare = replace(note, site_map=replace(note.site_map, marks=()) if note.site_map else None, letterhead=None, seal=None)
    for field in fields(Note):
        if field.name not in NOT_ON_PAPER and field.name != "identity":
            yield from strings(getattr(bare, field.name))


@EVERY
@BOTH
def test_that_no_word_of_the_note_is_lost_on_paper(name: str, paper: Paper) -> None:
    note = notes.ALL[name]()
    letters = "".join("".join(page_texts(printed(name, paper))).split())
    present = set(said(printed(name, paper)).split())
    lost = set()
    for text in printed_strings(note):
        for word in printable(text.replace("\u00a0", " ")).split():
            if word not in present and word not in letters and len(word) <= 20:
                lost.add(word)
    assert lost == set()


@EVERY
@BOTH
def test_that_no_text_leaves_the_sheet_or_covers_other_text(name: str, paper: Paper) -> None:
    for (width, height), boxes in text_boxes(printed(name, paper)):
        assert (width, height) == pytest.approx(SIZES[paper], abs=0.01)
        outside = [
            box
            for box in boxes
            if box.left < MARGIN_LEFT - 1 or box.right > width - MARGIN_RIGHT + 1 or box.top < 24 or box.bottom > height - 12
        ]
        assert outside == []
        downwards = sorted(boxes, key=lambda box: box.top)
        for number, box in enumerate(downwards):
            below = (other for other in downwards[number + 1 :] if other.top < box.bottom)
            assert [other for other in below if box.overlaps(other)] == [], box


@EVERY
def test_that_only_our_own_faces_are_in_the_file_and_all_are_embedded(name: str) -> None:
    pdf = printed(name)
    fonts = {
        str(font["/BaseFont"]): "/FontFile2" in font["/FontDescriptor"]
        for page in reader(pdf).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert {font.split("+")[1] for font in fonts} == {f"SourceSansPro-{weight}" for weight in ("Regular", "Semibold", "Bold")}
    assert all(fonts.values())
    assert b"Helvetica" not in pdf
    assert b"Times" not in pdf


@BOTH
def test_that_equal_notes_give_equal_bytes(paper: Paper) -> None:
    assert render(notes.combined(), paper) == render(notes.combined(), paper)


def test_that_a_changed_note_gives_other_bytes() -> None:
    later = replace(notes.combined(), made_at=datetime(2026, 11, 23, 15, 27, tzinfo=parts.EASTERN))
    assert render(later, Paper.LETTER) != printed("combined")


def test_that_the_file_tells_what_it_is() -> None:
    file = reader(printed("combined"))
    root = file.trailer["/Root"]
    assert file.metadata.title == "Procedure record, Carver, Jonas, 23 Nov 2026"
    assert file.metadata.author == "Harbor Headache Center"
    assert file.metadata["/CreationDate"] == "D:20261123152600-05'00'"
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    page_one, blocks, page_two, rest = file.outline
    assert (page_one.title, page_two.title) == ("Page 1", "Page 2")
    assert [one.title for one in (*blocks, *rest)] == [
        "Allergies and alerts",
        "At a glance",
        "Indication and necessity",
        "Consent and safety",
        "Injection map",
        "Units by muscle and limits",
        "Products",
        "Overrides",
        "Nerve block",
        "Course and outcome",
        "Checklist",
        "Claim",
        "Signature",
    ]


@BOTH
def test_that_a_standard_visit_fits_on_one_page(paper: Paper) -> None:
    assert len(page_texts(render(notes.botox_only(), paper))) == 1


@BOTH
def test_that_the_combined_visit_needs_two_pages_and_says_what_follows(paper: Paper) -> None:
    first, _ = page_texts(render(notes.combined(), paper))
    assert "continues on page 2: nerve block, course and outcome, checklist, claim, signature" in " ".join(first.split())


def test_that_the_paper_holds_what_medicare_contractors_ask_for() -> None:
    text = said(printed("combined"))
    for wanted in (
        "165 units onabotulinumtoxinA given 33 sites",  # dose and sites
        "Route: intramuscular. Frequency: every 12 weeks.",
        "165 units 3.3 mL + 35 units 0.7 mL = 200 units 4 mL",  # given, wasted, opened
        "G43.719 Chronic migraine without aura, intractable",
        "22 headache days in 28, 14 of them migraine",
        "Failed: topiramate 100 mg 12 weeks",
        "Effect of cycles 1–3: headache days 22 → 11",
        "Elena Marsh, MD",
        "Signed electronically 23 Nov 2026 15:24 EST",
    ):
        assert wanted in text
    for lot in ("C8812C3", "KP4410", "HB7730", "N2207"):
        assert lot in text


def test_that_code_and_hash_stand_on_a_signed_record() -> None:
    text = said(printed("combined"))
    grouped = " ".join(parts.HASH[at : at + 8] for at in range(0, 64, 8))
    assert f"SHA-256 {grouped}" in text
    assert "7F3K-29QD verification code" in text


def test_that_a_signed_record_does_not_say_draft() -> None:
    assert "DRAFT" not in said(printed("combined"))


def test_that_every_page_of_an_unsigned_record_says_draft_at_head_and_foot() -> None:
    long_draft = replace(notes.longest(), draft=True, status_word="DRAFT", seal=None)
    pages = page_texts(render(long_draft, Paper.LETTER))
    assert len(pages) > 1
    for text in pages:
        assert text.count("DRAFT") == 2
        assert "SHA-256 5d1ff34a 936fa16f" not in text


def test_that_draft_is_drawn_across_every_unsigned_page() -> None:
    unsigned = pictures(printed("draft"))[0]
    signed = pictures(render(replace(notes.draft(), draft=False), Paper.LETTER))[0]
    middle = (100.0, 130.0, 500.0, 640.0)
    assert unsigned.part(*middle) != signed.part(*middle)


def test_that_every_page_of_a_void_record_says_void_at_head_and_foot_and_stays_readable() -> None:
    whole = notes.longest()
    plain = page_texts(render(whole, Paper.LETTER))
    pages = page_texts(render(replace(whole, void=True, status_word="VOID"), Paper.LETTER))
    assert len(pages) == len(plain) > 1
    for text in pages:
        assert text.count("VOID") == 2
    assert "5d1ff34a" in " ".join(pages)


@pytest.mark.parametrize("void", [False, True])
def test_that_the_outline_never_touches_a_text(*, void: bool) -> None:
    """Every text below the identity row looks the same with the outline as without it."""
    unsigned, signed = notes.draft(), replace(notes.draft(), draft=False, site_map=None)
    unsigned = replace(unsigned, site_map=None, void=void)
    pdfs = [render(one, Paper.LETTER) for one in (unsigned, signed)]
    with_outline, without = (pictures(pdf, 288)[0] for pdf in pdfs)
    boxes = [box for box in text_boxes(pdfs[0])[0][1] if 84 < box.top < 750]
    assert len(boxes) > 60
    for box in boxes:
        place = (box.left, box.top, box.right, box.bottom)
        assert with_outline.part(*place) == without.part(*place), box


def with_marks(*marks: Mark) -> Note:
    return replace(notes.botox_only(), site_map=SiteMap("B10", marks))


def middle_of(mark: Mark, note: Note) -> tuple[float, float]:
    """Where a mark stands on the first page, from the place of the word "Map"."""
    boxes = text_boxes(render(note, Paper.LETTER))[0][1]
    top = next(box.top for box in boxes if box.text.strip() == "Map")
    # The capital begins 2.5 pt below the top of its line, the plates 2 pt below it.
    window = windows(MARGIN_LEFT, SIZES[Paper.LETTER][0] - MARGIN_RIGHT, 0.0)[mark.figure]
    x, y = window.at(mark.x, mark.y)
    return x, y + top - 0.5


@pytest.mark.parametrize(
    ("status", "black"),
    [
        (SiteStatus.GIVEN, True),
        (SiteStatus.CHANGED, True),
        (SiteStatus.EXTRA, True),
        (SiteStatus.PLANNED, False),
    ],
)
def test_that_the_mark_of_every_site_stands_on_its_place(status: SiteStatus, black: bool) -> None:
    note = replace(notes.botox_only(), site_map=SiteMap("B10", parts.marks(status)))
    picture = pictures(render(note, Paper.LETTER))[0]
    for mark in parts.marks(status):
        x, y = middle_of(mark, note)
        assert (picture.grey(x, y) < 90) is black, mark.name


def test_that_a_site_that_was_not_given_is_struck() -> None:
    mark = parts.site("trapezius_left_1", SiteStatus.OMITTED)
    note = with_marks(mark)
    x, y = middle_of(mark, note)
    picture = pictures(render(note, Paper.LETTER), 288)[0]
    assert picture.grey(x, y) < 90  # the bar
    assert picture.grey(x + 1.8, y + 1.4) > 200  # the white of the ring beside it


def test_that_the_legend_counts_every_state_also_none() -> None:
    text = said(printed("botox_only"))
    assert "31 given as planned 0 given, changed 0 planned, not given 0 extra" in text


def test_that_a_draft_counts_what_is_planned_first() -> None:
    assert "20 planned, not yet given 11 given as planned" in said(printed("draft"))


def test_that_a_block_that_goes_on_says_so_and_repeats_its_head() -> None:
    many = replace(notes.combined(), products=tuple(replace(parts.LIDOCAINE, lot=f"LOT{number:03}") for number in range(40)))
    pages = page_texts(render(many, Paper.LETTER))
    holding = [text for text in pages if "LOT0" in text]
    assert len(holding) >= 2
    assert all("Product, strength, NDC" in text for text in holding)
    assert all("Products, continued" in " ".join(text.split()) for text in holding[1:])


def test_that_a_product_is_never_parted_from_its_remarks() -> None:
    products = tuple(replace(parts.toxin("1 unit", "0.1 mL", "2 units", "0.1 mL"), lot=f"LOT{number:03}") for number in range(40))
    marked = tuple(replace(one, remarks=(line(f"remark of {one.lot}"),)) for one in products)
    pages = page_texts(render(replace(notes.combined(), products=marked), Paper.LETTER))
    for one in marked:
        assert [text.count(one.lot) for text in pages if one.lot in text] == [2]


def test_that_many_overrides_are_counted_and_numbered() -> None:
    text = said(printed("longest"))
    assert "12 in all" in text
    assert "12 Second witness of waste not present." in text


def test_that_none_is_printed_where_nothing_was_passed_or_opened() -> None:
    text = said(printed("shortest"))
    assert "Products None opened." in text
    assert "Overrides None." in text


def test_that_more_than_six_remarks_follow_the_map() -> None:
    text = said(printed("longest"))
    assert "9 remarks follow below the map." in text
    assert "Map remarks 1 Corrugator left: 2.5 units" in text


def test_that_a_few_very_long_remarks_follow_the_map_too() -> None:
    remarks = (Remark("1", "The reason was told at length. " * 40),)
    text = said(render(replace(notes.combined(), site_map=replace(notes.combined().site_map, remarks=remarks)), Paper.LETTER))
    assert text.count("The reason was told at length.") == 40


def named(name: str) -> Note:
    return replace(notes.shortest(), identity=Identity(name, name.partition(",")[0], "1 Jan 2000 (26 y)", "F", "4711", "23 Nov 2026"))


def height_of(name: str) -> float:
    """Height of the name on the first page, of its tallest line."""
    first = name.partition(" ")[0]
    boxes = text_boxes(render(named(name), Paper.LETTER))[0][1]
    return max(box.bottom - box.top for box in boxes if box.text.startswith(first) and box.top < 100)


def test_that_a_long_name_is_set_smaller_then_in_a_row_of_its_own_but_never_cut() -> None:
    short, long = "Li, Bo", "Li, Bartholomew Maximilian Alexander the"
    assert height_of(long) < height_of(short)
    endless = "Li, " + " ".join(["Bartholomew Maximilian"] * 12)
    text = said(render(named(endless), Paper.LETTER))
    assert text.count("Bartholomew Maximilian") >= 12


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Zoë \U0001f600, Ann", "Zoë [U+1F600], Ann"),
        ("محمد, Ann", "[U+0645 U+062D U+0645 U+062F], Ann"),
        ("O\u2019Brien\u202e, Ann", "O’Brien[U+202E], Ann"),
        ("Ze\u0301, Ann", "Zé, Ann"),
    ],
)
def test_that_a_character_no_face_has_is_named_and_never_dropped(name: str, shown: str) -> None:
    assert shown in said(render(named(name), Paper.LETTER))


def test_that_a_long_clinic_name_pushes_the_rule_down_instead_of_meeting_the_heading() -> None:
    long = replace(notes.combined(), letterhead=Letterhead("Clinic " * 40, ("1 Main Street",)))
    text = said(render(long, Paper.LETTER))
    assert text.count("Clinic") == 80  # on both pages
    assert "1 Main Street" in text


def test_that_an_address_too_long_for_its_place_is_shortened_not_the_status() -> None:
    wide = replace(notes.combined(), letterhead=Letterhead("Clinic", ("1 Main Street", "x" * 200)))
    text = said(render(wide, Paper.LETTER))
    assert "1 Main Street" in text
    assert "xxx" not in text
    assert "Final, version 1, signed 23 Nov 2026 15:24" in text


def test_that_an_amended_value_stands_beside_the_one_it_replaces() -> None:
    text = said(printed("longest"))
    assert "190 units 195" in text
    assert "1 Trapezius left 2 given, 5 units not given, 0 units" in text
    assert "AMENDED, version 2" in text


@pytest.mark.parametrize("name", ["combined", "draft", "longest"])
def test_that_everything_is_black_or_white(name: str) -> None:
    file = reader(printed(name))
    for page in file.pages:
        operations = ContentStream(page.get_contents(), file).operations
        colours = {tuple(map(float, operands)) for operands, operator in operations if operator in (b"rg", b"RG", b"g", b"G", b"k", b"K")}
        assert colours <= {(0.0,), (1.0,), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)}
        assert not [operator for _, operator in operations if operator in (b"gs", b"sh", b"cs", b"CS", b"BI")]


def test_that_a_dose_over_its_limit_fills_the_bar_and_says_how_much() -> None:
    assert "520 of 500 mg 104 %" in said(printed("block_only"))


def test_that_the_side_without_a_block_shows_no_target() -> None:
    text = said(printed("block_only"))
    assert text.count("GON") == 2  # the mark on the left and the row of the table
    assert text.count("LON") == 2


def test_that_warming_up_changes_nothing_on_paper() -> None:
    warm_up()
    assert render(notes.combined(), Paper.LETTER) == printed("combined")


def test_that_an_override_longer_than_a_page_is_printed_to_its_end() -> None:
    reason = "word " * 3000
    note = replace(notes.shortest(), overrides=(Override("Title.", reason, "E. Marsh MD 14:16."),))
    text = said(render(note, Paper.LETTER))
    assert text.count("word") == 3000
    assert text.endswith("page 3 of 3") or "E. Marsh MD 14:16." in text


def test_that_a_check_that_is_still_open_has_an_empty_box() -> None:
    note = replace(notes.shortest(), safety=(Check(line("Consent"), done=False), Check(line("Time-out"))))
    text = said(render(note, Paper.LETTER))
    assert "Consent and safety Consent ✓ Time-out" in text


def test_that_limits_without_a_map_stand_alone() -> None:
    note = replace(notes.block_only(), limits=parts.limits(155, temporalis="40"))
    assert "Limits Limits used of limit This visit 155 of 195 units" in said(render(note, Paper.LETTER))


def test_that_a_muscle_the_paper_does_not_know_gets_its_letter_above_its_sites() -> None:
    mark = replace(parts.site("frontalis_left_1", SiteStatus.GIVEN), muscle="depressor", letter="X")
    boxes = text_boxes(render(with_marks(mark), Paper.LETTER))[0][1]
    letter = next(box for box in boxes if box.text.strip() == "X")
    x, y = middle_of(mark, with_marks(mark))
    assert letter.bottom < y
    assert abs((letter.left + letter.right) / 2 - x) < 1


def test_that_one_pain_score_is_a_point_without_a_line() -> None:
    note = replace(notes.combined(), course=replace(parts.COURSE, pain=(PainPoint(0, 7),)))
    assert "Pain 0–10, minutes after the block 0 5 10 7 0" in said(render(note, Paper.LETTER))
