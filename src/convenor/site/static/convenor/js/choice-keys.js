/* <choice-keys>: answers a self-test by keyboard.
   1–9 or a–i choose an option of the question where you are; → or Enter goes to the next question, ← to the one before.
   Silent in text fields and with Ctrl, Alt or Meta; a check box with data-choice-keys-switch turns the keys off, for good.
   Questions are the fieldsets inside; after the last one comes the element with data-next (focused, never pressed). */

const STORE = "convenor|choice-keys";
const TEXT = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

class ChoiceKeys extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.addEventListener("change", (event) => event.target.matches("[data-choice-keys-switch]") && this.turn(event.target.checked), { signal });
    if (this.toggle) this.toggle.checked = this.on;
  }

  disconnectedCallback() { this.leaving.abort(); }

  get toggle() { return this.querySelector("[data-choice-keys-switch]"); }
  get on() { try { return localStorage.getItem(STORE) !== "off"; } catch { return this.toggle?.checked ?? true; } }
  turn(on) { try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* then for this page only */ } }

  get questions() { return [...this.querySelectorAll("fieldset")].filter((each) => this.options(each).length); }
  options(question) { return [...question.querySelectorAll("input[type=radio]:enabled, input[type=checkbox]:enabled")]; }

  /* The question with the focus, else the first one in sight. */
  here(questions) {
    const focused = questions.findIndex((each) => each.contains(document.activeElement));
    return focused >= 0 ? focused : questions.findIndex((each) => each.getBoundingClientRect().bottom > 120);
  }

  pressed(event) {
    if (!this.on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const target = event.target;
    if (target.closest?.(TEXT) || target.closest?.("[popover]:popover-open, dialog")) return;
    if (this.toggle && target === this.toggle) return;
    const questions = this.questions;
    const at = this.here(questions);
    if (at < 0) return;
    const inside = questions[at].contains(document.activeElement);
    const pressable = target.closest?.("a, button, summary");
    if (this.choose(questions[at], event.key)) event.preventDefault();
    else if (event.key === "ArrowRight" || (event.key === "Enter" && inside && !pressable)) this.go(questions, at + (inside ? 1 : 0), event);
    else if (event.key === "ArrowLeft") this.go(questions, at - (inside ? 1 : 0), event);
  }

  choose(question, key) {
    if (!/^[1-9a-i]$/i.test(key)) return false;
    const place = /\d/.test(key) ? Number(key) - 1 : key.toLowerCase().charCodeAt(0) - 97;
    const option = this.options(question)[place];
    if (!option) return false;
    option.focus();
    option.click();
    return true;
  }

  go(questions, to, event) {
    event.preventDefault();
    const question = questions[Math.max(0, to)];
    const options = question ? this.options(question) : [];
    const goal = options.find((each) => each.checked) ?? options[0] ?? this.querySelector("[data-next]");
    goal?.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (question ?? goal)?.scrollIntoView({ block: question ? "start" : "nearest", behavior: calm ? "instant" : "smooth" });
  }
}

customElements.define("choice-keys", ChoiceKeys);
