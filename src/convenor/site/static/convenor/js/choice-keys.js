/* <choice-keys>: answers a self-test by keyboard.
   1–9 or a–i choose an option of the question where you are; → or Enter goes to the next question, ← to the one before.
   Silent in text fields and with Ctrl, Alt or Meta; a check box with data-choice-keys-switch turns the keys off, for good.
   Questions are the fieldsets inside; after the last one comes the element with data-next (focused, never pressed). */

import { SingleKeys, bring } from "./single-keys.js";

class ChoiceKeys extends SingleKeys {
  get questions() { return [...this.querySelectorAll("fieldset")].filter((each) => this.options(each).length); }
  options(question) { return [...question.querySelectorAll("input[type=radio]:enabled, input[type=checkbox]:enabled")]; }

  /* The question with the focus, else the first one in sight. */
  here(questions) {
    const focused = questions.findIndex((each) => each.contains(document.activeElement));
    return focused >= 0 ? focused : questions.findIndex((each) => each.getBoundingClientRect().bottom > 120);
  }

  pressed(event) {
    const questions = this.questions;
    const at = this.here(questions);
    if (at < 0) return;
    const inside = questions[at].contains(document.activeElement);
    const pressable = event.target.closest?.("a, button, summary");
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
    bring(question ?? goal, question ? "start" : "nearest");
  }
}

customElements.define("choice-keys", ChoiceKeys);
