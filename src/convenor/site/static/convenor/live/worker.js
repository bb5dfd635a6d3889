/* One connection a browser: every tab that shows the same face of the same meeting shares one EventSource.
   A tab says {hear: key, url} once and {here: key} now and then; it is told {type, data} as the server says it.
   Used as a SharedWorker; live.js falls back to `Line` of its own where browsers have none. */

const SILENT = 6500; // ms without a word (the server beats every 3 s): the line is dead, take another
const GONE_AFTER = 150000; // ms without a sign of a tab: it was closed
const WAITS = [300, 700, 1500, 3000];

export class Line {
  constructor(url, tell) {
    Object.assign(this, { url, tell, tries: 0, last: Date.now(), over: false });
    this.watch = setInterval(() => this.look(), 1000);
    this.dial();
  }

  dial() {
    clearTimeout(this.again);
    this.source?.close();
    if (this.over) return;
    this.last = Date.now();
    const source = (this.source = new EventSource(this.url));
    for (const type of ["board", "sheet", "beat"]) source.addEventListener(type, (event) => this.heard(type, event.data));
    source.addEventListener("gone", () => { this.stop(); this.tell("gone", "{}"); });
    source.onerror = () => { if (source === this.source) this.lost(); };
  }

  heard(type, data) {
    [this.tries, this.last] = [0, Date.now()];
    this.tell(type, data);
  }

  lost() {
    this.source.close();
    this.tell("lost", "{}");
    clearTimeout(this.again);
    this.again = setTimeout(() => this.dial(), WAITS[Math.min(this.tries++, WAITS.length - 1)] * (0.75 + Math.random() / 2));
  }

  look() { if (Date.now() - this.last > SILENT && !this.over) { this.last = Date.now(); this.lost(); } }

  poke() { if (Date.now() - this.last > SILENT) { this.tries = 0; this.dial(); } }

  stop() { this.over = true; clearInterval(this.watch); clearTimeout(this.again); this.source?.close(); }
}

/* Several tabs on one line; a tab that comes later is told at once what was said last. */
class Party {
  constructor(url) {
    this.tabs = new Map();
    this.said = new Map();
    this.line = new Line(url, (type, data) => this.pass(type, data));
  }

  pass(type, data) {
    if (type === "lost" || type === "gone") this.said.clear();
    else if (type !== "beat") this.said.set(type, data);
    for (const [port, seen] of this.tabs) {
      if (Date.now() - seen > GONE_AFTER) this.tabs.delete(port);
      else port.postMessage({ type, data });
    }
  }

  welcome(port) {
    this.tabs.set(port, Date.now());
    for (const [type, data] of this.said) port.postMessage({ type, data });
    this.line.poke();
  }
}

const parties = new Map();

const hear = (port, { hear: key, url }) => {
  const known = parties.get(key);
  if (known && !known.line.over && known.line.url === url) return known.welcome(port);
  const party = new Party(url); // a newer ticket takes the place of an older one
  for (const tab of known?.tabs.keys() ?? []) party.tabs.set(tab, Date.now());
  known?.line.stop();
  parties.set(key, party);
  return party.welcome(port);
};

const leave = (port, key) => {
  const party = parties.get(key);
  party?.tabs.delete(port);
  if (party && !party.tabs.size) { party.line.stop(); parties.delete(key); }
};

if (globalThis.SharedWorkerGlobalScope) {
  globalThis.onconnect = ({ ports: [port] }) => {
    port.onmessage = ({ data }) => {
      if (data.hear) hear(port, data);
      else if (data.bye) leave(port, data.bye);
      else if (data.here) { parties.get(data.here)?.tabs.set(port, Date.now()); parties.get(data.here)?.line.poke(); }
    };
  };
}
