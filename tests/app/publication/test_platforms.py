"""The platforms are data with a source and a date, checked as a whole like the SOP."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.caption import check_caption
from app.errors import Refusal
from app.publication.platforms import load_platforms


def test_the_six_platforms_ship_with_source_and_date() -> None:
    table = load_platforms()
    assert [platform.name for platform in table.every] == [
        "Instagram",
        "Facebook",
        "X",
        "TikTok",
        "YouTube",
        "Threads",
    ]
    assert table.source
    assert table.checked_on == "2026-11-23"


def test_the_figures_are_those_of_the_table() -> None:
    table = load_platforms()
    limits = {platform.key: platform.caption.text for platform in table.every}
    assert limits == {
        "instagram": 2200,
        "facebook": 63206,
        "x": 280,
        "tiktok": 2200,
        "youtube": 5000,
        "threads": 500,
    }
    assert table.named("instagram").pictures.most == 10
    assert table.named("x").video.max_ms == 140_000
    assert table.named("tiktok").pictures.types == ("jpg",)
    assert table.named("youtube").video.short_max_ms == 180_000


def test_one_text_may_fit_one_platform_and_not_another() -> None:
    table = load_platforms()
    text = "n" * 600
    assert check_caption(table.named("instagram").caption, text) == ()
    assert check_caption(table.named("threads").caption, text) != ()


def test_an_unknown_platform_is_no_platform() -> None:
    with pytest.raises(KeyError):
        load_platforms().named("friendster")


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "platforms.toml"
    file.write_text(
        'source = "s"\nchecked_on = "kemarin"\n'
        '[[platforms]]\nkey = "x"\nname = "X"\naddress = "x.com"\n'
        "caption = { text = 0 }\npictures = { mots = 1 }\n",
        encoding="utf-8",
    )
    with pytest.raises(Refusal) as refused:
        load_platforms(file)
    assert refused.value.code == "platforms_invalid"
    found = refused.value.facts["mistakes"]
    assert isinstance(found, tuple)
    assert {mistake.split(":")[0] for mistake in found} == {
        "checked_on",
        "platforms[1].caption.text",
        "platforms[1].pictures.mots",
        "platforms[1].video",
    }
