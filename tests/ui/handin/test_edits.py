"""What a person does to a draft gives the draft that they mean."""

from __future__ import annotations

import pytest

from app.domain.acts import Activity, Wording
from app.domain.media import MediaItem
from app.drafts import Draft
from ui.handin import edits

ACTIVITY = Activity("Peninjauan jalan", "kdh", 0, "Desa Kujan")


def item(letter: str) -> MediaItem:
    """A photo whose hash is one letter over and over."""
    return MediaItem(letter * 64, "jpg", f"{letter}.jpg", "photo", 10, 4, 3)


DRAFT = Draft(ACTIVITY, (item("a"), item("b"), item("c")), Wording("Narasi", {"x": "Pendek"}))


def order(draft: Draft) -> str:
    """The first letters of the hashes."""
    return "".join(each.sha256[0] for each in draft.media)


@pytest.mark.parametrize(
    ("letter", "by", "after"),
    [("a", 1, "bac"), ("a", -1, "abc"), ("c", -1, "acb"), ("c", 5, "abc"), ("a", 2, "bca")],
)
def test_an_item_moves_and_stops_at_the_ends(letter: str, by: int, after: str) -> None:
    assert order(edits.moved(DRAFT, letter * 64, by)) == after


def test_a_discarded_item_comes_back_to_its_place() -> None:
    gone = edits.without(DRAFT, "b" * 64)
    assert order(gone) == "ac"
    assert order(edits.with_item(gone, item("b"), 1)) == "abc"


def test_four_quarter_turns_are_none() -> None:
    turned = DRAFT
    for expected in (90, 180, 270, 0):
        turned = edits.turned(turned, "b" * 64)
        assert turned.media[1].rotation == expected
    assert turned == DRAFT


def test_an_edited_work_is_said_to_be_one() -> None:
    marked = edits.marked_edited(DRAFT, "c" * 64, True)
    assert [each.edited for each in marked.media] == [False, False, True]


def test_an_emptied_caption_is_left_out_so_that_the_narrative_counts() -> None:
    assert edits.with_caption(DRAFT, "x", "  ").wording.captions == {}
    assert edits.with_caption(DRAFT, "threads", "Baru").wording.captions == {
        "x": "Pendek",
        "threads": "Baru",
    }


def test_the_act_carries_everything_of_the_draft() -> None:
    act = edits.hand_in_of(edits.with_narrative(DRAFT, "Lain"))
    assert (act.activity, act.media, act.wording.narrative) == (ACTIVITY, DRAFT.media, "Lain")
