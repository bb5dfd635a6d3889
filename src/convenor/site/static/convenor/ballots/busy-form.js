/* <busy-form>: a form whose answer takes seconds says so on its button and aloud until the answer is there. Without it the form is sent
   as forms are. Whoever comes back finds the button as it was. */

class BusyForm extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", () => this.turn(true));
    addEventListener("pageshow", () => this.turn(false));
  }

  turn(busy) {
    const button = this.querySelector("button");
    this.words ??= button.textContent;
    button.textContent = busy ? this.dataset.busy : this.words;
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
    this.querySelector("[role=status]").textContent = busy ? this.dataset.aloud : "";
  }
}

customElements.define("busy-form", BusyForm);
