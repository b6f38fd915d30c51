"""Media and files that were not taken, as the tiles of the grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.media import MediaItem
from app.media.carrier import local_preview
from app.shown_name import shown_name
from ui import formats
from ui.handin.hint_book import DraftHints
from ui.handin.hint_words import badges
from ui.models.media_model import MediaTile
from ui.texts.hints import COMING, EDITED, LOCATED

NO_HINTS = DraftHints()
WAITS = "belum disalin"
MOST = 3  # badges on a tile; the picture is to be seen as well
LARGE = ((3840, "4K"), (7680, "8K"))  # the longer side in pixels, from where it is called so


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A file that could not be taken in, and why: on its tile, and in a whole sentence."""

    path: Path
    reason: str
    sentence: str = ""

    @property
    def key(self) -> str:
        """What stands for it where others have a hash."""
        return f"file:{self.path}"


@dataclass(frozen=True, slots=True)
class ToCome:
    """A file that is still to be copied, and a first look at it where there is one."""

    path: Path
    picture: Path | None

    @property
    def key(self) -> str:
        """What stands for it where others have a hash."""
        return f"wait:{self.path}"


class Tiles:
    """Makes a tile once: with hundreds of files nearly all are as they were the last time."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._made: dict[str, tuple[MediaItem, tuple[str, ...], MediaTile]] = {}

    def of(
        self,
        media: Sequence[MediaItem],
        not_taken: Iterable[NotTaken] = (),
        hints: DraftHints = NO_HINTS,
        to_come: Iterable[ToCome] = (),
    ) -> list[MediaTile]:
        """The tiles: what is there, what is still to be copied, what was not taken."""
        names = {item.sha256: item.name for item in media}
        bad = [
            MediaTile(
                each.key,
                shown_name(each.path.name),
                problem=each.reason,
                explained=each.sentence if each.sentence != each.reason else "",
            )
            for each in not_taken
        ]
        wait = [
            MediaTile(e.key, shown_name(e.path.name), e.picture, badges=(WAITS,)) for e in to_come
        ]
        return [*(self._tile(item, badges(item, hints, names)) for item in media), *wait, *bad]

    def _tile(self, item: MediaItem, told: tuple[str, ...]) -> MediaTile:
        made = self._made.get(item.sha256)
        if made is not None and made[0] is item and made[1] == told:
            return made[2]
        new = tile(self._cache, item, told)
        if new.thumb_path is not None:  # else it is to come
            self._made[item.sha256] = (item, told, new)
        return new


def tile(cache: Path, item: MediaItem, told: tuple[str, ...] = ()) -> MediaTile:
    """One item; `told` are the words of its hints."""
    thumb = local_preview(cache, item.sha256, "thumb.jpg")
    known = {EDITED: item.edited, LOCATED: item.has_position, COMING: thumb is None}
    words = [*(badge for badge, shown in known.items() if shown), *told]
    if len(words) > MOST:
        words = [*words[: MOST - 1], f"+{len(words) - MOST + 1}"]
    return MediaTile(
        item.sha256,
        shown_name(item.name),
        thumb,
        item.rotation,
        duration_text(item),
        tuple(words),
    )


def front_items(media: Iterable[MediaItem], hints: DraftHints) -> list[MediaItem]:
    """The first photo of each group of look-alikes."""
    known = {item.sha256: item for item in media}
    return [known[group[0]] for group in hints.groups if group[0] in known]


def stacks(cache: Path, fronts: Iterable[MediaItem], hints: DraftHints) -> list[MediaTile]:
    """Stacks with these photos on top, and how many photos each has."""
    return [_stack(cache, item, len(hints.alike[item.sha256])) for item in fronts]


def _stack(cache: Path, item: MediaItem, count: int) -> MediaTile:
    thumb = local_preview(cache, item.sha256, "thumb.jpg")
    name = f"{count} foto mirip dengan {shown_name(item.name)}"
    return MediaTile(item.sha256, name, thumb, item.rotation, str(count))


def duration_text(item: MediaItem) -> str:
    """0:42, or "0:42 · 4K"; empty for photos."""
    if item.kind != "video":
        return ""
    longer = max(item.width, item.height)
    large = [name for side, name in LARGE if longer >= side]
    return " · ".join([formats.stopwatch(max(item.duration_ms, formats.SECOND)), *large[-1:]])
