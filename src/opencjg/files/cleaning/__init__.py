# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making files safe: written anew, without what acts by itself and without what tells about who made them.

Pure, and run in a process apart (`files.apart`), since what is read here was made by anybody.
"""

from opencjg.files.types import FileKind


def clean(kind: FileKind, content: bytes) -> bytes:
    """The same document or picture, safe to keep. Only what its kind needs is loaded.

    Raises:
        FileRefused: it cannot be made safe; the subclass tells why.
    """
    if kind is FileKind.PDF:
        from opencjg.files.cleaning.pdf import clean_pdf

        return clean_pdf(content)
    if kind in {FileKind.JPG, FileKind.PNG}:
        from opencjg.files.cleaning.pictures import clean_picture

        return clean_picture(kind, content)
    from opencjg.files.cleaning.documents import clean_document

    return clean_document(kind, content)
