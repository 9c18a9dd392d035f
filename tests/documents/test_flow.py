"""Breaking blocks onto sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.documents.flow import MOST_LINES, Block, Room, Row, paginate, text_rows
from procedure_assistant.documents.wrapping import BODY
from procedure_assistant.services.note import line

ROOM = Room(first_top=100.0, other_top=80.0, bottom=700.0, gap=5.2)


def row(height: float) -> Row:
    return Row(height, lambda _ink, _top: None)


def block(*heights: float, whole: bool = False, label: str = "Products", head: float = 0.0, aside: float = 0.0) -> Block:
    return Block(
        label,
        tuple(row(height) for height in heights),
        head=(row(head),) if head else (),
        aside=row(aside) if aside else None,
        whole=whole,
    )


def labels(blocks: list[Block]) -> list[list[tuple[str, int]]]:
    return [[(placed.block.label, len(placed.block.rows)) for placed in sheet.placed] for sheet in paginate(blocks, ROOM)]


def test_that_a_block_that_does_not_fit_moves_as_a_whole_when_it_must_not_be_parted() -> None:
    assert labels([block(400.0), block(*[50.0] * 5, whole=True, label="Map")]) == [[("Products", 1)], [("Map", 5)]]


def test_that_a_block_is_parted_between_rows_and_says_so() -> None:
    assert labels([block(400.0), block(*[40.0] * 8, label="Overrides")]) == [
        [("Products", 1), ("Overrides", 4)],
        [("Overrides, continued", 4)],
    ]


def test_that_one_row_alone_never_stays_behind_or_goes_on() -> None:
    assert labels([block(500.0), block(60.0, 60.0, 60.0)]) == [[("Products", 1)], [("Products", 3)]]


def test_that_a_continued_block_keeps_its_head_and_loses_its_aside() -> None:
    _, second = paginate([block(*[100.0] * 10, head=20.0, aside=50.0)], ROOM)
    (placed,) = second.placed
    assert (len(placed.block.head), placed.block.aside, placed.block.name) == (1, None, "Products")


def test_that_a_figure_beside_the_rows_keeps_them_off_a_page_without_room_for_it() -> None:
    assert labels([block(400.0), block(*[20.0] * 6, aside=250.0, label="Course")]) == [[("Products", 1)], [("Course", 6)]]


def test_that_a_block_no_page_can_hold_is_parted_even_when_it_should_stay_whole() -> None:
    pages = labels([block(*[100.0] * 12, whole=True)])
    assert pages == [[("Products", 5)], [("Products, continued", 5)], [("Products, continued", 2)]]


def test_that_a_page_is_filled_to_its_last_point() -> None:
    # 100 (first top) + 3.2 + 596.8 = 700: the gap after the block may hang over the foot.
    assert len(paginate([block(596.8)], ROOM)) == 1
    assert len(paginate([block(300.0), block(300.0)], ROOM)) == 2


@given(st.lists(st.lists(st.floats(1, 500), min_size=1, max_size=12).map(lambda heights: block(*heights)), max_size=8))
def test_that_every_row_is_placed_once_in_order_and_inside_the_page(blocks: list[Block]) -> None:
    sheets = paginate(blocks, ROOM)
    placed = [placed for sheet in sheets for placed in sheet.placed]
    assert [one for each in placed for one in each.block.rows] == [one for each in blocks for one in each.rows]
    for sheet in sheets:
        for one, following in zip(sheet.placed, sheet.placed[1:], strict=False):
            assert following.top >= one.top + one.block.height(ROOM.gap) - 1e-6
        for one in sheet.placed:
            assert one.top + one.block.height(0.0) <= ROOM.bottom + 1e-6


def test_that_a_paragraph_longer_than_a_page_becomes_several_rows() -> None:
    rows = text_rows(line("word " * 2000), 110, 100)
    assert len(rows) > 1
    assert all(one.height <= MOST_LINES * BODY.leading for one in rows)
