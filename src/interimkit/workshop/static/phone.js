// Spares a phone the reload: sends forms, and follows the room. Every page works without it.
"use strict";

(() => {
  const RETRY = 3000, PATIENCE = 8000;
  let stream = null, retry = 0, sending = false, asked = 0;

  const lost = (is) => {
    const told = document.getElementById("lost");
    if (told) told.hidden = !is;
  };

  const follows = () => Boolean(document.body.dataset.state);

  // Puts a page in place of this one; what is open or has the focus stays so where it can.
  const show = (html, path) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    if (!page.querySelector("main")) { location.reload(); return; }
    const before = document.body.dataset.state;
    const open = [...document.querySelectorAll("details[open]")].map((one) => one.id);
    const focused = document.activeElement;
    const key = focused && focused.value ? `[value="${CSS.escape(focused.value)}"]` : "";
    document.documentElement.lang = page.documentElement.lang;
    document.title = page.title;
    document.body.dataset.state = page.body.dataset.state || "";
    document.body.replaceChildren(...page.body.childNodes);
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) details.open = true;
    }
    if (path) history.replaceState(null, "", path);
    const again = before === document.body.dataset.state && key && document.querySelector(`button${key}`);
    if (again) {
      again.focus({ preventScroll: true });
    } else {
      const target = document.querySelector("[aria-invalid]") || document.getElementById("h");
      scrollTo(0, 0);
      target.focus();
    }
    follow();
  };

  const get = async (path, options) => {
    const hurry = new AbortController();
    const timer = setTimeout(() => hurry.abort(), PATIENCE);
    try {
      const answer = await fetch(path, {
        credentials: "same-origin", cache: "no-store", signal: hurry.signal, ...options,
      });
      return { html: await answer.text(), path: new URL(answer.url).pathname, moved: answer.redirected };
    } finally {
      clearTimeout(timer);
    }
  };

  // The page as it is now. An answer that another request overtook is dropped.
  const refresh = async () => {
    if (sending || !follows()) return;
    const mine = ++asked;
    try {
      const found = await get(location.pathname);
      if (mine !== asked || sending) return;
      lost(false);
      const page = new DOMParser().parseFromString(found.html, "text/html");
      const now = document.querySelector("main"), next = page.querySelector("main");
      const same = next && page.body.dataset.state === document.body.dataset.state
        && next.textContent === now.textContent;
      if (!same) show(found.html, found.path);
    } catch {
      lost(true);
    }
  };

  const close = () => {
    clearTimeout(retry);
    if (stream) stream.close();
    stream = null;
  };

  const follow = () => {
    if (!follows()) { close(); return; }
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    close();
    stream = new EventSource("/events");
    stream.onopen = () => lost(false);
    stream.onmessage = (event) => {
      lost(false);
      if (event.data !== document.body.dataset.state) refresh();
    };
    stream.onerror = () => {
      lost(true);
      if (stream && stream.readyState === EventSource.CLOSED) {
        close();
        retry = setTimeout(() => { follow(); refresh(); }, RETRY);
      }
    };
  };

  // After sleep a stream says that it is open when it is not: so it is opened again.
  const wake = () => {
    if (document.visibilityState !== "visible") return;
    close();
    follow();
    refresh();
  };

  addEventListener("submit", async (event) => {
    const form = event.target, by = event.submitter;
    event.preventDefault();
    if (sending) return;
    const fields = new URLSearchParams(new FormData(form));
    if (by && by.name) fields.set(by.name, by.value);
    sending = true;
    if (by) by.setAttribute("aria-disabled", "true");
    try {
      const post = form.method === "post";
      const found = await get(form.getAttribute("action"), post ? { method: "POST", body: fields } : {});
      sending = false;
      show(found.html, !post || found.moved ? found.path : "");
    } catch {
      sending = false;
      lost(true);
      if (by) by.removeAttribute("aria-disabled");
    }
  });

  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
})();
