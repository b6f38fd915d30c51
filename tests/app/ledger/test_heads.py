"""Every PC leaves on the share how far it saw, and reads nothing else there as a head."""

from __future__ import annotations

import os
import sys

from app.ledger.book import Head
from app.ledger.heads import MOST_HEADS, DeviceHead, heads, keep_head
from tests.app.ledger.offices import Office


def test_each_pc_has_one_head_the_latest(office: Office) -> None:
    assert heads(office.folder) == []
    keep_head(office.folder, DeviceHead("satu", Head(1, "aa"), 5))
    keep_head(office.folder, DeviceHead("satu", Head(2, "bb"), 6))
    keep_head(office.folder, DeviceHead("dua", Head(1, "aa"), 7))
    assert heads(office.folder) == [
        DeviceHead("dua", Head(1, "aa"), 7),
        DeviceHead("satu", Head(2, "bb"), 6),
    ]


def test_junk_among_the_heads_is_left_out_and_their_number_bounded(office: Office) -> None:
    keep_head(office.folder, DeviceHead("satu", Head(1, "aa"), 5))
    folder = office.folder.copies / "kepala"
    junk = (
        "{",
        "[]",
        '{"seq": "x"}',
        "9" * 5000,
        '{"seq": 1e999, "chain": "", "at": 1}',
        "[" * 1000,
        r'{"seq": 1, "chain": "\ud800", "at": 1}',
        r'{"seq": 1, "chain": "", "at": 1, "mark": "\ud800"}',
        '{"seq": -1, "chain": "", "at": 1}',
        f'{{"seq": {"9" * 400}, "chain": "", "at": 1}}',
    )
    for number, content in enumerate(junk):
        (folder / f"{number}.json").write_text(content)
    if sys.platform == "linux":  # where a name need not be text
        (folder / os.fsdecode(b"\xff.json")).write_text('{"seq": 1, "chain": "", "at": 1}')
    assert [head.device for head in heads(office.folder)] == ["satu"]
    for number in range(MOST_HEADS + 5):
        (folder / f"x{number}.json").write_text('{"seq": 1, "chain": "", "at": 1}')
    assert len(heads(office.folder)) <= MOST_HEADS
