/* From buttons and forms to wishes. A button with data-do is a wish; what else it carries (data-seat, data-order …) are
   the wish's values. A form with data-wish sends its fields. A refusal stands where the wish was made; what was typed stays. */

import { send, word } from "live";
import { $, announce, refusals, say, settings, show, text } from "./draw.js";

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
  else if (button.dataset.do) wish({ do: button.dataset.do, ...context(button), ...valuesOf(button) }, button.closest("article"));
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
