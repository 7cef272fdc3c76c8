// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// Makes of an input with a datalist a list that filters while one types, on every word of an option, its group and
// its other names. The pattern is "combobox with list autocomplete and automatic selection" of the ARIA practices.
// Without this script the browser's own datalist does the same, plainer.
(() => {
  "use strict";
  const MOST = 8;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const enhance = (input) => {
    const options = [...input.list.options].map((one) => {
      const name = one.value;
      const more = one.label === name ? "" : one.label;
      return { name, more, words: plain(`${name} ${more}`).split(/[^\p{L}\p{N}]+/u) };
    });
    const id = `${input.id}-list`;
    input.removeAttribute("list");
    input.setAttribute("role", "combobox");
    input.setAttribute("autocomplete", "off");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", id);
    const box = document.createElement("div");
    box.className = "combobox";
    input.before(box);
    const list = document.createElement("ul");
    list.id = id;
    list.className = "combobox__list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    list.hidden = true;
    box.append(input, list);
    let at = -1;

    const score = (option, wanted) => {
      if (!wanted.every((want) => option.words.some((word) => word.startsWith(want)))) return 0;
      return plain(option.name).startsWith(wanted[0]) ? 2 : 1;
    };
    const matching = () => {
      const wanted = plain(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      if (!wanted.length) return options;
      const found = options.map((option) => [score(option, wanted), option]).filter(([points]) => points);
      return found.sort(([one], [other]) => other - one).map(([, option]) => option).slice(0, MOST);
    };

    const mark = (index) => {
      at = index;
      for (const [place, item] of [...list.children].entries()) {
        item.setAttribute("aria-selected", String(place === at));
        if (place === at) item.scrollIntoView({ block: "nearest" });
      }
      if (at >= 0) input.setAttribute("aria-activedescendant", list.children[at].id);
      else input.removeAttribute("aria-activedescendant");
    };
    const item = (option, index) => {
      const line = document.createElement("li");
      line.id = `${id}-${index}`;
      line.setAttribute("role", "option");
      line.dataset.name = option.name;
      line.textContent = option.name;
      if (option.more) {
        const small = document.createElement("small");
        small.textContent = option.more;
        line.append(small);
      }
      return line;
    };
    const open = (first) => {
      list.replaceChildren(...matching().map(item));
      list.hidden = !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(list.hidden ? -1 : first);
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const take = (line) => {
      if (line && input.value !== line.dataset.name) {
        input.value = line.dataset.name;
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
      close();
    };

    input.addEventListener("input", (event) => { if (event.isTrusted) open(input.value ? 0 : -1); });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        if (list.hidden) open(0);
        else mark((at + step + list.children.length) % list.children.length);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        close();
      } else if (event.key === "Enter" && !list.hidden && !event.ctrlKey) {
        event.preventDefault();
        take(list.children[at]);
      } else if (event.key === "Enter" || event.key === "Tab") {
        take(list.children[at]);
      }
    }, true);
    input.addEventListener("blur", () => take(list.hidden ? null : list.children[at]));
    // mousedown comes before blur, which would close the list under the pointer.
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(event.target.closest("li"));
    });
  };
  for (const input of document.querySelectorAll("input[list]")) enhance(input);
})();
