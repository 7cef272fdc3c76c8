// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// Vandaag without reloading: a message that something changed fetches the page's own content once more.
(() => {
  "use strict";
  const STALE_AFTER = 5 * 60 * 1000;
  const source = document.querySelector("[data-live-url]");
  const news = document.querySelector("[data-live-news]");
  if (!source) return;

  const part = () => document.getElementById("today-live");
  const numbers = () => document.querySelector("[data-live-numbers]")?.textContent.replace(/\s+/g, " ").trim() ?? "";
  // What had the focus keeps it in the new content: everything that can have it carries an id that stays the same.
  const focused = () => (part().contains(document.activeElement) ? document.activeElement.id : "");
  const focusAgain = (id) => { if (id) document.getElementById(id)?.focus({ preventScroll: true }); };

  const refresh = async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await fetch(part().dataset.url, { headers: { "HX-Request": "true", "X-Live": "1" } }).catch(() => null);
    if (answer?.status === 401) location.reload();
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("today-live");
    if (!fresh) return;
    const before = numbers();
    const was = focused();
    part().replaceWith(fresh);
    focusAgain(was);
    if (page.title) document.title = page.title;
    // Told to who cannot see it, only when the numbers changed.
    if (news && numbers() !== before) news.textContent = numbers();
  };

  const events = new EventSource(source.dataset.liveUrl);
  events.addEventListener("today", refresh);
  // "20 minutes left" grows old by itself, and a screen that was away missed its messages.
  setInterval(refresh, STALE_AFTER);
  document.addEventListener("visibilitychange", refresh);
  addEventListener("pagehide", () => events.close());
})();
