# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures are drawn anew: what was not to be seen (place, camera, a script behind the picture) is not drawn."""

import re
import struct
import warnings
import zlib
from io import BytesIO

from PIL import Image, ImageOps

from opencjg.files.types import MOST_PIXELS, FileBroken, FileKind, TooManyPixels

FORMATS = {FileKind.JPG: "JPEG", FileKind.PNG: "PNG"}
QUALITY = 90
# What each format can hold; anything else becomes the last.
MODES = {FileKind.JPG: ("L", "RGB"), FileKind.PNG: ("1", "L", "LA", "RGB", "RGBA")}
READING = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)

# In a JPEG: what describes the picture (Exif, XMP, colours, remarks). Not 0xE0 and 0xEE, which say how to decode it.
DESCRIBES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
JPEG_START, SCAN, JPEG_END = 0xD8, 0xDA, 0xD9
# Inside a scan 0xFF is data when it is doubled with zero, and a restart mark with D0 to D7.
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def clean_picture(kind: FileKind, content: bytes) -> bytes:
    """The picture alone, upright, in its own format.

    Raises:
        TooManyPixels: more than `MOST_PIXELS`, told before any of them is drawn.
        FileBroken: it cannot be read to its end.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
        try:
            with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise TooManyPixels
                return _drawn(kind, ImageOps.exif_transpose(picture))
        except Image.DecompressionBombError as wrong:
            raise TooManyPixels from wrong
        except READING as wrong:
            raise FileBroken from wrong


def _drawn(kind: FileKind, picture: Image.Image) -> bytes:
    if "transparency" in picture.info:
        picture = picture.convert("RGBA")
    if picture.mode not in MODES[kind]:
        picture = picture.convert(MODES[kind][-1])
    picture.info = {}  # remarks, resolution and colour profile would be written again
    made = BytesIO()
    picture.save(made, FORMATS[kind], **({"quality": QUALITY} if kind is FileKind.JPG else {}))
    return made.getvalue()


def undescribed(jpeg: bytes) -> bytes:
    """A JPEG without what describes it and without what comes after it; not one pixel is drawn anew.

    For pictures inside a PDF, where what matters is that no place or camera comes along.

    Raises:
        FileBroken: its parts do not follow each other.
    """
    kept = [jpeg[:2]]
    at = 2
    if jpeg[:2] != bytes((0xFF, JPEG_START)):
        raise FileBroken
    while at + 4 <= len(jpeg):
        marker, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4])
        if jpeg[at] != 0xFF:
            raise FileBroken
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == JPEG_END:
            break
        end = at + 2 + size
        if marker == SCAN:
            following = NEXT_MARKER.search(jpeg, end)
            end = following.start() if following else len(jpeg)
        if marker not in DESCRIBES:
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, bytes((0xFF, JPEG_END))])
