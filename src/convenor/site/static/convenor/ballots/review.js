/* <review-keys>: goes through the comments of an issue by keyboard.
   j and k go to the next comment and to the one before; 1, 2, 3 press what the comment wants (for, another remedy, against);
   a and n choose "accepted" and "not accepted" in the form of the proposal beside and go to its reason: nothing is sent.
   Silent in text fields and with Ctrl, Alt or Meta; a check box with data-review-keys-switch turns the keys off, for good. */

const STORE = "convenor|review-keys";
const TEXT = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
const CHOSEN = { a: "accepted", n: "not-accepted" };

class ReviewKeys extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.addEventListener("change", (event) => event.target.matches("[data-review-keys-switch]") && this.turn(event.target.checked), { signal });
    if (this.toggle) this.toggle.checked = this.on;
    const back = location.hash && this.comments.find((each) => `#${each.id}` === location.hash);
    if (back) back.focus({ preventScroll: false });
  }

  disconnectedCallback() { this.leaving.abort(); }

  get toggle() { return this.querySelector("[data-review-keys-switch]"); }
  get on() { try { return localStorage.getItem(STORE) !== "off"; } catch { return this.toggle?.checked ?? true; } }
  turn(on) { try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* then for this page only */ } }
  get comments() { return [...this.querySelectorAll("[data-review]")]; }
  get at() { return this.comments.findIndex((each) => each.contains(document.activeElement)); }

  pressed(event) {
    if (!this.toggle || !this.on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest?.(TEXT) || event.target.closest?.("[popover]:popover-open, dialog")) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") this.go(this.at + (key === "j" ? 1 : -1));
    else if (key in CHOSEN && this.choose(CHOSEN[key])) { /* chosen */ }
    else if (/^[123]$/.test(key) && this.side(key)) { /* pressed */ }
    else return;
    event.preventDefault();
  }

  go(to) {
    const comments = this.comments;
    const goal = comments[Math.min(comments.length - 1, Math.max(0, to))];
    if (!goal) return;
    goal.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    goal.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
  }

  side(key) {
    const button = this.comments[this.at]?.querySelector(`[data-side="${key}"]`);
    button?.click();
    return Boolean(button);
  }

  choose(value) {
    const form = document.querySelector("[data-propose]");
    if (!form) return false;
    form.elements.disposition.value = value;
    form.elements.reason.focus();
    return true;
  }
}

customElements.define("review-keys", ReviewKeys);
