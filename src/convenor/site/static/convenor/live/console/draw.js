/* Drawing without re-rendering: words are set where they changed, lines are kept by key, so that focus and half-typed
   words stay where they are. Words and their plural forms come from the page, in the reader's language. */

const page = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null") ?? {};
export const words = page("console-words");
export const refusals = page("refusals");
export const addresses = page("addresses");
export const settings = page("live");
const lang = document.documentElement.lang || "en";
const plural = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);
const hours = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export const $ = (id) => document.getElementById(id);

/* The words for a key, with {names} filled in; with n, the plural form that n takes. */
export function say(key, values = {}, n = null) {
  const told = words[key];
  const form = told && typeof told === "object" ? told[plural.select(Number(n ?? 0))] ?? told.other : told;
  const all = n === null ? values : { n: numbers.format(n), ...values };
  return (form ?? key).replace(/\{(\w+)\}/g, (whole, name) => all[name] ?? whole);
}

/* m:ss, also beyond an hour: a speaking clock; never below nothing. */
export function minutes(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const whole = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, "0");
  return whole < 60 ? `${whole}:${rest}` : `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}:${rest}`;
}
export const oclock = (ms) => hours.format(new Date(ms));
export const percent = (share) => say("percent", { n: numbers.format(Math.round(share)) });
export const list = (parts) => new Intl.ListFormat(lang, { type: "conjunction" }).format(parts);

/* The server's clock, as far as this browser knows it. */
let ahead = 0;
export const tellTime = (now) => { if (now) ahead = now - Date.now(); };
export const now = () => Date.now() + ahead;

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
