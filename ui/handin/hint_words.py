"""The hints in words: on the tile, on the chosen item, and over all of a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.domain.media import MediaItem
from app.handed_in import Earlier
from app.media.hints import HINTS as KINDS
from app.shown_name import shown_name
from ui.formats import counted, listed
from ui.handin.hint_book import DraftHints
from ui.texts import hints as texts

SHORT = 14  # characters of a name that a badge has room for
NAMED = 3  # look-alikes that are named; the others are counted


def badges(item: MediaItem, hints: DraftHints, names: Mapping[str, str]) -> tuple[str, ...]:
    """The words on a tile; `names` are those of all media of the draft, by SHA-256."""
    told = [texts.BADGES[code] for code in hints.codes.get(item.sha256, ())]
    group = hints.alike.get(item.sha256, ())
    if group and group[0] != item.sha256:
        told.insert(0, f"mirip {short_name(names.get(group[0], ''))}")
    if item.sha256 in hints.earlier:
        known = hints.earlier[item.sha256].revision
        told.insert(0, texts.KNOWN if known else texts.DOUBLE)
    return tuple(told)


def sentences(item: MediaItem, hints: DraftHints) -> list[str]:
    """What is said of the chosen item; that it has look-alikes is said beside their offers."""
    told = [
        texts.HINTS[code].format(width=item.width, height=item.height)
        for code in hints.codes.get(item.sha256, ())
    ]
    earlier = hints.earlier.get(item.sha256)
    if earlier is not None:
        told.insert(0, earlier_sentence(earlier, hints.coverage))
    if item.has_position:
        told.append(texts.POSITION)
    return told


def alike_sentence(item: MediaItem, hints: DraftHints, names: Mapping[str, str]) -> str:
    """Mirip dengan IMG_2041.jpg dan IMG_2042.jpg. …; empty for an item without look-alikes."""
    group = hints.alike.get(item.sha256, ())
    others = [shown_name(names.get(each, "")) for each in group if each != item.sha256]
    if not others:
        return ""
    left = len(others) - NAMED
    shown = [*others[:NAMED], f"{left} lainnya"] if left > 0 else others
    return texts.ALIKE.format(names=listed(shown))


def earlier_sentence(earlier: Earlier, coverage_id: str) -> str:
    """Where a file of this coverage was handed in before."""
    template = texts.LEFT_OUT if earlier.coverage == coverage_id else texts.ELSEWHERE
    if not earlier.revision:
        template = texts.PREPARED
    return template.format(
        name=shown_name(earlier.name), title=earlier.title, revision=earlier.revision
    )


def summary(hints: DraftHints) -> str:
    """2 kelompok mirip · 1 pernah diserahkan · 3 agak buram; empty where nothing is said."""
    counts = Counter(code for codes in hints.codes.values() for code in codes)
    told = {
        texts.GROUPS: len(hints.groups),
        texts.KNOWN: sum(bool(each.revision) for each in hints.earlier.values()),
        texts.DOUBLE: sum(not each.revision for each in hints.earlier.values()),
        **{texts.BADGES[code]: counts[code] for code in KINDS},
    }
    return " · ".join(counted(count, words) for words, count in told.items() if count)


def short_name(name: str) -> str:
    """IMG_2041 for IMG_2041.jpg, cut in its middle where it is long."""
    name = shown_name(name)
    stem = name.rpartition(".")[0] or name
    half = (SHORT - 1) // 2
    return stem if len(stem) <= SHORT else f"{stem[:half]}…{stem[-half:]}"
