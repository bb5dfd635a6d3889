/* <page-watch>: asks now and then, while the page is in sight, whether somebody has changed what it shows (data-seen), and says so in one
   sentence. Nothing is drawn anew by itself: what somebody types stays, and is compared when it is sent. */

const EVERY = 10_000;

class PageWatch extends HTMLElement {
  connectedCallback() {
    this.leaving = new AbortController();
    const { signal } = this.leaving;
    document.addEventListener("visibilitychange", () => this.ask(), { signal });
    this.addEventListener("click", (event) => this.look(event), { signal });
    this.clock = setInterval(() => this.ask(), Number(this.dataset.every) || EVERY);
  }

  disconnectedCallback() { clearInterval(this.clock); this.leaving.abort(); }

  async ask() {
    if (document.hidden || this.asking || this.firstElementChild) return;
    this.asking = true;
    const { at, seen } = this.dataset;
    const answer = await fetch(`${at}?seen=${encodeURIComponent(seen)}`, { signal: this.leaving.signal }).catch(() => null);
    if (answer?.status === 200 && !answer.redirected) this.innerHTML = await answer.text();
    this.asking = false;
  }

  look(event) {
    if (!event.target.closest("[data-look]")) return;
    event.preventDefault();
    const fields = document.querySelectorAll("main :is(textarea, input:not([type=hidden], [type=checkbox], [type=radio]))");
    const typed = [...fields].some((each) => each.value !== each.defaultValue);
    if (!typed || confirm(this.dataset.unsaved)) location.reload();
  }
}

customElements.define("page-watch", PageWatch);
