/* Single keys, for whoever leads without a mouse. Silent while somebody types, in open dialogs, and with Ctrl, Alt or
   Meta; they can be switched off for good (WCAG 2.1.4). Screen readers keep their own keys while they browse. */

import { $ } from "./draw.js";
import { open } from "./wishes.js";

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
  else if (found.matches("textarea, input")) found.focus();
  else if (found.dataset.open && found.getAttribute("aria-disabled") !== "true") open(found.dataset.open, found);
  else found.click();
}

export function keys() {
  document.addEventListener("keydown", pressed);
  const choice = $("keys-on");
  if (choice) { choice.checked = on; choice.addEventListener("change", () => turn(choice.checked)); }
  tell();
}
