# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file was refused, in words for who sent it. For the pages above: files has none of its own."""

from django.utils.translation import gettext_lazy as _

from opencjg.files.types import FileRefused

REFUSALS = {
    "file_empty": _("This file is empty. Choose another one."),
    "file_too_large": _("This file is larger than %(most)s MB. Make it smaller, or split it up."),
    "file_kind_not_allowed": _("This kind of file cannot be kept. Choose one of these: %(kinds)s."),
    "file_name_disagrees": _(
        "The name of this file ends in .%(extension)s, but that is not what it holds. Save it again, or make a PDF."
    ),
    "file_broken": _("This file is damaged and cannot be read. Save it again and choose the new one."),
    "file_locked": _("This file is protected with a password. Take the protection off and choose it again."),
    "file_active": _(
        "This file holds parts that do something by themselves, such as macros, or that we do not know. "
        "Make a PDF of it and choose that."
    ),
    "file_too_complex": _("This file is too complicated to check. Make a simpler one, for example a new PDF."),
    "picture_too_large": _("This picture has more than %(most)s million pixels. Make it smaller."),
    "file_infected": _("The virus scanner found something harmful in this file (%(signature)s). It was not kept."),
    "scanner_silent": _(
        "The virus scanner does not answer, so this file was not kept. Try again later, or warn the administrator."
    ),
}


def say(refused: FileRefused) -> str:
    """The sentence for a refusal, in the language of who reads."""
    return str(REFUSALS[refused.code]) % refused.params
