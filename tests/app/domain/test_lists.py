"""More media than one event can hold: a hand-in and a Ya name lists, and cover exactly those."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import acts
from app.domain.coverage import Coverage, covers
from app.domain.judge import Verdict
from app.domain.media import MediaItem
from app.domain.roles import Role
from app.errors import Refusal
from tests.app.domain.liputan_builder import PHOTOS, handed_in, photo, ya
from tests.app.domain.office_builder import Bureau, pcs

FIRST, SECOND, THIRD = PHOTOS


def refused(bureau: Bureau, name: str, act: acts.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        bureau.does(name, act)
    return refusal.value.code


def shas(coverage: Coverage) -> list[str]:
    return [item.sha256 for item in coverage.media]


def test_a_hand_in_names_what_was_listed_for_it_before_its_own(bureau: Bureau) -> None:
    bureau.walk(1)
    listed = bureau.does("pelaksana", acts.MediaListed((THIRD, FIRST)))
    bureau.does("pelaksana", replace(handed_in(media=(SECOND,)), listed=(listed.id,)))
    assert shas(bureau.coverage()) == [each.sha256 for each in (THIRD, FIRST, SECOND)]


def test_a_hand_in_of_listed_media_alone_is_whole(bureau: Bureau) -> None:
    bureau.walk(1)
    listed = bureau.does("pelaksana", acts.MediaListed(PHOTOS))
    bureau.does("pelaksana", replace(handed_in(media=()), listed=(listed.id,)))
    assert shas(bureau.coverage()) == shas_of(PHOTOS)
    bureau.does("pelaksana", acts.ActWithdrawn())
    bureau.does("pelaksana", replace(handed_in(media=()), listed=(listed.id,)))
    assert shas(bureau.coverage()) == shas_of(PHOTOS), "a list outlasts the withdrawing"


def shas_of(items: tuple[object, ...]) -> list[str]:
    return [str(getattr(item, "sha256", "")) for item in items]


def test_a_hand_in_waits_for_its_lists(bureau: Bureau) -> None:
    bureau.walk(1)
    (pc,) = pcs(bureau, "pelaksana")
    listing = pc.does(acts.MediaListed((FIRST,)))
    hand_in = pc.does(replace(handed_in(media=(SECOND,)), listed=(listing.id,)))
    bureau.append(hand_in)
    assert bureau.verdict(hand_in)[0] is Verdict.WAITING
    bureau.append(listing)
    assert bureau.verdict(hand_in)[0] is Verdict.EFFECTIVE
    assert shas(bureau.coverage()) == shas_of((FIRST, SECOND))


def test_nothing_is_handed_in_twice_or_from_a_list_that_is_none(bureau: Bureau) -> None:
    bureau.walk(1)
    listed = bureau.does("pelaksana", acts.MediaListed((FIRST,)))
    again = replace(handed_in(media=(FIRST,)), listed=(listed.id,))
    assert refused(bureau, "pelaksana", again) == "media_twice"
    unknown = replace(handed_in(), listed=(bureau.id,))
    assert refused(bureau, "pelaksana", unknown) == "listing_unknown"
    assert refused(bureau, "pelaksana", acts.MediaListed(())) == "media_missing"
    assert refused(bureau, "kabag", acts.MediaListed(PHOTOS)) == "wrong_role"
    crooked = replace(FIRST, extension="../x")
    assert refused(bureau, "pelaksana", acts.MediaListed((crooked,))) == "file_malformed"


def test_a_ya_names_what_was_listed_for_it_before_its_own(bureau: Bureau) -> None:
    bureau.walk(3)
    listed = bureau.does("kabag", acts.ItemsListed(chosen(THIRD, FIRST)))
    assert bureau.coverage().step == 3, "a list decides nothing"
    given = bureau.does("kabag", replace(ya(SECOND), listed=(listed.id,)))
    coverage = bureau.coverage()
    assert coverage.approval is not None
    assert coverage.approval.items == chosen(THIRD, FIRST, SECOND)
    assert coverage.approval.covers == covers(
        chosen(THIRD, FIRST, SECOND), coverage.wording, coverage.sop
    )
    told = coverage.history[-1]
    assert (told.event, getattr(told.body, "items", ())) == (given.id, coverage.approval.items)


def test_a_ya_waits_for_its_lists(bureau: Bureau) -> None:
    bureau.walk(3)
    (pc,) = pcs(bureau, "kabag")
    listing = pc.does(acts.ItemsListed(chosen(*PHOTOS)))
    given = pc.does(replace(ya(), items=(), listed=(listing.id,)))
    bureau.append(given)
    assert bureau.verdict(given)[0] is Verdict.WAITING
    assert bureau.coverage().approval is None, "nothing is approved by half"
    bureau.append(listing)
    assert bureau.verdict(given)[0] is Verdict.EFFECTIVE
    assert len(bureau.coverage().chosen) == 3


def test_a_ya_on_a_list_lapses_and_is_withdrawn_like_any(bureau: Bureau) -> None:
    bureau.walk(3)
    listed = bureau.does("kabag", acts.ItemsListed(chosen(*PHOTOS)))
    named = replace(ya(), items=(), listed=(listed.id,))
    bureau.does("kabag", named)
    bureau.does("kabag", acts.ActWithdrawn())
    assert bureau.coverage().approval is None
    bureau.does("kabag", named)
    assert len(bureau.coverage().chosen) == 3, "a list outlasts the withdrawing"
    bureau.does("pelaksana", handed_in(media=PHOTOS[:2]))
    assert bureau.coverage().approval is None


def test_a_ya_names_nothing_twice_and_no_list_of_another_kind(bureau: Bureau) -> None:
    bureau.walk(3)
    listed = bureau.does("kabag", acts.ItemsListed(chosen(FIRST)))
    stranger = bureau.does("kabag", acts.ItemsListed(chosen(photo("lain"))))
    media = bureau.does("pelaksana", acts.MediaListed(PHOTOS))
    for named, code in (
        (replace(ya(FIRST), listed=(listed.id,)), "items_unknown"),
        (replace(ya(FIRST), listed=(stranger.id,)), "items_unknown"),
        (replace(ya(FIRST), listed=(media.id,)), "listing_unknown"),
        (replace(ya(FIRST), items=()), "nothing_chosen"),
        (acts.ItemsListed(()), "nothing_chosen"),
        (acts.ItemsListed((acts.ChosenItem("../x"),)), "file_malformed"),
    ):
        assert refused(bureau, "kabag", named) == code
    assert refused(bureau, "pelaksana", acts.ItemsListed(chosen(FIRST))) == "wrong_role"


def test_a_list_that_another_ya_names_with_other_turns_covers_something_else(
    bureau: Bureau,
) -> None:
    bureau.walk(3)
    turned = bureau.does("kabag", acts.ItemsListed((acts.ChosenItem(FIRST.sha256, 90),)))
    seen = covers(chosen(FIRST), bureau.coverage().wording, bureau.coverage().sop)
    named = replace(ya(), items=(), listed=(turned.id,), covers=seen)
    assert refused(bureau, "kabag", named) == "covers_mismatch"


def test_who_confirms_a_held_ya_confirms_the_lists_that_it_names(bureau: Bureau) -> None:
    bureau.walk(3)
    (kabag,) = pcs(bureau, "kabag")
    listing = kabag.does(acts.ItemsListed(chosen(*PHOTOS)))
    given = kabag.does(replace(ya(), items=(), listed=(listing.id,)))
    succeed(bureau, "kabag", Role.KABAG)
    bureau.append(listing)
    bureau.append(given)
    assert bureau.verdict(given)[0] is Verdict.HELD
    bureau.does("penerus", acts.HeldActConfirmed(given.id))
    assert [item.sha256 for item in bureau.coverage().chosen] == shas_of(PHOTOS)


def test_who_confirms_a_held_hand_in_confirms_the_lists_that_it_names(bureau: Bureau) -> None:
    bureau.walk(1)
    (pelaksana,) = pcs(bureau, "pelaksana")
    listing = pelaksana.does(acts.MediaListed(PHOTOS))
    hand_in = pelaksana.does(replace(handed_in(media=()), listed=(listing.id,)))
    succeed(bureau, "pelaksana", Role.PELAKSANA)
    bureau.append(listing)
    bureau.append(hand_in)
    assert bureau.verdict(hand_in)[0] is Verdict.HELD
    assert bureau.coverage().media == ()
    bureau.does("penerus", acts.HeldActConfirmed(hand_in.id))
    assert shas(bureau.coverage()) == shas_of(PHOTOS)


def succeed(bureau: Bureau, name: str, role: Role) -> None:
    """The post goes to another."""
    bureau.end_post(name)
    bureau.add("penerus")
    bureau.appoint("penerus", role)


def chosen(*items: MediaItem) -> tuple[acts.ChosenItem, ...]:
    return tuple(acts.ChosenItem(item.sha256) for item in items)
