# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words in templates: the terms of this municipality, and due moments."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from opencjg.core.rules.moments import DueWords
from opencjg.core.selectors import term_text

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: dict[str, Any], key: str, number: int = 1) -> str:
    """The word this municipality uses for a key; its plural when `number` is not one (ALG-24)."""
    viewer = context.get("viewer")
    centre = viewer.centre if viewer else None
    return term_text(
        key,
        preset=centre.preset if centre else "2026",
        municipality=centre.municipality if centre else None,
        number=number,
    )


@register.filter
def due(words: DueWords | None) -> SafeString:
    """A due moment: date and words, and a bar whose colour says it once more.

    Not a template of its own: a list has twenty, and each would cost more than the row it stands in.
    """
    if words is None:
        return SafeString()
    return format_html('<p class="due due--{}"><b>{}</b><span>{}</span></p>', words.kind, words.bold, words.small)
