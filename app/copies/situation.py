"""How an office folder stands before something is brought back to it; only looked at."""

from __future__ import annotations

from app.errors import Failure, Refusal, Unavailable
from app.ledger.book_file import read_header
from app.ledger.book_schema import check_header
from app.ledger.office_folder import OfficeFolder


def wrong_with(folder: OfficeFolder) -> Failure | None:
    """What keeps the ledger from being used, as far as its first bytes tell; None for nothing.

    `office_offline` is told apart: `office_folder_missing` (folder), which may be a share that is
    away for a while, and `office_file_missing` (folder), where the folder is there without its
    mejasiar.toml. Without the lock, since whoever asks may be unable to take it. Not for the
    interface thread.
    """
    try:
        folder.read()
        check_header(*read_header(folder.ledger)[:2])
    except (Refusal, Unavailable) as failure:
        return _told_apart(failure, folder)
    return None


def _told_apart(failure: Failure, folder: OfficeFolder) -> Failure:
    if failure.code != "office_offline":
        return failure
    if folder.root.is_dir():
        return Unavailable("office_file_missing", folder=str(folder.root))
    return Unavailable("office_folder_missing", folder=str(folder.root))
