/* What is written down: notes, decisions, actions, what was parked. Asked for when the board says that there is more. */

import { $, addresses, plainLines, say, show } from "./draw.js";

let known = "";
let told = { items: [], notes: [], decisions: [], actions: [], points: [], words: [], conduct: [], marks: [] };
let asking = null;
let place = 0;
let read = 0;
const listeners = [];

export const record = () => told;
export const whenRecord = (does) => listeners.push(does);

export async function readRecord() {
  read = place;
  asking ??= fetch(addresses.record, { headers: { Accept: "application/json" }, cache: "no-store" })
    .then((answer) => (answer.ok ? answer.json() : told))
    .catch(() => told)
    .finally(() => { asking = null; });
  told = await asking;
  for (const does of listeners) does(told);
  return told;
}

export async function watchRecord(board) {
  const now = JSON.stringify([board.record, board.item?.n, board.decided, board.chair?.[0]]);
  place = board.place;
  if (now === known) return;
  known = now;
  await readRecord();
}

/* The chair's own part changes with every turn; once a minute is often enough for that. */
setInterval(() => { if (place !== read && !document.hidden) readRecord(); }, 60_000);

/* The draft decision of the item that is open. */
export async function drafts(item) {
  const found = await readRecord();
  return { draft: found.items.find((each) => each.n === item)?.draft ?? "" };
}

export function drawShort() {
  const lines = [
    ...told.decisions.map((each) => say("decision-line", { n: each.n, words: each.text })),
    ...told.actions.map((each) => say(each.due ? "action-line-due" : "action-line", { n: each.n, words: each.text, name: each.name || say("nobody-yet"), due: each.due })),
    ...told.points.map((each) => say("parked-point", { words: each.title })),
    ...told.words.map((each) => say("parked-word", { words: each.word })),
    ...(told.conduct ?? []).map((each) => say("conduct-line", { words: each.text, name: each.name || say("nobody-in-particular") })),
  ];
  plainLines($("record-lines"), lines);
  show($("record-short")?.querySelector("[data-none]"), !lines.length);
}
