// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// What somebody types is kept on the server while he types it. Nothing is kept in the browser.
(() => {
  "use strict";
  const PAUSE = 10 * 1000;
  const form = document.querySelector("form[data-draft-url]");
  if (!form || !form.dataset.draftUrl) return;
  const state = form.querySelector("[data-draft-state]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let changed = false;
  let sending = false;
  let timer = 0;

  const say = (text, trouble) => {
    state.textContent = text;
    state.classList.toggle("is-trouble", trouble);
  };
  const send = (body) => fetch(form.dataset.draftUrl, {
    method: "POST",
    body,
    keepalive: true,
    redirect: "manual",
    headers: { "X-CSRFToken": token, "HX-Request": "true" },
  });

  const typed = () => {
    const values = new FormData(form);
    values.delete("csrfmiddlewaretoken");
    return new URLSearchParams(values);
  };

  const keep = async () => {
    if (!changed || sending || form.dataset.pending) return;
    changed = false;
    sending = true;
    try {
      const answer = await send(typed());
      if (answer.ok) {
        say(state.dataset.saved.replace("[time]", (await answer.json()).saved), false);
      } else if (answer.status === 401 || answer.type === "opaqueredirect") {
        say(state.dataset.ended, true);
      } else {
        throw new Error(answer.status);
      }
    } catch {
      changed = true;
      say(state.dataset.offline, true);
    } finally {
      sending = false;
      if (changed) wait();
    }
  };
  const wait = () => { clearTimeout(timer); timer = setTimeout(keep, PAUSE); };

  form.addEventListener("input", () => {
    if (!changed) wait();
    changed = true;
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
  addEventListener("pagehide", keep);
  addEventListener("online", keep);

  // Sending without a connection would leave for the browser's error page, and the text with it.
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopPropagation();
    changed = true;
    say(state.dataset.offline, true);
  });

  const forget = form.querySelector("[data-forget-draft]");
  if (forget) {
    forget.hidden = false;
    forget.addEventListener("click", async () => {
      changed = false;
      form.dataset.pending = "1";
      await send(new URLSearchParams({ forget: "1" }));
      location.replace(location.pathname);
    });
  }
})();
