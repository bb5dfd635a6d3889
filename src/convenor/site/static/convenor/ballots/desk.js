/* <comment-desk>: opens one comment beside the table, where there is room; elsewhere its link leads to its own page, as without scripts.
   The address keeps it (comment=…), so that back, forward and a bookmark work. j and k open the next and the one before, also across pages
   of the table; Escape closes; x ticks, Shift and x ticks a range. A check box with data-comment-desk-switch turns the keys off, for good. */

import { SingleKeys, bring } from "../js/single-keys.js";

const ROOM = matchMedia("(min-width: 70rem)");

class CommentDesk extends SingleKeys {
  connectedCallback() {
    super.connectedCallback();
    const { signal } = this.leaving;
    this.addEventListener("click", (event) => this.clicked(event), { signal });
    this.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.panel) this.close(); }, { signal });
    document.addEventListener("htmx:before:history:restore", (event) => event.preventDefault(), { signal });
    addEventListener("popstate", () => this.follow(), { signal });
    if (this.panel && !location.hash) this.panel.querySelector("h2").focus({ preventScroll: ROOM.matches });
    bring(this.current, "nearest");
  }

  get rows() { return [...this.querySelectorAll("tr[data-comment]")]; }
  get panel() { return this.querySelector("[data-panel]"); }
  get current() { return this.querySelector("tr[aria-current]"); }
  get asked() { return new URL(location.href).searchParams.get("comment"); }

  clicked(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const row = event.target.closest("tr[data-comment]"), link = event.target.closest("a");
    if (event.target.closest("[data-panel-close]")) { event.preventDefault(); this.close(); }
    if (!row || !ROOM.matches || event.target.closest(".tick") || (link && !link.closest("th")) || String(getSelection())) return;
    event.preventDefault();
    this.open(row);
  }

  pressed(event) {
    const { rows, current } = this, focused = rows.findIndex((each) => each.contains(document.activeElement));
    const at = current ? rows.indexOf(current) : focused;
    const key = event.key.toLowerCase();
    if ((key === "j" || key === "k") && !event.shiftKey) this.go(rows, at, key === "j" ? 1 : -1);
    else if (key === "x") this.tick(rows[at], event.shiftKey);
    else return;
    event.preventDefault();
  }

  go(rows, at, by) {
    const row = rows[at < 0 ? 0 : at + by];
    const further = by > 0 ? this.dataset.after : this.dataset.before;
    if (row && ROOM.matches) this.open(row);
    else if (row) { row.querySelector("th a").focus({ preventScroll: true }); bring(row, "center"); }
    else if (further && this.mayLeave()) location.assign(further);
  }

  tick(row, sweep) {
    row?.querySelector(".tick input")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: sweep }));
  }

  mayLeave() {
    const typed = [...(this.panel?.querySelectorAll("textarea, input:not([type=hidden])") ?? [])].some((each) => each.value !== each.defaultValue);
    return !typed || confirm(this.dataset.unsaved);
  }

  async open(row, { keep = true } = {}) {
    const number = row.dataset.comment, page = row.querySelector("th a").href;
    if (!this.mayLeave()) return;
    this.wanted = number;
    this.mark(row);
    const answer = await fetch(`${page}?part=panel&table=${encodeURIComponent(this.dataset.table)}`).catch(() => null);
    if (this.wanted !== number) return;
    if (!answer?.ok || answer.redirected) { location.assign(page); return; }
    const opening = !this.panel;
    this.querySelector("[data-beside]").innerHTML = await answer.text();
    if (keep) this.keep(number, opening);
    this.panel.querySelector("h2").focus({ preventScroll: true });
    bring(row, "nearest");
  }

  close({ keep = true } = {}) {
    if (!this.mayLeave()) return;
    const row = this.current;
    this.wanted = null;
    this.querySelector("[data-beside]").replaceChildren();
    this.mark(null);
    if (keep) this.keep(null, true);
    row?.querySelector("th a").focus({ preventScroll: true });
    bring(row, "nearest");
  }

  mark(row) {
    for (const each of this.rows) each.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    bring(row, "nearest");
  }

  keep(number, push) {
    const address = new URL(location.href);
    address.hash = "";
    for (const name of ["comment", "did"]) address.searchParams.delete(name);
    if (number) address.searchParams.set("comment", number);
    history[push ? "pushState" : "replaceState"](null, "", address);
  }

  /* Back and forward: htmx would fetch the whole page, and the browser takes the focus once it has gone there. */
  async follow() {
    await globalThis.navigation?.transition?.finished.catch(() => null);
    const row = this.rows.find((each) => each.dataset.comment === this.asked);
    if (row) this.open(row, { keep: false });
    else if (this.panel) this.close({ keep: false });
  }
}

customElements.define("comment-desk", CommentDesk);
