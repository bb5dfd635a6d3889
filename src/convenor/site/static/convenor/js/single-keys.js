/* What elements that listen to single keys have in common: silent in text fields and with Ctrl, Alt or Meta;
   a check box inside, data-<name of the element>-switch, turns the keys off, for good. */

const TEXT = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

export class SingleKeys extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.listens(event) && this.pressed(event), { signal });
    this.addEventListener("change", (event) => event.target === this.toggle && this.turn(event.target.checked), { signal });
    if (this.toggle) this.toggle.checked = this.on;
  }

  disconnectedCallback() { this.leaving.abort(); }

  get store() { return `convenor|${this.localName}`; }
  get toggle() { return this.querySelector(`[data-${this.localName}-switch]`); }
  get on() { try { return localStorage.getItem(this.store) !== "off"; } catch { return this.toggle?.checked ?? true; } }
  turn(on) { try { localStorage.setItem(this.store, on ? "on" : "off"); } catch { /* then for this page only */ } }

  listens(event) {
    if (!this.on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;
    const { target } = event;
    return target !== this.toggle && !target.closest?.(TEXT) && !target.closest?.("[popover]:popover-open, dialog");
  }
}

/* Scrolls to what a key leads to, without a journey for those who want none. */
export function bring(goal, block) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  goal?.scrollIntoView({ block, behavior: calm ? "instant" : "smooth" });
}
