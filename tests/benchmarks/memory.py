"""How much memory this process holds. Imports next to nothing, since it is imported by what is measured."""

import os


def resident_mb() -> float:
    """Resident set of this process in MB (10⁶ bytes), as Linux counts it; OSError elsewhere."""
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 -- pathlib would be measured too
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
