"""Reads the clinical data files under resources/ into domain definitions; a file with a fault is refused, with every fault at once."""

from procedure_assistant.protocols.catalogue import Catalogue, Offer, UnknownVersion, load_catalogue
from procedure_assistant.protocols.faults import ProtocolFaults

__all__ = ["Catalogue", "Offer", "ProtocolFaults", "UnknownVersion", "load_catalogue"]
