/* What every live face shares: one connection, the server's clock, an outbox, refusals beside what was pressed.

   The page carries <script type="application/json" id="live">
     {ticket, meeting, audience, seat, board, sheet, words, worker}.
   connect(); on("board" | "sheet" | "lost" | "back" | "slow" | "prompt" | "gone" | "pending" | "answered" | "tick", does); send(wish);
   wire(form…) by <form data-do="raise-hand">; clock(ms); word(key, values); now(); what phone and projector draw alike.
   No word is written here. */

import { Outbox, PATIENCE } from "live-outbox";
import { Line } from "live-worker";

const LOST_AFTER = 4400; // ms without a word of the server: with the tick below it is shown within 5 s
const SAMPLES = 8;

export const page = { board: null, sheet: null, words: {}, seat: 0, lost: false, slow: false };
const listeners = new Map();

export const on = (type, does) => { listeners.set(type, [...(listeners.get(type) ?? []), does]); };
const tell = (type, what) => { for (const does of listeners.get(type) ?? []) does(what); };

/* ---------- words ---------- */

/* The form for a count; one that says "one" as a word is not for none, also where a language counts none as one. */
const plural = new Intl.PluralRules(document.documentElement.lang);
export const formOf = (text, n) => { const form = text[plural.select(n)] ?? text.other; return n || form.includes("{n}") ? form : text.other; };

/* A sentence of the page, its {values} filled in; {one, other} sentences choose by the value `n`. */
export const word = (key, values = {}) => {
  let text = page.words[key];
  if (text && typeof text === "object") text = formOf(text, Number(values.n ?? 0));
  return (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => (name === "interest" ? interest(values[name]) : values[name]) ?? whole);
};

/* An interest in words; one that another product named in its own words stays as it is. */
export const interest = (code) => page.words[`interest-${code}`] ?? code;
/* What the readers said of the share of voice: whose it is, in words. */
export const whose = (fact, name) => (fact === "voice-interest" ? interest(name) : name);

/* ---------- the server's clock ---------- */

let samples = [];
let offset = 0;
const setClock = (server) => {
  const sample = server - Date.now();
  if (samples.length && Math.abs(sample - offset) > 2000) samples = []; // this device's clock was set, or it slept
  samples = [...samples, sample].slice(-SAMPLES);
  offset = Math.max(...samples); // the least delayed beat is the truest
};

export const now = () => Date.now() + offset;

/* 72 000 ms is 1:12; longer than an hour 1:02:03. */
export const clock = (ms) => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (count) => String(count).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

/* How long somebody has spoken; the clock stands still while it is held. */
export const spoken = (speaker) => (speaker.held_since ?? now()) - speaker.since - speaker.held;

/* For how long an item has been discussed; in a break its time stands still. */
export const discussed = (item) => (item.since ? now() - item.since : 0) + item.spent;

/* ---------- what several faces draw alike ---------- */

/* The answers of a consensus call, in the order in which they are always told. */
export const POSITIONS = ["support", "live-with", "clarify", "oppose", "abstain"];

export const make = (tag, text = "", className = "") => { const made = document.createElement(tag); made.textContent = text; if (className) made.className = className; return made; };
const oclockIn = (ms, zone) => new Date(ms).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone || undefined });
/* What the clock of the meeting shows; with the zone's name and the reader's own time where that is another. */
export const clockThere = (ms) => oclockIn(ms, page.zone);
export const oclock = (ms) => {
  const [there, here] = [clockThere(ms), oclockIn(ms, page.own_zone)];
  return there === here ? there : word("clock-both", { there, here, zone: page.zone });
};

/* How many chose something, with a bar beside it. */
export const counted = (label, number, most, className = "") => {
  const line = make("li", "", className);
  const bar = Object.assign(make("meter"), { min: 0, max: Math.max(most, 1), value: number });
  bar.setAttribute("aria-hidden", "true");
  line.append(make("b", String(number), "num"), make("span", label), bar);
  return line;
};
export const countedCall = (counts) => {
  const taken = POSITIONS.filter((each) => counts[each]);
  const most = Math.max(1, ...taken.map((each) => counts[each]));
  return taken.map((each) => counted(word(`counted-${each}`), counts[each], most, each));
};
export const countedPoll = ({ options }, counts) => options.map((text, index) => counted(text, counts[index], Math.max(...counts)));
export const countedInWords = (counts) => POSITIONS.filter((each) => counts[each]).map((each) => `${counts[each]} ${word(`counted-${each}`)}`).join(" · ");
export const outcomeOf = (call) => (call.outcome ? [word(`outcome-${call.outcome}`), word(`next-${call.next_step}`)].filter(Boolean).join(" ") : "");

/* A hand in few words: what for, from where, for whom. */
export const aboutHand = (hand) => [word(`kind-${hand.kind ?? "new"}`), word(`mode-${hand.mode ?? "room"}`), hand.body].filter(Boolean).join(" · ");

/* Whether everybody looks at the same thing, and until when they do not. */
export const together = (board) => board.stage === "open" && !board.breakouts;
export const until = (board) => (board.stage === "break" ? board.until : board.breakouts?.until);
export const stageWords = (board) => {
  const end = until(board);
  if (board.stage === "break") return word("stage-break", { clock: oclock(end) });
  return end ? word("stage-apart", { clock: oclock(end) }) : board.stage === "open" ? "" : word(`stage-${board.stage}`);
};

/* How much of its time the open item has used. */
export const itemTime = ({ item }) => (item ? word(item.minutes ? "item-time" : "item-no-time", { spent: Math.floor(discussed(item) / 60000), minutes: item.minutes }) : "");

/* ---------- the connection ---------- */

let last = 0;
let port = null;
let line = null;

const heard = (type, data) => {
  if (type === "lost") return;
  if (type === "gone") { tell("gone"); return; }
  last = Date.now();
  const what = JSON.parse(data);
  if (type === "beat") setClock(what.now);
  if (type === "board") take(what);
  if (type === "sheet") { page.sheet = what; tell("sheet", what); }
  if (page.lost) { page.lost = false; tell("back"); outbox.hurry(); }
};

export const take = (board) => {
  if (page.board && board.place < page.board.place) return;
  page.board = board;
  if (!samples.length) setClock(board.now);
  tell("board", board);
};

const listen = ({ ticket, meeting, audience, seat, worker }) => {
  const url = `${location.origin}/live/${meeting}/stream?ticket=${encodeURIComponent(ticket)}`;
  const key = `${meeting} ${audience} ${seat}`;
  try {
    if (!worker) throw new TypeError("this page names no worker");
    const shared = new SharedWorker(worker, { type: "module", name: "live" });
    shared.onerror = () => { port = null; line ??= alone(url); };
    port = shared.port;
    port.onmessage = ({ data }) => heard(data.type, data.data);
    port.postMessage({ hear: key, url });
    setInterval(() => port?.postMessage({ here: key }), 20000);
    addEventListener("pagehide", () => port?.postMessage({ bye: key }));
    addEventListener("pageshow", (event) => { if (event.persisted) port?.postMessage({ hear: key, url }); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) port?.postMessage({ here: key }); });
  } catch { line = alone(url); }
};

/* Where the browser has no shared workers, this tab has a line of its own. */
const alone = (url) => {
  const own = new Line(url, heard);
  addEventListener("pagehide", () => own.stop());
  addEventListener("pageshow", (event) => { if (event.persisted) { own.over = false; own.dial(); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) own.poke(); });
  return own;
};

const watch = () => {
  if (!page.lost && Date.now() - last > LOST_AFTER) { page.lost = true; tell("lost"); }
  const slow = !page.lost && outbox.letters.some((each) => Date.now() - each.at > PATIENCE);
  if (slow !== page.slow) { page.slow = slow; tell(slow ? "slow" : "prompt"); }
  tell("tick", now());
};

/* ---------- what is pressed ---------- */

let outbox = null;

/* Send a wish; what comes back is {place} or {refused, words}. It is repeated until it is answered. `seen` tells the
   server which board it was pressed on, so that of two who steer at once the second hears who was faster. */
export const send = (wish) => outbox.send({ ...wish, seen: page.board?.place ?? 0 });

/* What was pressed and is not answered yet. */
export const pending = () => outbox?.letters.map((each) => each.wish) ?? [];

/* Say beside `near` why something was not done; "" takes it away. */
export const say = (near, words) => {
  const home = near.closest("[data-answers]") ?? near.closest("form") ?? near.parentElement;
  let line = home.querySelector(":scope > .refusal");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "refusal" });
    line.setAttribute("role", "alert");
    home.append(line);
  }
  line.textContent = words;
  line.hidden = !words;
};

const valueOf = (control) => {
  if ("number" in control.dataset) return Number(control.value);
  if ("yes" in control.dataset) return control.value === "yes";
  return control.type === "checkbox" ? control.checked : control.value.trim();
};

/* The wish that a form stands for: data-do names it, each named control is one of its fields. Controls with
   data-list are gathered, data-number and data-yes are numbers and yes or no; what is off or hidden stays out. */
export const wishOf = (form, submitter) => {
  const wish = { do: form.dataset.do };
  for (const control of [...form.elements, submitter].filter(Boolean)) {
    if (!control.name || control.disabled || control.name === "csrfmiddlewaretoken" || control.name === "do") continue;
    if (control.tagName === "BUTTON" && control !== submitter) continue;
    if ("list" in control.dataset) { wish[control.name] ??= []; if (control.checked) wish[control.name].push(Number(control.value)); }
    else if (control.type === "radio") { if (control.checked) wish[control.name] = valueOf(control); }
    else wish[control.name] = valueOf(control);
  }
  return wish;
};

/* Every <form data-do> sends its wish instead of leaving the page. `data-keep` keeps what was typed after an answer. */
const submitted = async (event) => {
  const form = event.target.closest("form[data-do]");
  if (!form) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button");
  if (button?.getAttribute("aria-disabled") === "true") return;
  say(form, "");
  const wish = wishOf(form, event.submitter);
  if (!form.dispatchEvent(new CustomEvent("wish", { bubbles: true, cancelable: true, detail: wish }))) return;
  const answer = await send(wish);
  if (answer.refused) { say(form, answer.words ?? word(answer.refused)); return; }
  if (!("keep" in form.dataset)) form.reset();
  form.dispatchEvent(new CustomEvent("done", { bubbles: true, detail: { answer, wish } }));
};

/* The calm line that says how the connection stands. */
const standing = () => {
  const notice = document.querySelector("[data-connection]");
  if (!notice) return;
  const show = (state) => {
    notice.dataset.connection = state;
    notice.textContent = word(state === "lost" && pending().length ? "connection-kept" : `connection-${state}`);
    document.documentElement.dataset.connection = state;
  };
  on("lost", () => show("lost"));
  on("back", () => show("on"));
  on("slow", () => show("waiting"));
  on("prompt", () => { if (!page.lost) show("on"); });
  on("pending", () => { if (page.lost) show("lost"); });
  on("gone", () => { show("gone"); const link = Object.assign(document.createElement("a"), { href: location.href, textContent: word("connection-reload") }); notice.append(" ", link); });
};

export const connect = (root = document) => {
  const given = JSON.parse(root.getElementById("live").textContent);
  Object.assign(page, given);
  last = Date.now();
  if (given.board) setClock(given.board.now + Math.max(0, performance.now() - (performance.getEntriesByType("navigation")[0]?.responseStart ?? 0)));
  outbox = new Outbox(`live-${given.meeting}-${given.seat}`, `/live/${given.meeting}/do`, given.ticket, tell);
  standing();
  root.addEventListener("submit", submitted);
  if (page.sheet) tell("sheet", page.sheet);
  if (page.board) tell("board", page.board);
  listen(given);
  setInterval(watch, 500);
  outbox.flush();
  return page;
};
