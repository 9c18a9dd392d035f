"""How much memory this process holds. Imports next to nothing, since it is imported by what is measured."""


def resident_mb() -> float:
    """Resident set of this process in MB (10⁶ bytes), as Linux counts it (VmRSS); OSError elsewhere."""
    return _rollup("Rss:")


def proportional_mb() -> float:
    """The same with each page that is shared with other programs counted in part only (PSS)."""
    return _rollup("Pss:")


def _rollup(which: str) -> float:
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:  # noqa: PTH123 -- pathlib would be measured too
        return next(int(line.split()[1]) for line in file if line.startswith(which)) * 1024 / 1e6
