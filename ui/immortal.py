"""Keeps None, True, False and NotImplemented alive on Python 3.11 under PySide6 6.12.

Its wheels are compiled with the headers of Python 3.12 and later, where these four are immortal and
returning one takes no reference (PEP 683). On 3.11 each signal that is emitted and each empty value
that comes out of Qt so loses one, until Python aborts with "none_dealloc" or "bool_dealloc".
"""

from __future__ import annotations

import ctypes
import sys

CONSTANTS = (None, True, False, NotImplemented)
PLENTY = 1 << 40  # references; at a million lost per second this lasts twelve days


def keep_constants_alive() -> None:
    """Give the four constants references to lose. Once per process; nothing to do from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for constant in CONSTANTS:
        count = ctypes.c_ssize_t.from_address(id(constant))  # ob_refcnt is the first field
        if count.value < PLENTY // 2:
            count.value += PLENTY
