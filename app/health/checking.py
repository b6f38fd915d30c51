"""The whole check: everything verified in another process, then put back here what can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.apart import Told, work_apart
from app.domain.record import record
from app.errors import Failure
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.care import MediaCare, Mended
from app.media.copying import digest_file
from app.verification.report import READING, RESTORED, Finding, Report
from app.verification.verify import verify_office

MENDING = "Memulihkan berkas"
LOST = frozenset({"file_missing", "file_altered"})
_MENDABLE = LOST | {"preview_altered", "preview_missing"}


@record
class Outcome:
    """What a whole check came to; `restores` says whether it was to put back what it could."""

    report: Report
    restores: bool
    here: frozenset[str] = frozenset()  # subjects of what is still wrong and whole on this PC
    touched: frozenset[str] = frozenset()  # coverages whose files are whole again


def check_apart(folder: OfficeFolder, profile: Profile, now: int, told: Told) -> Report:
    """As `verify_office`, without taking this process' time; raises as `work_apart` as well."""
    return work_apart(verify_at, folder.root, profile.root, now, first=READING, told=told)


def verify_at(office: Path, profile: Path, now: int, told: Told) -> Report:
    """As `verify_office`, of places."""
    return verify_office(OfficeFolder(office), Profile(profile), told, now)


def mended(report: Report, profile: Profile, care: MediaCare, now: int, told: Told) -> Outcome:
    """Put back what the report names and this PC has; what is whole then is listed as restored.

    `told` may raise to end it; what was put back stays. Raises Unavailable without the share.
    """
    wrong = [each for each in (*report.findings, *report.listed) if each.code in _MENDABLE]
    hashes = list(dict.fromkeys(_hash(each) for each in wrong))
    mend = care.mend(hashes, now, lambda done, of: told(MENDING, done, of))
    back = [each for each in wrong if _is_back(each, mend)]
    known = {id(each) for each in back}  # facts have no hash, and there may be thousands
    findings = tuple(each for each in report.findings if id(each) not in known)
    listed = (each for each in report.listed if id(each) not in known)
    told_of = (replace(each, code=RESTORED) for each in back)
    after = replace(report, findings=findings, listed=(*listed, *told_of))
    return Outcome(after, True, held_here(findings, profile), mend.touched)


def held_here(findings: Iterable[Finding], profile: Profile) -> frozenset[str]:
    """The subjects of those lost files that lie whole in this PC's own folder."""
    lost = (each for each in findings if each.code in LOST)
    return frozenset(each.subject for each in lost if _is_here(each, profile))


def _is_back(finding: Finding, mend: Mended) -> bool:
    # The same photo may lie in two coverages, and be lost in one of them.
    if finding.code in LOST:
        return finding.subject in mend.whole
    return _hash(finding) in mend.shown


def _is_here(finding: Finding, profile: Profile) -> bool:
    # Staging and cache are laid out as the office folder is.
    return any(_holds(root / finding.subject, finding) for root in (profile.staging, profile.cache))


def _holds(path: Path, finding: Finding) -> bool:
    try:
        return digest_file(path).sha256 == _hash(finding)
    except Failure:
        return False


def _hash(finding: Finding) -> str:
    return str(finding.facts.get("sha256", ""))
