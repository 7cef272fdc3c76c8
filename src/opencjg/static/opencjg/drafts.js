// SPDX-FileCopyrightText: 2026 OpenCJG contributors
// SPDX-License-Identifier: EUPL-1.2
// What somebody types is kept on the server while he types it. Nothing is kept in the browser.
// A form leaves the page only over a connection that just worked; without one the text waits in the open page, and is
// sent once when the connection is back.
(() => {
  "use strict";
  const PAUSE = 10 * 1000;
  const AGAIN = 5 * 1000;
  const PATIENCE = 8 * 1000;
  const form = document.querySelector("form[data-draft-url]");
  if (!form || !form.dataset.draftUrl) return;
  const state = form.querySelector("[data-draft-state]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  let changed = false;
  let sending = false;
  let lost = false;
  let waiting = null;
  let proven = false;
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
    signal: AbortSignal.timeout(PATIENCE),
    headers: { "X-CSRFToken": token, "HX-Request": "true" },
  });

  const typed = () => {
    const values = new FormData(form);
    values.delete("csrfmiddlewaretoken");
    return new URLSearchParams(values);
  };

  const keep = async () => {
    if (!(changed || waiting) || sending || form.dataset.pending) return;
    changed = false;
    sending = true;
    try {
      const answer = await send(typed());
      lost = false;
      if (answer.ok) {
        say(state.dataset.saved.replace("[time]", (await answer.json()).saved), false);
      } else if (answer.status === 401 || answer.type === "opaqueredirect") {
        say(state.dataset.ended, true);
      } else {
        changed = true;
        say(state.dataset.offline, true);
      }
    } catch {
      changed = true;
      lost = true;
      say(waiting ? state.dataset.waiting : state.dataset.offline, true);
    } finally {
      sending = false;
    }
    if (waiting && !lost) leave();
    else if (changed || waiting) wait();
  };
  const wait = () => { clearTimeout(timer); timer = setTimeout(keep, waiting ? AGAIN : PAUSE); };

  // The connection works: the form goes, with the button that was pressed.
  const leave = () => {
    const button = waiting;
    waiting = null;
    changed = false;
    proven = true;
    clearTimeout(timer);
    form.requestSubmit(button === form ? null : button);
    proven = false;
  };

  form.addEventListener("input", () => {
    if (!changed) wait();
    changed = true;
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
  addEventListener("pagehide", keep);
  addEventListener("online", keep);

  // Sending without a connection would leave for the browser's error page, and the text with it.
  form.addEventListener("submit", (event) => {
    if (proven) return;
    event.preventDefault();
    event.stopPropagation();
    waiting = event.submitter ?? form;
    if (navigator.onLine) {
      keep();
    } else {
      changed = true;
      say(state.dataset.waiting, true);
      wait();
    }
  });

  const forget = form.querySelector("[data-forget-draft]");
  if (forget) {
    forget.hidden = false;
    forget.addEventListener("click", async () => {
      changed = false;
      waiting = null;
      form.dataset.pending = "1";
      await send(new URLSearchParams({ forget: "1" }));
      location.replace(location.pathname);
    });
  }
})();
