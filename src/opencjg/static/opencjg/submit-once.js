// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// A double click sends a form once. The server would notice; this saves the wait and the doubt.
(() => {
  "use strict";
  const buttons = (form) => [...form.elements].filter((one) => one.type === "submit");
  const release = (form) => {
    delete form.dataset.pending;
    for (const button of buttons(form)) button.removeAttribute("aria-disabled");
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.pending) { event.preventDefault(); return; }
    form.dataset.pending = "1";
    // Not `disabled`: then the button's own name and value would not be sent.
    for (const button of buttons(form)) button.setAttribute("aria-disabled", "true");
  });
  // Back to a page that the browser kept, or an answer that is a file: the form can be used again.
  addEventListener("pageshow", () => { for (const form of document.forms) release(form); });
  addEventListener("offline", () => { for (const form of document.forms) release(form); });
})();
