// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// The workplace: menu, shortcuts, messages that can be closed, rows that can be walked. Everything works without it.
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // On a narrow screen the menu starts closed. Without JavaScript it stays open.
  const menu = document.querySelector("[data-menu]");
  const narrow = matchMedia("(max-width: 56rem)");
  const fitMenu = () => { menu.open = !narrow.matches; };
  if (menu) { fitMenu(); narrow.addEventListener("change", fitMenu); }

  // Shortcuts have Ctrl or Alt (WCAG 2.1.4) and can be switched off under Settings; so can the question mark.
  const shortcuts = document.body.dataset.shortcuts === "on";
  const help = document.getElementById("help");
  const showHelp = () => { if (help && !help.open) help.showModal(); };
  const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
  const use = (target) => {
    if (target.matches("input")) { target.focus(); target.select(); } else { target.click(); }
  };

  // e.code for Alt, because Alt+N gives another character on some keyboards.
  const named = (event) => {
    if (event.altKey && !event.ctrlKey) return `alt+${event.code.replace("Key", "").toLowerCase()}`;
    if (event.ctrlKey || event.metaKey) return `ctrl+${event.key.toLowerCase()}`;
    return "";
  };

  const onShortcut = (event) => {
    const key = named(event);
    if (key === "ctrl+enter") {
      const button = event.target.closest?.("form")?.querySelector("[data-primary]");
      if (button) { event.preventDefault(); button.click(); }
    } else if (key) {
      const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (target) { event.preventDefault(); use(target); }
    } else if (event.key === "?" && !typing(event.target)) {
      event.preventDefault();
      showHelp();
    }
  };

  // Arrow up and down walk along the rows, only while the focus is in the list.
  const onArrow = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const list = step && event.target.closest?.("[data-rows]");
    if (!list) return;
    const links = all("tbody th a", list);
    const at = links.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, at + step))].focus();
  };

  const closeMenus = (except) => {
    for (const one of all("details[data-closes][open]")) if (one !== except) one.open = false;
  };
  const onEscape = (event) => {
    const open = event.key === "Escape" && document.querySelector("details[data-closes][open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  };

  addEventListener("keydown", (event) => {
    if (shortcuts) onShortcut(event);
    onArrow(event);
    onEscape(event);
  });
  addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[data-closes]"));
    if (event.target.closest("[data-close]")) event.target.closest(".notice").remove();
    if (event.target.closest("[data-help]") && help) { event.preventDefault(); showHelp(); }
  });

  const showCloseButtons = (root) => { for (const one of all("[data-close]", root)) one.hidden = false; };
  showCloseButtons(document);
  addEventListener("htmx:load", (event) => showCloseButtons(event.detail.elt));

  // What is folded away must not hide a mistake, nor be missing on paper.
  for (const field of all("details [aria-invalid='true']")) field.closest("details").open = true;
  addEventListener("beforeprint", () => { for (const one of all("main details")) one.open = true; });
})();
