"""An address is one that leads somewhere."""

from __future__ import annotations

import pytest

from app.domain.address import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.Instagram.com/p/1", "www.instagram.com"),
        ("http://contoh.id", "contoh.id"),
        ("HTTPS://contoh.id/p", "contoh.id"),
        ("https://", ""),
        ("https:///p/1", ""),
        ("https://[", ""),
        ("https://[x]/", ""),
        ("https://contoh.id/p 1", ""),
        ("ftp://contoh.id", ""),
        ("instagram.com/p/1", ""),
        ("", ""),
    ],
)
def test_only_what_leads_to_a_host_is_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
