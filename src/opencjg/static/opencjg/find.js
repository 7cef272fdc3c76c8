// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// Arrows lead from what is typed to the results and back. Beside a form the results are one stop of the Tab key, so
// that who types on is not held up. Without this script Tab reaches everything, one by one.
(() => {
  "use strict";
  const found = document.getElementById("found");
  if (!found) return;
  const input = document.getElementById(found.dataset.findFor || "find");
  const beside = Boolean(found.dataset.findFor);
  // Where there is one column, the results follow what is typed.
  if (beside && matchMedia("(max-width: 64rem)").matches) input.closest("section").after(found.closest("aside"));
  const stops = () => [...found.querySelectorAll(beside ? "[data-found]" : "a[data-found]")];

  const stand = (at) => {
    if (beside) for (const one of stops()) one.tabIndex = one === at ? 0 : -1;
  };
  const renew = () => stand(stops()[0]);
  renew();
  document.addEventListener("htmx:afterSettle", renew);

  document.addEventListener("keydown", (event) => {
    const here = document.activeElement;
    const inside = found.contains(here);
    if (here !== input && !inside) return;
    if (event.key === "Escape" && inside) { event.preventDefault(); input.focus(); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = stops();
    if (!step || !all.length || (here === input && step < 0)) return;
    event.preventDefault();
    const next = here === input ? 0 : all.indexOf(here) + step;
    if (next < 0) { input.focus(); return; }
    const to = all[Math.min(next, all.length - 1)];
    stand(to);
    to.focus();
  });
})();
