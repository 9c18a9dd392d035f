"""Which site comes next while the sites are walked one by one: the trial's order, from where the hand is. Charts nothing, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from procedure_assistant.domain.record import ProcedureRecord, SiteRecord


@dataclass(frozen=True, slots=True)
class _Skip:
    """A site that was left for later: its note says so, and what came next before it was skipped."""

    site: str
    note: str
    from_here: str


@dataclass(slots=True)
class Sequence:
    """The place in the trial's order. It lives as long as the visit is open: what was skipped is still planned in the record.

    A skip holds only while its note stands, so that undo brings the site back as the next one.
    """

    _from: str = ""
    _skips: list[_Skip] = field(default_factory=list)

    def following(self, record: ProcedureRecord) -> SiteRecord | None:
        """The first undecided site from here on, then those before it; None when everything is decided."""
        self._forget_undone(record)
        sites = list(record.sites.values())
        here = next((number for number, site in enumerate(sites) if site.id == self._from), 0)
        return next((site for site in [*sites[here:], *sites[:here]] if not site.decided), None)

    def after(self, record: ProcedureRecord, site_id: str) -> SiteRecord | None:
        """The one that will be next once ``site_id`` is decided."""
        sites = list(record.sites.values())
        here = next((number for number, site in enumerate(sites) if site.id == site_id), 0)
        rest = (site for site in [*sites[here + 1 :], *sites[:here]] if not site.decided)
        return next(rest, None)

    def go_to(self, site_id: str) -> None:
        """Go on from this site."""
        self._from, self._skips = site_id, []

    def skip(self, record: ProcedureRecord, site_id: str) -> None:
        """Go on behind this site, whose note was written just now."""
        following = self.after(record, site_id)
        if following is not None:
            self._skips.append(_Skip(site_id, record.sites[site_id].note, self._from))
            self._from = following.id

    def _forget_undone(self, record: ProcedureRecord) -> None:
        while self._skips:
            last = self._skips[-1]
            site = record.sites.get(last.site)
            if site is not None and site.note == last.note:
                return
            self._skips.pop()
            self._from = last.from_here
