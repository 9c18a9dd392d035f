"""What the gallery shows: the patient, steps, muscles, limits and day of the reference pictures. All of it is invented."""

from decimal import Decimal

from procedure_assistant.ui.widgets.banner import BannerContent
from procedure_assistant.ui.widgets.bars import BarContent, LimitContent, LimitState, PartKind, bar_of
from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.messages import MessageContent, MessageKind
from procedure_assistant.ui.widgets.muscles import MuscleContent
from procedure_assistant.ui.widgets.steps import StepItem, StepSection, StepState
from procedure_assistant.ui.widgets.worklist import WorklistContent

P, G, C, N, E = MarkState.PLANNED, MarkState.GIVEN, MarkState.CHANGED, MarkState.OMITTED, MarkState.EXTRA


def banner_content(*extra: ChipContent) -> BannerContent:
    """The patient of the reference pictures."""
    chips = (ChipContent("No known drug allergies", "neutral", "check"), ChipContent("Low brow: lateral frontalis 2.5 units", "caution"))
    return BannerContent("Larson, Jacob", ("14 Feb 1981", "45 y", "male"), "0048 2917", ("82 kg", "today"), chips + extra, "Saved 10:58:14")


def sections() -> tuple[StepSection, ...]:
    """The steps of the reference visit."""
    done, now, open_, over = StepState.DONE, StepState.NOW, StepState.OPEN, StepState.OVERRIDDEN
    rows: dict[str, list[tuple[str, StepState, str]]] = {
        "Prepare": [
            ("Identity", done, "2 checks"),
            ("Consent", done, "signed"),
            ("Safety questions", done, "13 of 13"),
            ("Baseline photo", over, "declined"),
            ("Medication Guide", done, "given"),
        ],
        "Product": [("Vial and lot", done, "200 units"), ("Reconstitution", done, "4 mL")],
        "Time-out": [("Patient, side, plan", done, "10:51")],
        "Inject": [("Supine sites", done, "15 / 15"), ("Sitting sites", now, "10 / 16")],
        "After": [("Observation", open_, "15 min"), ("After-care given", open_, ""), ("Next visit", open_, "15 Feb")],
        "Finish": [("Sign and print", open_, "")],
    }
    return tuple(
        StepSection(title, tuple(StepItem(name.lower().replace(" ", "_"), name, state, note) for name, state, note in steps))
        for title, steps in rows.items()
    )


def muscles() -> tuple[MuscleContent, ...]:
    """The muscles of the reference visit."""
    return (
        MuscleContent("corrugator", "Corrugator", (G,), (), (G,), "10"),
        MuscleContent("procerus", "Procerus", (), (G,), (), "5"),
        MuscleContent("frontalis", "Frontalis", (G, C), (), (G, C), "15"),
        MuscleContent("temporalis", "Temporalis", (G, G, G, G, E), (), (G, G, G, G), "45"),
        MuscleContent("occipitalis", "Occipitalis", (G, G, G), (), (G, N, G), "25"),
        MuscleContent("paraspinal", "Cervical paraspinal", (G, G), (), (G, G), "20", shown="Cerv. paraspinal"),
        MuscleContent("trapezius", "Trapezius", (P, P, P), (), (P, P, P), "0", "30"),
    )


def limits() -> tuple[LimitContent, ...]:
    """Limits in every state."""
    given = PartKind.GIVEN
    return (
        LimitContent("Within the limit", "275 of 400 units", LimitState.WITHIN, bar_of([(Decimal(275), given)], Decimal(400))),
        LimitContent("Near the limit, 40 units left", "360 of 400 units", LimitState.NEAR, bar_of([(Decimal(360), given)], Decimal(400))),
        LimitContent("Over the limit by 35 units", "435 of 400 units", LimitState.OVER, bar_of([(Decimal(435), given)], Decimal(400))),
        LimitContent("Given, planned, to waste", "200 units vial", LimitState.INFORMATION, vial_bar()),
    )


def vial_bar() -> BarContent:
    """120 given, 30 planned, 50 to waste."""
    return bar_of([(Decimal(120), PartKind.GIVEN), (Decimal(30), PartKind.PLANNED), (Decimal(50), PartKind.WASTE)], Decimal(200))


def visits() -> tuple[WorklistContent, ...]:
    """The day of the reference picture."""
    danger = (ChipContent("Latex", "danger"), ChipContent("Lidocaine", "danger"))
    botox = "Botulinum toxin, 155 units"
    return (
        WorklistContent(
            "1",
            "08:30",
            "Okafor, Grace",
            "38 y, female, MRN 0047 1120",
            botox,
            "12 weeks 4 days since last",
            "in_chart",
            "In chart",
            "Open",
            "09:20",
        ),
        WorklistContent(
            "2",
            "09:10",
            "Whitfield, Daniel",
            "61 y, male, MRN 0040 8852",
            "GON block, both sides",
            "Relief 8 to 3 at 25 min",
            "signed",
            "Signed 09:48",
            "Open",
            "sending",
        ),
        WorklistContent(
            "3",
            "09:45",
            "Nguyen, Linh",
            "29 y, female, MRN 0050 3307",
            botox,
            "150 units given, 1 site omitted",
            "to_sign",
            "To sign",
            "Review",
            "2 items open",
        ),
        WorklistContent(
            "4",
            "10:40",
            "Larson, Jacob",
            "45 y, male, MRN 0048 2917",
            botox,
            "120 of 155 units, 24 of 31 sites",
            "running",
            "Since 10:42",
            "Continue",
            "room 2",
        ),
        WorklistContent(
            "5",
            "11:30",
            "Haddad, Samir",
            "52 y, male, MRN 0051 0046",
            "GON block, right",
            "Takes apixaban: compress 5–10 min",
            "planned",
            "Planned",
            "Start",
            warning=True,
        ),
        WorklistContent(
            "6",
            "13:00",
            "Kowalski, Anna",
            "47 y, female, MRN 0046 9903",
            botox,
            "11 weeks 2 days since last, minimum 12",
            "planned",
            "Planned",
            "Start",
            warning=True,
        ),
        WorklistContent(
            "7",
            "14:00",
            "Marchetti, Elena",
            "52 y, female, MRN 0051 7730",
            "PRP to both GON, ultrasound",
            "Consent signed 16 Nov",
            "planned",
            "Planned",
            "Start",
            chips=danger,
        ),
        WorklistContent(
            "8",
            "15:15",
            "Brandt, Thomas",
            "34 y, male, MRN 0052 2218",
            botox,
            "First visit: consent not yet signed",
            "planned",
            "Planned",
            "Start",
            warning=True,
        ),
    )


def messages() -> tuple[MessageContent, ...]:
    """One message of every kind."""
    return (
        MessageContent(
            MessageKind.REFUSAL, "No extra sites in frontalis", "Extras go to temporalis, occipitalis or trapezius. Nothing was charted."
        ),
        MessageContent(
            MessageKind.CAUTION, "1.8 cm from the planned position", "Kept where you put it. Say why, or put it back.", "Put back"
        ),
        MessageContent(
            MessageKind.INFORMATION, "The chart did not answer", "The record is saved. It is sent again at 11:02.", "Send now", "tray"
        ),
        MessageContent(MessageKind.FINE, "19 % of the combined maximum", "Well below. The two are added up."),
    )
