// Follows the room: on news, the page is fetched again and its part of the room put in place;
// so is how it ends on the coach's page, where that says something else now.
"use strict";
(() => {
  const lost = document.getElementById("lost");
  let stream = null;
  let busy = false;
  let due = "";

  let ending = document.getElementById("end")?.outerHTML;

  const put = (page) => {
    const room = page.getElementById("room");
    const end = page.getElementById("end");
    if (!room) return;
    const held = document.activeElement?.closest("#room button")?.value;
    document.getElementById("room").replaceWith(document.adoptNode(room));
    if (held) document.querySelector(`#room button[value="${CSS.escape(held)}"]`)?.focus();
    if (end && end.outerHTML !== ending) {
      ending = end.outerHTML;
      const before = document.getElementById("end");
      if (before.querySelector("details[open]")) end.querySelector("details")?.setAttribute("open", "");
      before.replaceWith(document.adoptNode(end));
    }
  };

  const show = async () => {
    if (busy) return;
    busy = true;
    try {
      for (let state = null; state !== due; ) {
        state = due;
        const answer = await fetch(location.href, { cache: "no-store" });
        if (!answer.ok) throw new Error(String(answer.status));
        put(new DOMParser().parseFromString(await answer.text(), "text/html"));
      }
      lost.hidden = true;
    } catch {
      lost.hidden = false;
      setTimeout(show, 2000);
    } finally {
      busy = false;
    }
  };

  const follow = () => {
    stream = new EventSource(document.body.dataset.events);
    stream.onopen = () => { lost.hidden = true; };
    stream.onmessage = (event) => {
      due = event.data;
      if (due !== document.getElementById("room").dataset.state) show();
    };
    stream.onerror = () => {
      lost.hidden = document.getElementById("room").dataset.over === "true";
      if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 2000);
    };
  };

  const again = () => {
    if (stream) stream.close();
    follow();
  };
  addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  follow();
})();
