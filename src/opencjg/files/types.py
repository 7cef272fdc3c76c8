# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, and why one is refused. Whom a file is about, the app above knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from opencjg.core.types import NOTHING, BadInput

LARGEST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000


class FileKind(StrEnum):
    """The kinds we can make safe, and so the only ones we keep; the value is the extension of the name."""

    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    DOCX = "docx"
    ODT = "odt"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as somebody sent it: nothing about it is trusted."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that is kept: `name` cleaned, `size` in bytes as it will be read, `digest` SHA-256 of the sealed bytes.

    The digest tells whether a backup is whole; of the file itself it tells nothing, also not to who has the file.
    """

    id: UUID
    name: str
    kind: FileKind
    size: int
    digest: bytes


class FileRefused(BadInput):
    """This file is not kept, and nothing of it is; `files.labels.say` tells why."""

    def __init__(self, code: str, params: Mapping[str, object] = NOTHING) -> None:
        super().__init__("file", code, params)


class FileEmpty(FileRefused):
    """There are no bytes in it."""

    def __init__(self) -> None:
        super().__init__("file_empty")


class FileTooLarge(FileRefused):
    """More than `LARGEST_BYTES`, as it came or as it would be kept."""

    def __init__(self) -> None:
        super().__init__("file_too_large", {"most": LARGEST_BYTES // 1_000_000})


class KindNotAllowed(FileRefused):
    """Neither name nor content is of a kind we can make safe."""

    def __init__(self) -> None:
        super().__init__("file_kind_not_allowed", {"kinds": ", ".join(kind.upper() for kind in FileKind)})


class NameDisagrees(FileRefused):
    """The name promises one kind and the content is another: a .jpg that is really HTML."""

    def __init__(self, extension: str) -> None:
        super().__init__("file_name_disagrees", {"extension": extension})


class FileBroken(FileRefused):
    """It cannot be read to its end."""

    def __init__(self) -> None:
        super().__init__("file_broken")


class FileLocked(FileRefused):
    """It has a password, so nobody can look whether it is safe."""

    def __init__(self) -> None:
        super().__init__("file_locked")


class FileActive(FileRefused):
    """It holds what acts or fetches by itself: macros, embedded programs, a template from elsewhere."""

    def __init__(self) -> None:
        super().__init__("file_active")


class TooManyPixels(FileRefused):
    """A picture that is small to send and huge to show."""

    def __init__(self) -> None:
        super().__init__("picture_too_large", {"most": MOST_PIXELS // 1_000_000})


class FileTooComplex(FileRefused):
    """Looking into it takes more time or memory than a file of its size may: a bomb, or as good as one."""

    def __init__(self) -> None:
        super().__init__("file_too_complex")


class Infected(FileRefused):
    """The virus scanner knows it; `signature` is its name for it, for the log of the caller."""

    def __init__(self, signature: str) -> None:
        super().__init__("file_infected", {"signature": signature})
        self.signature = signature


class ScannerSilent(FileRefused):
    """A virus scanner is configured and gave no verdict; without one nothing is kept."""

    def __init__(self) -> None:
        super().__init__("scanner_silent")
