/* What was pressed and is not answered yet. It stands in this browser's storage, is sent in its order and repeated
   until the server has answered: it survives a lost connection, a reload and a closed browser. The key makes sure
   that what is sent twice happens once. */

export const PATIENCE = 3000; // ms for one try; what is not answered then is sent again, with the same key
const WAITS = [300, 800, 2000, 4000];
const TOO_OLD = 15 * 60 * 1000; // a hand raised a quarter of an hour ago would surprise everybody

/* A key for one wish; also where a page without https has no randomUUID. */
export const fresh = () => (crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join(""));

export class Outbox {
  constructor(place, url, ticket, tell) {
    Object.assign(this, { place, url, ticket, tell, tries: 0, waiting: new Map(), memory: "[]" });
    addEventListener("online", () => this.hurry());
  }

  get letters() {
    try { return JSON.parse(localStorage.getItem(this.place) ?? "[]"); } catch { return JSON.parse(this.memory); }
  }

  set letters(all) {
    this.memory = JSON.stringify(all);
    try { if (all.length) localStorage.setItem(this.place, this.memory); else localStorage.removeItem(this.place); } catch { /* private mode: kept in memory */ }
  }

  send(wish) {
    const letter = { key: fresh(), at: Date.now(), wish };
    this.letters = [...this.letters, letter];
    const answered = new Promise((resolve) => this.waiting.set(letter.key, resolve));
    this.tell("pending", wish);
    this.flush();
    return answered;
  }

  hurry() { this.tries = 0; clearTimeout(this.later); this.flush(); }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.later);
    for (let [letter] = this.letters; letter; [letter] = this.letters) {
      const answer = await this.deliver(letter);
      if (!answer) { this.later = setTimeout(() => this.flush(), WAITS[Math.min(this.tries++, WAITS.length - 1)]); break; }
      this.tries = 0;
      this.settle(letter, answer);
    }
    this.busy = false;
  }

  settle(letter, answer) {
    this.letters = this.letters.filter((each) => each.key !== letter.key);
    this.waiting.get(letter.key)?.(answer);
    const asked = this.waiting.delete(letter.key);
    this.tell("answered", { wish: letter.wish, answer, asked });
  }

  /* The answer, or nothing when it has to be tried again. */
  async deliver({ key, at, wish }) {
    if (Date.now() - at > TOO_OLD) return { refused: "too-late-to-send" };
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(this.url, {
        method: "POST", signal: stop.signal, cache: "no-store", credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-Ticket": this.ticket, "Accept": "application/json", "Accept-Language": document.documentElement.lang },
        body: JSON.stringify({ key, ...wish }),
      });
      const told = await answer.json().catch(() => ({}));
      const broken = answer.status === 500 && told.refused; // our own answer: a second try would break again
      if ((answer.status >= 500 && !broken) || answer.status === 429 || answer.status === 408) return null;
      return answer.ok ? told : { refused: "not-at-this-point", ...told, status: answer.status };
    } catch { return null; } finally { clearTimeout(timer); }
  }
}
