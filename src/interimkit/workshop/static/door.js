// Hands in the token behind the # of the coach's link, and takes it out of the address.
"use strict";

(async () => {
  const token = location.hash.slice(1);
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  const answer = await fetch("/coach/token", { method: "POST", body: new URLSearchParams({ token }) });
  if (answer.ok) location.reload();
})();
