"""A demo office where there was none: made aside and put in place whole, however often begun."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from app.errors import Refusal
from app.ledger.office_folder import OfficeFolder, share_failure
from app.own_files import sync_folder
from app.put_in_place import put_in_place

ASIDE = ".demo-"  # begins the name of the folder, inside the office folder, where it is made
_COMPLETE = ".lengkap"
_STALE_AFTER = 3600.0  # seconds; a younger one may be another program's, still at work

Told = Callable[[str], None]


def default_demo_root() -> Path:
    """Where a demo office is made when nobody says where."""
    return _own_folder() / "kantor"


def demo_profile_dir(root: Path) -> Path:
    """The profile of this PC in the demo office in `root`: one for each office ever founded."""
    return _own_folder() / f"pc-{OfficeFolder(root).read().office_id[:12]}"


def is_prepared(root: Path) -> bool:
    """Whether an office, of whatever kind, lies in `root` already."""
    return os.path.lexists(OfficeFolder(root).toml)


def prepare_demo(root: Path, told: Told = lambda title: None, story: bool = True) -> bool:
    """Make a demo office in `root` unless an office is there; whether one was made.

    It is made in a folder inside `root` (which may be the root of a share) and moved up when it
    is complete, mejasiar.toml last: what was interrupted is finished or begun anew by the next
    call. `told` hears the title of each coverage. Raises Refusal `office_exists` for leavings of
    another office, and Unavailable where the folder cannot be written.
    """
    if is_prepared(root):
        return False
    try:
        root.mkdir(parents=True, exist_ok=True)
        complete = _left_complete(root)
        if complete is None and OfficeFolder(root).is_occupied():
            raise Refusal("office_exists", folder=str(root))
        _put_in_place(complete or _made(root, told, story), root)
    except OSError as error:
        raise share_failure(error) from error
    return True


def _own_folder() -> Path:
    import platformdirs  # only where no folder was named

    return Path(platformdirs.user_data_dir("mejasiar-demo", appauthor=False, roaming=False))


def _left_complete(root: Path) -> Path | None:
    """What an interrupted call had complete; what it had not is removed once it is old."""
    for folder in sorted(root.glob(f"{ASIDE}*")):
        if (folder / _COMPLETE).is_file():
            return folder
        if time.time() - folder.stat().st_mtime > _STALE_AFTER:
            shutil.rmtree(folder, ignore_errors=True)
    return None


def _made(root: Path, told: Told, story: bool) -> Path:
    # Imported on this one day: what draws the pictures costs every later start half a second.
    from app.demo.office import found_demo
    from app.demo.story import tell_story

    aside = root / f"{ASIDE}{token_hex(4)}"
    try:
        found_demo(aside)
        if story:
            tell_story(aside, told)
        (aside / _COMPLETE).touch()
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return aside


def _put_in_place(aside: Path, root: Path) -> None:
    names = sorted(entry.name for entry in aside.iterdir())
    last = OfficeFolder(aside).toml.name
    for name in [
        *(n for n in names if n not in (_COMPLETE, last)),
        *(n for n in names if n == last),
    ]:
        # Another call may be finishing the same one: what it has moved is where it belongs.
        with suppress(FileNotFoundError):
            put_in_place(aside / name, root / name)
    sync_folder(root)
    shutil.rmtree(aside, ignore_errors=True)
