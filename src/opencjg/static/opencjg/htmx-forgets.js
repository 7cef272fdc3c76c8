// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// htmx notes the address of the page in the browser's storage, for a history we do not use. An address can hold a mark of
// a dossier, so the note goes at once.
(() => {
  "use strict";
  const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");
  addEventListener("load", forget);
  document.addEventListener("htmx:afterSettle", forget);
})();
