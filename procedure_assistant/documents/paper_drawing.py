"""Finds who draws a paper. Knows every document beside the record by its value; draws nothing itself."""

from __future__ import annotations

from procedure_assistant.documents.billing_page import draw_billing_page
from procedure_assistant.documents.consent_form import draw_consent_form
from procedure_assistant.documents.day_list import draw_day_list
from procedure_assistant.documents.labels import draw_labels
from procedure_assistant.documents.leaflet import draw_leaflet
from procedure_assistant.documents.nurse_sheet import draw_nurse_sheet
from procedure_assistant.documents.work_note import draw_work_note
from procedure_assistant.services.billing_page import BillingPage
from procedure_assistant.services.consent_form import ConsentForm
from procedure_assistant.services.day_list import DayList
from procedure_assistant.services.labels import Labels
from procedure_assistant.services.leaflet import Leaflet
from procedure_assistant.services.nurse_sheet import NurseSheet
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.visit_papers import PaperValue


def draw_paper(value: PaperValue, paper: Paper) -> bytes:
    """The paper as PDF. Raises ``Problem`` LABEL-ROOM, ResourceMissing."""
    if isinstance(value, NurseSheet):
        return draw_nurse_sheet(value, paper)
    if isinstance(value, Labels):
        return draw_labels(value, paper)
    if isinstance(value, DayList):
        return draw_day_list(value, paper)
    if isinstance(value, Leaflet):
        return draw_leaflet(value, paper)
    if isinstance(value, BillingPage):
        return draw_billing_page(value, paper)
    if isinstance(value, ConsentForm):
        return draw_consent_form(value, paper)
    return draw_work_note(value, paper)
