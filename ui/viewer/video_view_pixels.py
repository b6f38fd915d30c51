"""Frames of a video as images, those of ten bits as well."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_Format = QVideoFrameFormat.PixelFormat
#: samples of two bytes: the same in one byte each, and by how many bits they are larger
_DEEP = {
    _Format.Format_YUV420P10: (_Format.Format_YUV420P, 2),
    _Format.Format_P010: (_Format.Format_NV12, 8),
    _Format.Format_P016: (_Format.Format_NV12, 8),
}


def image_of(frame: QVideoFrame) -> QImage:
    """The frame upright, as its file says; null where it cannot be shown.

    Phones film in ten bits, of which Qt makes no image where it has no graphics card to do it.
    """
    image = frame.toImage()
    return _shallow(frame).toImage() if image.isNull() else image


def _shallow(frame: QVideoFrame) -> QVideoFrame:
    """The same with the upper eight bits of each sample; what it is not known of is left."""
    if frame.pixelFormat() not in _DEEP:
        return frame
    kind, surplus = _DEEP[frame.pixelFormat()]
    deep, shape = frame.surfaceFormat(), QVideoFrameFormat(frame.size(), kind)
    shape.setRotation(deep.rotation())
    shape.setMirrored(deep.isMirrored())
    shape.setColorSpace(deep.colorSpace())
    shape.setColorRange(deep.colorRange())
    made = QVideoFrame(shape)
    if frame.map(QVideoFrame.MapMode.ReadOnly) and made.map(QVideoFrame.MapMode.WriteOnly):
        for plane in range(made.planeCount()):
            _copy(frame, made, plane, surplus)
    frame.unmap()
    made.unmap()
    return made


def _copy(deep: QVideoFrame, made: QVideoFrame, plane: int, surplus: int) -> None:
    samples = np.frombuffer(deep.bits(plane), np.uint16)
    samples = samples.reshape(-1, deep.bytesPerLine(plane) // samples.itemsize)
    room = np.frombuffer(made.bits(plane), np.uint8).reshape(-1, made.bytesPerLine(plane))
    high, wide = (min(one, other) for one, other in zip(samples.shape, room.shape, strict=True))
    room[:high, :wide] = samples[:high, :wide] >> surplus
