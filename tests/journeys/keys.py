# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody who has no mouse: he tabs until he is there, and sees at every stop where he is."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 90
# What shows the focus: an outline of the element itself, or of the choice or card it stands in.
SEEN = """() => {
    const here = document.activeElement;
    if (!here || here === document.body || here.type === "hidden") return false;
    for (let node = here, up = 0; node && up < 3; node = node.parentElement, up++) {
        const style = getComputedStyle(node);
        if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) return true;
    }
    return false;
}"""


class Keys:
    """A page without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, wanted: Locator) -> None:
        """Tab until this has the focus; each stop on the way is visible."""
        target = wanted.first
        target.wait_for(state="attached")
        for _stop in range(MOST_STOPS):
            if target.evaluate("element => element === document.activeElement"):
                assert self.page.evaluate(SEEN), "the focus cannot be seen here"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not reached with the keyboard")

    def types(self, wanted: Locator, text: str) -> None:
        """Go to a field, take out what stands there, and type."""
        self.to(wanted)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def chooses(self, name: str, value: str) -> None:
        """Choose one of several round boxes: tab to the group, which is one stop, then the arrows."""
        group = self.page.locator(f"input[type=radio][name={name}]")
        wanted = self.page.locator(f"input[name={name}][value='{value}']")
        for _stop in range(MOST_STOPS):
            if group.evaluate_all("boxes => boxes.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        assert self.page.evaluate(SEEN), f"the focus cannot be seen at {name}"
        if not group.evaluate_all("boxes => boxes.some(box => box.checked)"):
            self.page.keyboard.press("Space")
        for _one in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked(), f"{name} {value} is not chosen with the keyboard"

    def ticks(self, wanted: Locator) -> None:
        """Tick a box."""
        self.to(wanted)
        self.page.keyboard.press("Space")

    def picks(self, wanted: Locator, letters: str) -> None:
        """Pick from a list by its first letters."""
        self.to(wanted)
        self.page.keyboard.type(letters)

    def presses(self, wanted: Locator) -> None:
        """Go to a button or link and press Enter."""
        self.to(wanted)
        self.page.keyboard.press("Enter")
