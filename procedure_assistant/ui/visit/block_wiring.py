"""Joins the block page to the presenter: figure, measure card, corrections, and the desk of the photograph. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.photo_desk import PhotoDesk

if TYPE_CHECKING:
    from procedure_assistant.services.image_service import ImageService
    from procedure_assistant.ui.visit.presenter import VisitPresenter


def connect_block(page: BlockPage, asks: VisitPresenter, images: ImageService | None, tasks: Tasks) -> PhotoDesk:
    """What is done on the page is asked of the presenter; the desk that shows the photograph is given back."""
    nape, card = page.nape, page.card

    def preview(which: str, x: float, y: float) -> None:
        shown = asks.preview_landmark(which, x, y)
        if shown is not None:
            nape.show_content(shown)

    nape.landmark_dragging.connect(preview)
    nape.landmark_moved.connect(asks.move_landmark)
    nape.landmark_drag_cancelled.connect(lambda _which: asks.show())
    nape.target_clicked.connect(lambda side, nerve: asks.give_block(nerve_id(nerve), side))
    nape.skin_clicked.connect(asks.nape_clicked)
    card.measured.connect(asks.measure)
    card.plan_requested.connect(asks.plan_block)
    page.aspirated_requested.connect(asks.aspirated)
    page.corrections.correct_requested.connect(asks.correct_block)
    page.corrections.not_given_requested.connect(asks.block_not_given)
    return PhotoDesk(images, asks, page, tasks)
