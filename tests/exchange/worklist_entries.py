"""Entries of a modality worklist, as a hospital's system would keep them. Holds no test."""

from __future__ import annotations

from pydicom import Dataset


def entry(number: int = 1, **header: object) -> Dataset:
    """A worklist entry of 23 Nov 2026, 9:0n; keywords that begin with ``step_`` are of the step."""
    made, step = Dataset(), Dataset()
    made.SpecificCharacterSet = "ISO_IR 192"
    made.AccessionNumber = f"ACC{number}"
    made.PatientName, made.PatientID, made.IssuerOfPatientID = "Echevarria^Marisol^Inés", f"47{number:02}", "HOSPITAL"
    made.PatientBirthDate, made.PatientSex = "19810214", "F"
    made.StudyInstanceUID = f"1.2.840.99.{number}"
    made.RequestedProcedureDescription, made.RequestedProcedureID = "PREEMPT, 12 weeks", f"RP{number}"
    made.AdmissionID = "V-1"
    made.PlacerOrderNumberImagingServiceRequest, made.FillerOrderNumberImagingServiceRequest = "P-1", "F-1"
    step.Modality, step.ScheduledStationAETitle = "US", "ROOM1"
    step.ScheduledProcedureStepStartDate, step.ScheduledProcedureStepStartTime = "20261123", f"09{number % 60:02}"
    step.ScheduledPerformingPhysicianName, step.ScheduledProcedureStepDescription = "Marsh^Bela", "Injection"
    step.ScheduledProcedureStepID, step.ScheduledStationName, step.ScheduledProcedureStepLocation = f"SPS{number}", "US 1", "Room 2"
    step.ScheduledProcedureStepStatus = "SCHEDULED"
    for keyword, value in header.items():
        setattr(step if keyword.startswith("step_") else made, keyword.removeprefix("step_"), value)
    made.ScheduledProcedureStepSequence = [step]
    return made
