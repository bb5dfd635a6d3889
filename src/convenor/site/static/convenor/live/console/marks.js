/* The mentee's private marks: «I would now …», kept with the place in the log where it was thought. */

import { $, addresses, announce, say, text } from "./draw.js";
import { token } from "./people.js";
import { complain, hush } from "./wishes.js";

const fresh = () => crypto.randomUUID();

export function marks(board) {
  const form = $("mark");
  if (!form) return;
  let key = fresh();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    hush(form);
    const body = new URLSearchParams(new FormData(form));
    body.set("kind", event.submitter?.value || form.elements.kind?.value || "other");
    body.set("place", String(board().place ?? 0));
    body.set("once", key);
    try {
      const answer = await fetch(addresses.mark, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) { complain(form, { words: told.words }); return; }
      key = fresh();
      form.reset();
      text($("marks-count"), say("marks-count", {}, told.count));
      announce(say("mark-kept"));
    } catch { complain(form, { words: say("mark-not-kept") }); }
  });
}
