/* How a console is drawn, wishes are sent, keys are heard, and the record is read. */

import { formOf, send, word } from "live";

/* Drawing without re-rendering: words are set where they changed, lines are kept by key, so that focus and half-typed
   words stay where they are. Words and their plural forms come from the page, in the reader's language. */

const page = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null") ?? {};
export const words = page("console-words");
export const refusals = page("refusals");
export const addresses = page("addresses");
export const settings = page("live");

/* The face is whole: the style sheet shows it from now on. */
export const arrived = () => { document.getElementById("main").dataset.drawn = "yes"; };
const lang = document.documentElement.lang || "en";
const numbers = new Intl.NumberFormat(lang);

export const $ = (id) => document.getElementById(id);

/* The words for a key, with {names} filled in; with n, the plural form that n takes. */
export function say(key, values = {}, n = null) {
  const told = words[key];
  const form = told && typeof told === "object" ? formOf(told, Number(n ?? 0)) : told;
  const all = n === null ? values : { n: numbers.format(n), ...values };
  return (form ?? key).replace(/\{(\w+)\}/g, (whole, name) => all[name] ?? whole);
}

export const percent = (share) => say("percent", { n: numbers.format(Math.round(share)) });
export const list = (parts) => new Intl.ListFormat(lang, { type: "conjunction" }).format(parts);

export function text(node, value) {
  const told = value ?? "";
  if (node && node.textContent !== told) node.textContent = told;
}

export function show(node, is = true) { if (node && node.hidden === Boolean(is)) node.hidden = !is; }

/* Fill [data-text=key] and show or hide [data-show=key] inside a part; empty words hide their place. */
export function fill(root, values) {
  if (!root) return root;
  for (const node of parts(root, "[data-text]")) {
    if (!(node.dataset.text in values)) continue;
    text(node, String(values[node.dataset.text] ?? ""));
  }
  for (const node of parts(root, "[data-show]")) if (node.dataset.show in values) show(node, values[node.dataset.show]);
  return root;
}

function parts(root, selector) { return root.matches?.(selector) ? [root, ...root.querySelectorAll(selector)] : root.querySelectorAll(selector); }

/* Keep one child per item: made once from its template, changed in place, moved only where the order changed. */
export function keyed(parent, items, keyOf, template, change) {
  if (!parent) return;
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let before = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = known.get(key);
    if (!child) {
      child = $(template).content.firstElementChild.cloneNode(true);
      child.dataset.key = key;
    }
    known.delete(key);
    if (child === before) before = child.nextElementSibling;
    else parent.insertBefore(child, before);
    change(child, item);
  }
  for (const gone of known.values()) leave(gone);
}

/* A line that goes while the focus is in it hands the focus to its neighbour, not to nowhere. */
function leave(gone) {
  if (gone.contains(document.activeElement)) {
    const near = gone.nextElementSibling ?? gone.previousElementSibling;
    (near?.querySelector("button, input, textarea, a") ?? gone.closest("section, dialog")?.querySelector("h2"))?.focus?.();
  }
  gone.remove();
}

export const plainLines = (parent, told) => keyed(parent, told.map((words, index) => ({ words, index })), (each) => each.index, "t-line", (node, each) => text(node, each.words));

export function announce(told) { if (told) $("said").textContent = told; }

/* The slow half of what everybody sees: agenda, texts, objections. Kept here for every part of the page. */

let sheet = {};
export const keepSheet = (told) => { sheet = told ?? {}; };
export const sheetNow = () => sheet;

/* From buttons and forms to wishes. A button with data-do is a wish; what else it carries (data-seat, data-order …) are
   the wish's values. A form with data-wish sends its fields. A refusal stands where the wish was made; what was typed stays. */

const NAMES = ["seat", "item", "order", "agrees", "toAll", "call", "poll", "option", "group", "mode", "minutes", "kind", "way", "to"];
const WIRE = { toAll: "to_all" };
let board = {};
let off = {};
let roster = [];

export const readOnly = Boolean(settings.read_only);

export function know(newBoard) {
  board = newBoard;
  off = board.chair?.[0] === settings.seat || !board.chair?.[0] ? board.why ?? {} : board.why_other ?? board.why ?? {};
  for (const button of document.querySelectorAll("[data-do], [data-open]")) judge(button);
}
export const knowRoster = (seats) => { roster = seats; };

export const reason = (key) => (off[key] ? refusals[off[key]] ?? refusals["not-at-this-point"] ?? "" : "");
const keyOf = (button) => button.dataset.why ?? (button.dataset.open ? "" : button.dataset.do);

/* A button that is off says why: to the eye as its title, to a screen reader as its description, to a press in words. */
function judge(button) {
  if (button.dataset.always !== undefined) return;
  const told = reason(keyOf(button));
  if (told) { button.setAttribute("aria-disabled", "true"); button.title = told; }
  else if (button.hasAttribute("aria-disabled")) { button.removeAttribute("aria-disabled"); button.removeAttribute("title"); }
}

/* ---- sending ---- */

export async function wish(told, place = null) {
  if (readOnly) return null;
  hush(place);
  const answer = await send({ ...told, seen: board.place ?? 0 }); // who was faster is told by name
  if (!answer.refused) return answer;
  complain(place, answer);
  return null;
}

const spoken = (refusal) => {
  const told = refusal.words || word(refusal.refused) || say("not-sent");
  return refusal.by && !told.includes(refusal.by) ? say("refused-by", { words: told, name: refusal.by }) : told;
};

export function complain(place, refusal) {
  const box = place?.querySelector?.(":scope > .refusal, .refusal") ?? $("refused");
  text(box, spoken(refusal));
  show(box);
}

export function hush(place) {
  for (const box of [place?.querySelector?.(".refusal"), $("refused")]) if (box) { show(box, false); text(box, ""); }
}

/* ---- buttons ---- */

const asked = (value) => (value === "true" ? true : value === "false" ? false : /^\d+$/.test(value) ? Number(value) : value);

function valuesOf(node) {
  const told = {};
  for (const name of NAMES) {
    if (!(name in node.dataset)) continue;
    if (name === "call") told.call = board.call?.n ?? 0;
    else told[WIRE[name] ?? name] = asked(node.dataset[name]);
  }
  return told;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    complain(button.closest("dialog, form"), { words: button.title });
    return;
  }
  if (button.dataset.open) open(button.dataset.open, button);
  else if (button.dataset.close !== undefined) button.closest("dialog")?.close();
  else if (button.dataset.do) wish({ do: button.dataset.do, ...context(button), ...valuesOf(button) }, button.closest("article, dialog"));
});

/* A line knows its seat, option or group: its buttons and forms need not repeat it. */
function context(node) {
  const line = node.closest("[data-of]");
  return line ? JSON.parse(line.dataset.of) : {};
}
export function about(node, values) {
  const told = JSON.stringify(values);
  if (node.dataset.of !== told) node.dataset.of = told;
}

/* ---- forms ---- */

function fieldsOf(form) {
  const told = {};
  for (const field of form.elements) {
    if (!field.name || field.disabled) continue;
    const { dataset } = field;
    if (field.type === "checkbox") told[field.name] = field.checked;
    else if (field.type === "radio") { if (field.checked) told[field.name] = "bool" in dataset ? field.value === "true" : field.value; }
    else if ("ints" in dataset) told[field.name] = [...field.selectedOptions].map((each) => Number(each.value));
    else if ("lines" in dataset) told[field.name] = field.value.split("\n").map((each) => each.trim()).filter(Boolean);
    else if ("int" in dataset) told[field.name] = Number(field.value || 0);
    else told[field.name] = field.value.trim();
  }
  return told;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.wish) return;
  event.preventDefault();
  if (form.dataset.busy) return;
  form.dataset.busy = "yes";
  const told = { do: form.dataset.wish, ...context(form), ...valuesOf(form), ...fieldsOf(form) };
  if (told.do === "declare-call" && told.outcome !== "none") delete told.next_step;
  const answer = await wish(told, form);
  delete form.dataset.busy;
  if (!answer) return;
  announce(say("done"));
  if (told.do === "note-conduct") readRecord(); // it is on no board, so that nobody else learns of it
  form.dispatchEvent(new CustomEvent("wish-done", { bubbles: true, detail: { told, answer } }));
  if (!("keep" in form.dataset)) form.reset();
  for (const field of form.elements) delete field.dataset.touched;
  form.closest("dialog:not(:has(form ~ form))")?.close();
});

document.addEventListener("keydown", (event) => { if (event.key === "Escape") hush(null); });

/* ---- dialogs ---- */

export function open(id, from = null) {
  const dialog = $(id);
  if (!dialog || dialog.open) return;
  from?.closest("dialog")?.close();
  for (const select of dialog.querySelectorAll("select[data-people]")) people(select);
  dialog.dispatchEvent(new CustomEvent("asked", { detail: { from, board } }));
  hush(dialog);
  dialog.showModal();
  if (document.activeElement?.type === "radio") dialog.querySelector(`input[name="${document.activeElement.name}"]:checked`)?.focus();
}

const SORTS = {
  present: (seat) => seat.standing === "present",
  convenors: (seat) => seat.standing === "present" && seat.part === "convenor" && seat.seat !== settings.seat,
  all: (seat) => seat.standing !== "removed",
  "waiting-first": (seat) => seat.standing === "present",
};

/* The people a dialog can choose from, by name; who waits comes first where that is meant. */
function people(select) {
  const chosen = select.value;
  const waits = new Map([...(board.queue ?? []).map((each) => each.seat), ...(board.waiting ?? [])].map((seat, place) => [seat, place]));
  const place = (seat) => (select.dataset.people === "waiting-first" ? waits.get(seat.seat) ?? 999 : 0);
  const found = roster.filter(SORTS[select.dataset.people]).sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
  const fixed = [...select.options].filter((each) => each.value === "0");
  select.replaceChildren(...fixed, ...found.map((seat) => new Option(seat.body ? `${seat.name} · ${seat.body}` : seat.name, seat.seat)));
  if ([...select.options].some((each) => each.value === chosen)) select.value = chosen;
}

/* Lists of people that stand on the page, not in a dialog, follow the roster. */
export function peopleOnPage() { for (const select of document.querySelectorAll("main select[data-people]")) if (!select.closest("dialog") && select !== document.activeElement) people(select); }

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-merge]");
  if (!button) return;
  const { seat, into } = context(button);
  open("d-merge", button);
  const form = $("d-merge").querySelector("form");
  if (seat) form.elements.seat.value = seat;
  if (into) form.elements.into.value = into;
});

/* A field that shows what stands on the board follows it until somebody types in it. */
export function mirror(values) {
  for (const field of document.querySelectorAll("[data-mirror]")) {
    const value = values[field.dataset.mirror];
    if (value === undefined || field.dataset.touched || field === document.activeElement) continue;
    if (field.value !== String(value)) field.value = value;
  }
}
document.addEventListener("input", (event) => { if (event.target.dataset.mirror || event.target.dataset.prefill) event.target.dataset.touched = "yes"; });

/* Single keys, for whoever leads without a mouse. Silent while somebody types, in open dialogs, and with Ctrl, Alt or
   Meta; they can be switched off for good (WCAG 2.1.4). Screen readers keep their own keys while they browse. */

const STORE = "convenor|console-keys";
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
let on = true;
try { on = localStorage.getItem(STORE) !== "off"; } catch { /* then on */ }

function turn(value) {
  on = value;
  try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* then for this page only */ }
  tell();
}

function tell() {
  document.documentElement.toggleAttribute("data-keys-off", !on);
  for (const each of document.querySelectorAll("[data-key]")) {
    if (on) each.setAttribute("aria-keyshortcuts", each.dataset.key);
    else each.removeAttribute("aria-keyshortcuts");
  }
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const target = event.target;
  if (target.closest?.(TYPED) || document.querySelector("dialog[open]")) return;
  if (!on) return;
  if (event.key === "/") { const line = $("line"); if (line) { event.preventDefault(); line.focus(); } return; }
  const key = event.key.length === 1 ? event.key.toLowerCase() : "";
  const all = key ? [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)] : [];
  const found = all.find((each) => !each.hidden && !each.closest("[hidden]"));
  if (!found) return;
  event.preventDefault();
  if (found.matches("summary")) { found.parentElement.open = !found.parentElement.open; found.focus(); }
  else if (found.matches("textarea, input, select")) found.focus();
  else if (found.dataset.open && found.getAttribute("aria-disabled") !== "true") open(found.dataset.open, found);
  else found.click();
}

export function keys() {
  document.addEventListener("keydown", pressed);
  const choice = $("keys-on");
  if (choice) { choice.checked = on; choice.addEventListener("change", () => turn(choice.checked)); }
  tell();
}

/* What is written down: notes, decisions, actions, what was parked. Asked for when the board says that there is more. */

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
