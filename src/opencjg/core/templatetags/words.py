# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words in templates: the terms of this municipality."""

from typing import Any

from django import template

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
