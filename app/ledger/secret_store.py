"""A secret on this PC's own disk, readable to its owner alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.errors import Unavailable
from app.own_files import write_beside

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Blob(ctypes.Structure):
        _fields_ = [("size", wintypes.DWORD), ("bytes", ctypes.POINTER(ctypes.c_char))]

    _UI_FORBIDDEN = 1

    def _through_dpapi(call: str, content: bytes) -> bytes:
        """CryptProtectData or CryptUnprotectData, bound to the Windows account."""
        given, taken = _Blob(len(content), ctypes.create_string_buffer(content)), _Blob()
        done = getattr(ctypes.windll.crypt32, call)(
            ctypes.byref(given), None, None, None, None, _UI_FORBIDDEN, ctypes.byref(taken)
        )
        if not done:
            raise Unavailable("secret_unreadable", reason=str(ctypes.WinError()))
        try:
            return ctypes.string_at(taken.bytes, taken.size)
        finally:
            ctypes.windll.kernel32.LocalFree(taken.bytes)

    def _locked(secret: bytes) -> bytes:
        return _through_dpapi("CryptProtectData", secret)

    def _unlocked(content: bytes) -> bytes:
        return _through_dpapi("CryptUnprotectData", content)

else:

    def _locked(secret: bytes) -> bytes:
        return secret

    def _unlocked(content: bytes) -> bytes:
        return content


def write_secret(path: Path, secret: bytes) -> None:
    """Keep `secret` at `path`: mode 0600, and on Windows sealed by DPAPI to this account."""
    write_beside(path, _locked(secret), mode=0o600)


def read_secret(path: Path) -> bytes | None:
    """The secret at `path`, None where none was kept; raises Unavailable secret_unreadable."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable("secret_unreadable", reason=os.strerror(error.errno or 0)) from error
    return _unlocked(content)
