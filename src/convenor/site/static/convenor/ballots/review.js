/* <review-keys>: goes through the comments of an issue by keyboard.
   j and k go to the next comment and to the one before; 1, 2, 3 press what the comment wants (for, another remedy, against);
   a and n choose "accepted" and "not accepted" in the form of the proposal beside and go to its reason: nothing is sent.
   Silent in text fields and with Ctrl, Alt or Meta; a check box with data-review-keys-switch turns the keys off, for good. */

import { SingleKeys, bring } from "../js/single-keys.js";

const CHOSEN = { a: "accepted", n: "not-accepted" };

class ReviewKeys extends SingleKeys {
  connectedCallback() {
    super.connectedCallback();
    const back = location.hash && this.comments.find((each) => `#${each.id}` === location.hash);
    if (back) back.focus({ preventScroll: false });
  }

  get comments() { return [...this.querySelectorAll("[data-review]")]; }
  get at() { return this.comments.findIndex((each) => each.contains(document.activeElement)); }

  pressed(event) {
    if (!this.toggle) return;
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
    bring(goal, "center");
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
