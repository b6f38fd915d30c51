"""Which media of a coverage are shown, in which order, and which a Ya takes by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from app.domain.asides import Rating
from app.domain.media import MediaItem
from app.domain.record import record

Ratings = Mapping[str, Mapping[str, Rating]]  # person -> item -> what that person thinks of it
_FIGURES = re.compile(r"(\d+)")
HOUR = 13  # characters of "2026-11-22T09:41:07" that say day and hour


@record
class Opinion:
    """What people think of one item."""

    own: Rating
    others: tuple[tuple[str, Rating], ...] = ()  # by person

    @property
    def stars(self) -> int:
        """The person's own, or else the most that somebody else gave."""
        return self.own.stars or max((each.stars for _, each in self.others), default=0)

    @property
    def is_refused(self) -> bool:
        """Whether it is not to be used: as the person says, or else as anybody does."""
        return self.own.flag == "reject" or (not self.own.flag and self._says("reject"))

    @property
    def is_picked(self) -> bool:
        """Whether it is picked: by the person, or else by somebody, and refused by nobody."""
        return self.own.flag == "pick" or (
            not self.own.flag and self._says("pick") and not self._says("reject")
        )

    @property
    def is_rated(self) -> bool:
        """Whether the person said anything of it."""
        return bool(self.own.stars or self.own.flag)

    def _says(self, flag: str) -> bool:
        return any(each.flag == flag for _, each in self.others)


def opinion(ratings: Ratings, person: str, sha256: str) -> Opinion:
    """What a person thinks of an item, and what the others do."""
    own = ratings.get(person, {}).get(sha256, Rating(sha256))
    others = (
        (other, said[sha256])
        for other, said in ratings.items()
        if other != person and sha256 in said
    )
    return Opinion(own, tuple(each for each in others if each[1].stars or each[1].flag))


@record
class Seen:
    """One item as it is filtered and sorted."""

    item: MediaItem
    opinion: Opinion
    chosen: bool = False  # a Ya takes it now, or took it
    taken: str = ""  # when, as `app.domain.media.taken_at`


Test = Callable[[Seen], bool]
#: what may be asked of what people think; the key of a filter -> its words and its test
VERDICTS: Mapping[str, tuple[str, Test]] = {
    "chosen": ("Yang ikut Ya", lambda seen: seen.chosen),
    "usable": ("Tanpa jangan dipakai", lambda seen: not seen.opinion.is_refused),
    "picked": ("Pilihan", lambda seen: seen.opinion.is_picked),
    "starred": ("3 bintang ke atas", lambda seen: seen.opinion.stars >= 3),
    "best": ("5 bintang", lambda seen: seen.opinion.stars >= 5),
    "unrated": ("Belum saya nilai", lambda seen: not seen.opinion.is_rated),
    "rated": ("Dinilai rekan", lambda seen: bool(seen.opinion.others)),
    "refused": ("Jangan dipakai", lambda seen: seen.opinion.is_refused),
}
KINDS = {"photo": "Foto", "video": "Video"}


@record
class Filter:
    """What is shown; empty parts ask for nothing."""

    kind: str = ""  # a key of KINDS
    verdict: str = ""  # a key of VERDICTS
    hour: str = ""  # as `hour_of`
    words: str = ""  # that the name contains

    def lets(self, seen: Seen) -> bool:
        """Whether an item is shown."""
        return (
            self.kind in ("", seen.item.kind)
            and (not self.verdict or VERDICTS[self.verdict][1](seen))
            and self.hour in ("", hour_of(seen))
            and self.words.casefold() in seen.item.name.casefold()
        )


#: how the media can be put in order: the key -> its words
ORDERS = {
    "handed_in": "Urutan penyerahan",
    "named": "Urutan terbit",
    "time": "Waktu diambil",
    "name": "Nama berkas",
    "rating": "Penilaian",
}


def in_order(media: Iterable[Seen], order: str) -> list[Seen]:
    """The items in one of ORDERS; where two are alike, as they came.

    `named` leaves the order to who asks: what a Ya names first, in its order, then the rest.
    """
    key: dict[str, Callable[[Seen], tuple[object, ...]]] = {
        "time": lambda seen: (not seen.taken, seen.taken),
        "name": lambda seen: natural(seen.item.name),
        "rating": _best_first,
    }
    return sorted(media, key=key[order]) if order in key else list(media)


def natural(name: str) -> tuple[object, ...]:
    """A name so that IMG_9 comes before IMG_10, whatever the case."""
    parts = _FIGURES.split(name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def hour_of(seen: Seen) -> str:
    """The day and hour in which it was taken, "" where that is unknown."""
    return seen.taken[:HOUR]


def _best_first(seen: Seen) -> tuple[object, ...]:
    said = seen.opinion
    return (said.is_refused, not said.is_picked, -said.stars)
