/* <table-ticks>: ticks rows of a table in one sweep. Shift and a click, or Shift and the space bar, tick every row between the last one and
   this; the box in the head ticks all of the page; the words beside say how many. Without it each box works by itself. */

class TableTicks extends HTMLElement {
  connectedCallback() {
    if (!this.boxes.length) return;
    this.all = this.querySelector("[data-ticks-page]");
    this.all.closest("label").hidden = false;
    this.addEventListener("click", (event) => { this.sweeping = event.shiftKey; });
    this.addEventListener("change", (event) => this.changed(event.target));
    this.tell();
  }

  get boxes() { return [...this.querySelectorAll("input[name=number]")]; }

  changed(box) {
    const { boxes } = this;
    if (box === this.all) for (const each of boxes) each.checked = box.checked;
    else if (boxes.includes(box)) this.sweep(boxes, box);
    this.tell();
  }

  sweep(boxes, box) {
    const from = boxes.indexOf(this.last), to = boxes.indexOf(box);
    if (this.sweeping && from >= 0) for (const each of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = box.checked;
    this.last = box;
  }

  tell() {
    const { boxes } = this, count = boxes.filter((each) => each.checked).length;
    this.all.checked = count === boxes.length;
    this.all.indeterminate = count > 0 && count < boxes.length;
    const words = count === 1 ? this.dataset.one : this.dataset.many.replace("#", count);
    this.querySelector("[data-ticks-told]").textContent = count ? words : "";
  }
}

customElements.define("table-ticks", TableTicks);
