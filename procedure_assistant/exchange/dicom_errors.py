"""What pydicom raises for objects that are damaged or unknown to it: it has no one error for that. Handles none of them."""

from __future__ import annotations

import struct
import zlib

from pydicom.errors import BytesLengthException, InvalidDicomError

UNREADABLE = (
    ValueError, TypeError, LookupError, AttributeError, RuntimeError, EOFError, OSError, ArithmeticError, AssertionError,
    InvalidDicomError, BytesLengthException, struct.error, zlib.error,
)  # fmt: skip
"""Found by changing bytes of its own test files at random until nothing else was raised."""
