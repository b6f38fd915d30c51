"""What is shown of three hundred media, in which order, and what a Ya takes by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.asides import Rating
from app.domain.media import MediaItem
from ui.panes.curation_rules import Filter, Seen, hour_of, in_order, natural, opinion
from ui.panes.draft import ReviewDraft

ME, KASUBAG, PELAKSANA = "me", "kasubag", "pelaksana"


def item(name: str, kind: str = "photo") -> MediaItem:
    return MediaItem(name, "jpg", name, kind, 1, 4, 3)


def seen(name: str, *said: tuple[str, int, str], kind: str = "photo", taken: str = "") -> Seen:
    """An item, when it was taken, and who gave it how many stars and which flag."""
    ratings = {person: {name: Rating(name, stars, flag)} for person, stars, flag in said}
    return Seen(item(name, kind), opinion(ratings, ME, name), taken=taken)


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ((), False),
        (((ME, 5, "pick"),), False),
        (((ME, 0, "reject"),), True),
        (((KASUBAG, 0, "reject"),), True),
        (((KASUBAG, 0, "reject"), (PELAKSANA, 0, "pick")), True),
        (((KASUBAG, 0, "reject"), (ME, 0, "pick")), False),
        (((KASUBAG, 5, "pick"), (ME, 0, "reject")), True),
    ],
)
def test_what_anybody_refuses_is_refused_until_the_person_says_otherwise(
    said: tuple[tuple[str, int, str], ...], refused: bool
) -> None:
    assert seen("a", *said).opinion.is_refused is refused


def test_a_pick_of_a_colleague_counts_where_nobody_refuses() -> None:
    assert seen("a", (KASUBAG, 0, "pick")).opinion.is_picked
    assert not seen("a", (KASUBAG, 0, "pick"), (PELAKSANA, 0, "reject")).opinion.is_picked
    assert not seen("a", (KASUBAG, 0, "pick"), (ME, 0, "reject")).opinion.is_picked


def test_a_rating_that_was_taken_back_says_nothing() -> None:
    assert seen("a", (KASUBAG, 0, "")).opinion.others == ()


def test_parts_of_a_filter_hold_together() -> None:
    media = [
        seen("IMG_1.jpg", (ME, 4, ""), taken="2026-11-22T09:41:07"),
        seen("IMG_2.jpg", (KASUBAG, 3, ""), taken="2026-11-22T10:00:00"),
        seen("MOV_3.mp4", (ME, 0, "reject"), kind="video"),
    ]

    def names(**asked: str) -> list[str]:
        return [each.item.name for each in media if Filter(**asked).lets(each)]

    assert names() == ["IMG_1.jpg", "IMG_2.jpg", "MOV_3.mp4"]
    assert names(kind="video") == ["MOV_3.mp4"]
    assert names(verdict="starred") == ["IMG_1.jpg", "IMG_2.jpg"]
    assert names(verdict="unrated") == ["IMG_2.jpg"]
    assert names(verdict="refused") == ["MOV_3.mp4"]
    assert names(verdict="usable", hour=hour_of(media[1])) == ["IMG_2.jpg"]
    assert names(words="img", verdict="rated") == ["IMG_2.jpg"]
    assert names(words="rapat") == []


def test_media_are_put_in_order_by_time_name_and_what_people_think() -> None:
    media = [
        seen("IMG_10.jpg", (ME, 3, ""), taken="2026-11-22T09:41:07"),
        seen("img_9.jpg", (ME, 5, ""), taken="2026-11-22T09:00:00"),
        seen("poster.jpg", (KASUBAG, 0, "reject")),
        seen("A.jpg", (KASUBAG, 0, "pick"), taken="2026-11-21T23:59:59"),
    ]

    def names(order: str) -> list[str]:
        return [each.item.name for each in in_order(media, order)]

    assert names("handed_in") == ["IMG_10.jpg", "img_9.jpg", "poster.jpg", "A.jpg"]
    assert names("time") == ["A.jpg", "img_9.jpg", "IMG_10.jpg", "poster.jpg"]
    assert names("name") == ["A.jpg", "img_9.jpg", "IMG_10.jpg", "poster.jpg"]
    assert names("rating") == ["A.jpg", "img_9.jpg", "IMG_10.jpg", "poster.jpg"]


def test_any_names_can_be_put_in_order() -> None:
    names = ["IMG_7", "²", "7a", "IMG_²", "10", "IMG_٣", "7", ""]
    assert sorted(names, key=natural) == ["", "7", "7a", "10", "IMG_٣", "IMG_7", "IMG_²", "²"]


def test_a_ya_takes_what_is_not_refused_and_whatever_the_person_wants() -> None:
    draft = ReviewDraft()
    assert draft.takes("a", refused=False)
    assert not draft.takes("a", refused=True)
    draft.wishes = {"a": True, "b": False}
    assert draft.takes("a", refused=True)
    assert not draft.takes("b", refused=False)


def test_a_ya_names_its_items_in_the_persons_order_and_what_was_added_after_it() -> None:
    draft = ReviewDraft(order=("c", "a"), originals={"c"})
    named = draft.named([replace(item("a"), rotation=90), item("b"), item("c")])
    assert [(each.sha256, each.rotation, each.seen) for each in named] == [
        ("c", 0, "original"),
        ("a", 90, "preview"),
        ("b", 0, "preview"),
    ]
