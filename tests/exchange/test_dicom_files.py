"""Reading DICOM files: pydicom's own pictures are shown, headers read, and every file that cannot be used is refused in words."""

from __future__ import annotations

import warnings
from decimal import Decimal
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import JPEGBaseline8Bit

from procedure_assistant.exchange import image_files
from procedure_assistant.exchange.dicom_header import facts_of_file
from procedure_assistant.exchange.image_reader import ImageProcess
from procedure_assistant.services.image_values import Area, Calibration, SentPatient
from procedure_assistant.services.problem import Problem
from tests.exchange.dicom_clinic import PYDICOM_FILES, as_file, pydicom_file, region, ultrasound

NOT_SHOWN = {
    # no DICOM head at all, or only the object without it
    "ExplVR_BigEndNoMeta.dcm": "IMAGE-KIND",
    "ExplVR_LitEndNoMeta.dcm": "IMAGE-KIND",
    "no_meta.dcm": "IMAGE-KIND",
    "rtstruct.dcm": "IMAGE-KIND",
    # 12-bit JPEG, for which there is no decoder here
    "JPEG-lossy.dcm": "IMAGE-NO-PICTURE",
    "JPGExtended.dcm": "IMAGE-NO-PICTURE",
    # damaged on purpose
    "JPEG2000-embedded-sequence-delimiter.dcm": "IMAGE-BROKEN",
    "MR_truncated.dcm": "IMAGE-BROKEN",
    "badVR.dcm": "IMAGE-BROKEN",
    # no pixels, or no word on how large or how encoded they are
    "UN_sequence.dcm": "IMAGE-NO-PICTURE",
    "empty_charset_LEI.dcm": "IMAGE-NO-PICTURE",
    "meta_missing_tsyntax.dcm": "IMAGE-NO-PICTURE",
    "nested_priv_SQ.dcm": "IMAGE-NO-PICTURE",
    "no_meta_group_length.dcm": "IMAGE-NO-PICTURE",
    "priv_SQ.dcm": "IMAGE-NO-PICTURE",
    "reportsi.dcm": "IMAGE-NO-PICTURE",
    "reportsi_with_empty_number_tags.dcm": "IMAGE-NO-PICTURE",
    "rtplan.dcm": "IMAGE-NO-PICTURE",
    "rtplan_truncated.dcm": "IMAGE-NO-PICTURE",
    "test-SR.dcm": "IMAGE-NO-PICTURE",
    "waveform_ecg.dcm": "IMAGE-NO-PICTURE",
}
ALL = sorted(path.name for path in PYDICOM_FILES.glob("*.dcm"))


def shown(data: bytes, frame: int = 0) -> Image.Image:
    return Image.open(BytesIO(image_files.picture(data, frame)), formats=["PNG"])


def refusal(data: bytes) -> Problem:
    with pytest.raises(Problem) as told:
        image_files.examine(data)
    return told.value


@pytest.mark.parametrize("name", ALL)
def test_that_each_of_pydicoms_own_files_is_shown_or_refused_in_words(name: str):
    data = pydicom_file(name)
    if name in NOT_SHOWN:
        assert refusal(data).code == NOT_SHOWN[name]
        return
    facts = image_files.examine(data)
    for frame in {0, facts.frames - 1}:
        picture = shown(data, frame)
        assert picture.size == (facts.width, facts.height)
        assert picture.mode in {"L", "RGB"}


def test_that_there_are_files_of_every_kind_to_test_with():
    read = {name: facts_of_file(pydicom_file(name)) for name in ALL if NOT_SHOWN.get(name) != "IMAGE-KIND"}
    assert {facts.modality for facts in read.values()} >= {"US"}
    assert max(facts.frames for facts in read.values()) == 30
    assert {facts.transfer_syntax for facts in read.values()} >= {
        "JPEG Baseline (Process 1)", "JPEG 2000 Image Compression (Lossless Only)", "JPEG-LS Lossless Image Compression",
        "RLE Lossless", "Deflated Explicit VR Little Endian", "Explicit VR Big Endian",
        "JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])",
    }  # fmt: skip


# -- what is seen -----------------------------------------------------------------------------------------------------------------


def test_that_an_ultrasound_picture_keeps_its_grey_values():
    made = ultrasound(1)
    assert np.array_equal(np.asarray(shown(as_file(made))), np.frombuffer(made.PixelData, dtype=np.uint8).reshape(64, 64))


def test_that_an_inverted_picture_is_turned_back():
    made = ultrasound(1, PhotometricInterpretation="MONOCHROME1")
    assert np.array_equal(np.asarray(shown(as_file(made))), 255 - np.frombuffer(made.PixelData, dtype=np.uint8).reshape(64, 64))


def test_that_the_window_of_the_header_is_used():
    # PS3.3 C.11.2.1.2.1: (value - 99.5) / 100 + 0.5 of 255, so 50 is 1.3 and 100 is 128.8
    made = ultrasound(1, side=2, WindowCenter="100", WindowWidth="101", PixelData=bytes((0, 50, 100, 200)))
    assert np.asarray(shown(as_file(made))).ravel().tolist() == [0, 1, 129, 255]


@pytest.mark.parametrize(
    ("function", "grey"), [("LINEAR_EXACT", [0, 0, 128, 255]), ("SIGMOID", [5, 28, 128, 250]), ("LINEAR", [0, 0, 129, 193])]
)
def test_that_each_function_of_a_window_is_used_and_nothing_is_stretched(function: str, grey: list[int]):
    last = 125 if function == "LINEAR" else 200
    made = ultrasound(1, side=2, WindowCenter="100", WindowWidth="100", VOILUTFunction=function, PixelData=bytes((0, 48, 100, last)))
    assert np.asarray(shown(as_file(made))).ravel().tolist() == grey


def test_that_a_table_of_grey_values_is_used():
    table = Dataset()
    table.add_new("LUTDescriptor", "US", [4, 0, 8])
    table.add_new("LUTData", "US", [9, 8, 7, 255])
    made = ultrasound(1, side=2, VOILUTSequence=[table], PixelData=bytes((0, 1, 2, 3)))
    assert np.asarray(shown(as_file(made))).ravel().tolist() == [9, 8, 7, 255]


def test_that_a_picture_with_a_window_keeps_its_size():
    assert shown(as_file(ultrasound(1, WindowCenter=["100", "50"], WindowWidth=["101", "7"]))).size == (64, 64)


def test_that_a_picture_of_16_bits_without_window_goes_from_its_least_to_its_most():
    values = np.array([[100, 200], [300, 1100]], dtype="<u2")
    made = ultrasound(1, side=2, BitsAllocated=16, BitsStored=16, HighBit=15, PixelData=values.tobytes())
    assert np.asarray(shown(as_file(made))).tolist() == [[0, 26], [51, 255]]


def test_that_a_flat_picture_is_black_and_not_an_error():
    values = np.full((2, 2), 700, dtype="<u2")
    made = ultrasound(1, side=2, BitsAllocated=16, BitsStored=16, HighBit=15, PixelData=values.tobytes())
    assert np.asarray(shown(as_file(made))).tolist() == [[0, 0], [0, 0]]


def test_that_the_colours_of_a_palette_and_of_a_video_signal_are_shown():
    # the blue bar of the CX50, and the green dot of the SonoSite clip
    assert shown(pydicom_file("examples_palette.dcm")).getpixel((5, 5)) == (37, 62, 94)
    red, green, blue = shown(pydicom_file("examples_ybr_color.dcm")).getpixel((190, 20))
    assert green > red + 60
    assert green > blue + 10


def test_that_each_frame_of_a_clip_is_a_picture_of_its_own():
    data = pydicom_file("examples_ybr_color.dcm")
    assert len({image_files.picture(data, frame) for frame in (0, 10, 29)}) == 3
    with pytest.raises(Problem) as told:
        image_files.picture(data, 30)
    assert (told.value.code, told.value.message) == ("IMAGE-FRAME", "The picture has 30 frames; number 31 was asked for.")


# -- what the header says -----------------------------------------------------------------------------------------------------------


def test_that_the_header_is_read_as_it_is_written():
    facts = facts_of_file(as_file(ultrasound(7, BurnedInAnnotation="YES", SeriesDescription="GON left", FrameTime="40")))
    assert facts.patient == SentPatient("4711", "", "Echevarria^Marisol", facts.patient.birth_date if facts.patient else None, "F")
    assert (facts.device, facts.description, facts.modality) == ("Example Probe 1", "GON left", "US")
    assert facts.taken_at == "2026-11-23T14:31:05"
    assert facts.seconds_per_frame == Decimal("0.04")
    assert facts.burned_in == "yes"
    assert facts.notes == ("The device says that names are burned into the picture. Look whose they are.",)


@pytest.mark.parametrize(
    ("header", "taken_at"),
    [
        ({"AcquisitionDateTime": "20261123143105.25+0100"}, "2026-11-23T14:31:05+01:00"),
        ({"AcquisitionDateTime": "", "ContentDate": "20261123", "ContentTime": "0931"}, "2026-11-23T09:31:00"),
        ({"AcquisitionDateTime": "", "StudyDate": "20261123", "StudyTime": "1"}, "2026-11-23"),
        ({"AcquisitionDateTime": "", "StudyDate": "20261199"}, ""),
        ({"AcquisitionDateTime": "20261123143105", "TimezoneOffsetFromUTC": "-0500"}, "2026-11-23T14:31:05-05:00"),
    ],
)
def test_that_the_moment_is_as_the_device_wrote_it(header: dict[str, str], taken_at: str):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pydicom warns of the odd dates that this test writes
        data = as_file(ultrasound(1, **header))
    assert facts_of_file(data).taken_at == taken_at


def test_that_the_calibration_of_a_real_device_is_exact():
    palette = facts_of_file(pydicom_file("examples_palette.dcm")).calibration
    assert palette is not None
    size = Decimal("0.26228787661969980")
    assert [(area.mm_wide, area.mm_high) for area in palette.areas] == [(size, size), (None, None)]
    assert facts_of_file(pydicom_file("MR_small.dcm")).calibration == Calibration(
        (Area(0, 0, 32000, 32000, Decimal("0.3125"), Decimal("0.3125")),), "PixelSpacing"
    )
    assert facts_of_file(pydicom_file("examples_rgb_color.dcm")).calibration is None


def test_that_only_parts_in_centimetres_that_show_tissue_are_calibrated():
    parts = [region(0, 0, 31, 63), region(32, 0, 63, 31, units=4), region(32, 32, 63, 63, spatial_format=3)]
    found = facts_of_file(as_file(ultrasound(1, SequenceOfUltrasoundRegions=parts))).calibration
    assert found is not None
    assert [area.mm_wide for area in found.areas] == [Decimal("0.20"), None, None]


def test_that_rows_and_columns_of_a_spacing_are_not_mixed_up():
    made = ultrasound(1, PixelSpacing=["0.5", "0.25"])  # PS3.3 10.7.1.1: the distance of rows first
    del made.SequenceOfUltrasoundRegions
    found = facts_of_file(as_file(made)).calibration
    assert found is not None
    assert (found.areas[0].mm_wide, found.areas[0].mm_high) == (Decimal("0.25"), Decimal("0.5"))


@pytest.mark.parametrize("cm", [0.0, float("nan"), float("inf")])
def test_that_a_calibration_that_cannot_be_is_left_out_and_said(cm: float):
    facts = facts_of_file(as_file(ultrasound(1, SequenceOfUltrasoundRegions=[region(0, 0, 9, 9, cm=cm)])))
    assert facts.calibration is None
    assert facts.notes == ("Values of the header that cannot be read were left out: SequenceOfUltrasoundRegions.",)


def test_that_the_spacing_at_a_detector_is_no_calibration():
    made = ultrasound(1, ImagerPixelSpacing=["0.1", "0.1"])
    del made.SequenceOfUltrasoundRegions
    assert facts_of_file(as_file(made)).calibration is None


def test_that_the_spacing_of_an_enhanced_clip_is_found():
    made, shared, measures = ultrasound(1), Dataset(), Dataset()
    measures.PixelSpacing = ["0.3", "0.3"]
    shared.PixelMeasuresSequence = [measures]
    made.SharedFunctionalGroupsSequence = [shared]
    del made.SequenceOfUltrasoundRegions
    found = facts_of_file(as_file(made)).calibration
    assert found is not None
    assert found.areas[0].mm_wide == Decimal("0.3")


# -- the same object ------------------------------------------------------------------------------------------------------------------


def test_that_the_same_object_has_the_same_hash_however_it_is_written():
    made = ultrasound(1)
    explicit = as_file(made)
    again = dcmread(BytesIO(explicit))
    again.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2"
    target = BytesIO()
    again.save_as(target, implicit_vr=True, little_endian=True)
    implicit = target.getvalue()
    assert implicit != explicit
    assert facts_of_file(implicit).content_sha256 == facts_of_file(explicit).content_sha256


@pytest.mark.parametrize(
    "change", [{"PatientName": "Doe^Jane"}, {"PixelData": bytes(64 * 64)}, {"SequenceOfUltrasoundRegions": [region(0, 0, 9, 9)]}]
)
def test_that_another_name_picture_or_calibration_is_another_hash(change: dict[str, object]):
    same, other = facts_of_file(as_file(ultrasound(1))), facts_of_file(as_file(ultrasound(1, **change)))
    assert same.content_sha256 != other.content_sha256


# -- what cannot be used ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9, 0.999])
@pytest.mark.parametrize("name", ["examples_palette.dcm", "examples_ybr_color.dcm", "examples_jpeg2k.dcm"])
def test_that_a_file_that_was_cut_off_is_refused(name: str, part: float):
    data = pydicom_file(name)
    assert refusal(data[: int(len(data) * part)]).code in {"IMAGE-BROKEN", "IMAGE-DICOM", "IMAGE-NO-PICTURE"}


def test_that_a_private_encoding_is_named():
    made = ultrasound(1)
    made.file_meta.TransferSyntaxUID = "1.2.826.0.1.3680043.9999.1"
    target = BytesIO()
    made.save_as(target, implicit_vr=False, little_endian=True, enforce_file_format=True)
    assert refusal(target.getvalue()).message == (
        "This DICOM file cannot be shown. "
        "Its picture is encoded in a way of the manufacturer's own (private transfer syntax 1.2.826.0.1.3680043.9999.1)."
    )


def test_that_a_video_is_named():
    made = ultrasound(1)
    made.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.4.102"
    made.PixelData = encapsulate([b"\x00\x00\x00\x18ftypmp42"])
    made["PixelData"].is_undefined_length = True
    told = refusal(as_file(made))
    assert told.code == "IMAGE-NO-PICTURE"
    assert "MPEG-4 AVC/H.264 High Profile / Level 4.1" in told.message
    assert told.hint == "Export it as JPEG or PNG from the device."


def test_that_a_picture_that_claims_to_be_enormous_is_not_decoded():
    made = ultrasound(1, Rows=30000, Columns=30000)
    assert refusal(as_file(made)).message == (
        "This DICOM file cannot be shown. It is 30000 × 30000 pixels; up to 64 million pixels are shown."
    )


def test_that_more_frames_than_there_are_is_a_damaged_file():
    assert refusal(as_file(ultrasound(1, NumberOfFrames=5))).code == "IMAGE-BROKEN"
    made = ultrasound(1, NumberOfFrames=3)
    made.file_meta.TransferSyntaxUID = JPEGBaseline8Bit
    jpeg = BytesIO()
    Image.new("L", (64, 64)).save(jpeg, "JPEG")
    made.PixelData = encapsulate([jpeg.getvalue()])
    made["PixelData"].is_undefined_length = True
    assert refusal(as_file(made)).code == "IMAGE-BROKEN"


def test_that_the_table_of_contents_of_a_disc_is_named():
    made = ultrasound(1)
    made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.1.3.10"
    told = refusal(as_file(made))
    assert (told.code, told.hint) == ("IMAGE-DIRECTORY", "Choose the picture files in the folders beside it.")


def test_that_noise_behind_a_dicom_head_is_refused():
    noise = np.random.default_rng(1).integers(0, 256, 20000, dtype=np.uint8).tobytes()
    assert refusal(bytes(128) + b"DICM" + noise).code in {"IMAGE-DICOM", "IMAGE-NO-PICTURE"}


# No decoder of compressed pixels is written in Python but that for RLE; the others may end the process, which is why there is one.
IN_PYTHON = [as_file(ultrasound(1)), *map(pydicom_file, ("SC_rgb_rle_2frame.dcm", "examples_palette.dcm", "reportsi.dcm", "image_dfl.dcm"))]


def outcome(data: bytes) -> str:
    try:
        facts = image_files.examine(data)
        return f"shown {shown(data, facts.frames - 1).size}"
    except Problem as problem:
        return problem.code


@given(st.sampled_from(IN_PYTHON), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_that_changed_bytes_are_shown_or_refused_and_never_anything_else(data: bytes, changes: list[tuple[float, int]], in_header: bool):
    changed = bytearray(data)
    for place, value in changes:
        changed[int(place * min(len(data), 2500 if in_header else len(data)))] = value
    assert outcome(bytes(changed)).startswith(("shown", "IMAGE-"))


def test_that_a_decoder_that_ends_its_process_is_a_problem_and_the_next_picture_is_read():
    """This JPEG brings gdcm down (C++ "terminate"): damaged so that its decoder meets what it calls invalid logic."""
    reader = ImageProcess()
    try:
        data = bytearray(pydicom_file("SC_rgb_jpeg_gdcm.dcm"))
        ended = 0
        for at in range(data.index(b"\xff\xd8"), data.index(b"\xff\xd8") + 60):
            broken = bytearray(data)
            broken[at] = 0
            try:
                reader.examine([bytes(broken)])
            except Problem as problem:
                ended += problem.code == "IMAGE-READER"
            if ended:
                break
        assert ended
        assert reader.examine([bytes(data)]).width == 100
    finally:
        reader.close()
