// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// A button that prints, where there is JavaScript; the browser's own menu does it as well.
(() => {
  "use strict";
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
