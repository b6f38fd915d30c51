"""A pack's shell: only the office opens it, and nothing in it can be changed, moved or cut."""

from __future__ import annotations

import io
import random

import pytest

from app.errors import Refusal
from app.packs.directions import DECISIONS, REVIEW
from app.packs.sealed_stream import CHUNK, SealedReader, SealedWriter, Shell, new_shell, read_shell

SECRET = bytes(range(32))
OFFICE = "ab" * 32
OVERHEAD = 17
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK)


def sealed(content: bytes, shell: Shell | None = None) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, shell or new_shell(REVIEW, OFFICE), SECRET)
    for at in range(0, len(content), 100_000):
        writer.write(content[at : at + 100_000])
    writer.finish()
    return file.getvalue()


def opened(pack: bytes, size: int, secret: bytes = SECRET) -> bytes:
    file = io.BytesIO(pack)
    reader = SealedReader(file, read_shell(file), secret)
    content = reader.exactly(size)
    reader.finish()
    return content


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_is_read_again(size: int) -> None:
    content = random.Random(size).randbytes(size)
    assert opened(sealed(content), size) == content


def test_the_first_line_says_in_plain_whose_pack_it_is_and_which_way_it_goes() -> None:
    pack = sealed(b"rahasia", new_shell(DECISIONS, OFFICE))
    assert pack.startswith(f"MEJASIAR-PAKET 1 keputusan {OFFICE} ".encode())
    assert b"rahasia" not in pack
    shell = read_shell(io.BytesIO(pack))
    assert (shell.direction, shell.office) == (DECISIONS, OFFICE)


def test_two_packs_of_the_same_content_have_nothing_in_common() -> None:
    assert sealed(b"sama")[-20:] != sealed(b"sama")[-20:]


def test_only_who_has_the_office_secret_opens_it() -> None:
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(sealed(b"rahasia"), 7, bytes(32))


@pytest.mark.parametrize("size", [7, CHUNK + 7])
def test_a_cut_pack_is_refused_wherever_it_was_cut(size: int) -> None:
    pack = sealed(bytes(size))
    for end in random.Random(1).sample(range(len(pack)), 40):
        with pytest.raises(Refusal):
            opened(pack[:end], size)


def test_a_pack_that_ends_with_a_whole_chunk_is_refused_without_its_last_one() -> None:
    pack = sealed(bytes(2 * CHUNK))
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(pack[: -(CHUNK + OVERHEAD)], CHUNK)


def test_chunks_in_another_order_are_refused() -> None:
    pack = sealed(random.Random(2).randbytes(3 * CHUNK))
    start = len(pack) - 3 * (CHUNK + OVERHEAD)
    chunks = [pack[start + n * (CHUNK + OVERHEAD) :][: CHUNK + OVERHEAD] for n in range(3)]
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(pack[:start] + chunks[1] + chunks[0] + chunks[2], 3 * CHUNK)
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(pack[:start] + chunks[0] + chunks[0] + chunks[2], 3 * CHUNK)


def test_nothing_may_follow_the_end() -> None:
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(sealed(b"isi") + b"x", 3)
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(sealed(b"isi lagi"), 3)


def test_the_line_of_one_pack_does_not_fit_another_stream() -> None:
    first, second = sealed(b"isi"), sealed(b"isi")
    line = first.index(b"\n") + 1
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(first[:line] + second[line:], 3)
    turned = first.replace(b" tinjau ", b" keputusan ", 1)
    with pytest.raises(Refusal, match="pack_damaged"):
        opened(turned, 3)


@pytest.mark.parametrize(
    "line", [b"", b"PK\x03\x04", b"\x00" * 500, b"MEJASIAR", b"\xff\xfe\n", b"format = 1\n"]
)
def test_another_file_is_no_pack(line: bytes) -> None:
    with pytest.raises(Refusal, match="pack_not_one"):
        read_shell(io.BytesIO(line))


def test_a_newer_format_is_named_whatever_else_it_says() -> None:
    with pytest.raises(Refusal) as caught:
        read_shell(io.BytesIO(b"MEJASIAR-PAKET 7 apa saja\n"))
    assert (caught.value.code, caught.value.facts) == ("pack_newer", {"needed": 7, "have": 1})


@pytest.mark.parametrize(
    "rest", [b"1 tinjau", b"1 pulang " + b"a" * 64, b"0 tinjau " + b"a" * 64 + b" " + b"b" * 32]
)
def test_a_line_of_ours_that_was_changed_is_damage(rest: bytes) -> None:
    with pytest.raises(Refusal, match="pack_damaged"):
        read_shell(io.BytesIO(b"MEJASIAR-PAKET " + rest + b"\n"))
