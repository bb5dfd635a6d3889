/* <autosave-form data-url data-key …>: saves each field of the form inside it while somebody writes.
   POST csrfmiddlewaretoken, field, text, revision
     → 200 {revision, saved_at} | 409 {revision, text, saved_at, words} | other 4xx {words}
   Until the server has said 200, the words stand in this browser's storage too and are offered after a reload.
   Every word shown comes from data- attributes (see _autosave_words.html). Without this file the form is a plain form. */

const PAUSE = 1500; // ms after the last key
const AT_MOST = 4000; // ms between saves while typing goes on
const RETRIES = [2000, 5000, 10000, 20000, 30000];
const KEEPALIVE_LIMIT = 60000; // bytes a browser still sends while the page closes
const ANNOUNCE_EVERY = 20000;

const sameText = (one, other) => one.replaceAll("\r\n", "\n") === other.replaceAll("\r\n", "\n");

const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

/* One named field: a control, or all radio buttons or check boxes of one name. */
class Field {
  constructor(name, controls, home) {
    Object.assign(this, { name, controls, home, timer: 0, retry: 0, tries: 0, since: 0, flying: null, sent: [], stuck: false });
    this.first = controls[0];
    this.revision = controls.map((each) => each.dataset.revision).find((each) => each !== undefined) ?? "0";
    this.known = this.asServed();
    this.state = home.querySelector(`[data-saved-for="${CSS.escape(name)}"]`) ?? this.makeState();
  }

  get grouped() { return ["radio", "checkbox"].includes(this.first.type); }

  get text() {
    if (!this.grouped) return this.first.value;
    return this.controls.filter((each) => each.checked).map((each) => each.value).join(" ");
  }

  set text(words) {
    const chosen = words.split(" ");
    if (this.grouped) for (const each of this.controls) each.checked = chosen.includes(each.value);
    else this.first.value = words;
  }

  asServed() {
    if (this.grouped) return this.controls.filter((each) => each.defaultChecked).map((each) => each.value).join(" ");
    if (this.first.options) return [...this.first.options].filter((each) => each.defaultSelected).map((each) => each.value)[0] ?? this.first.value;
    return this.first.defaultValue;
  }

  get dirty() { return !sameText(this.text, this.known); }

  makeState() {
    const made = element("span", { class: "saved", "data-saved-for": this.name, hidden: "" });
    this.place.append(made);
    return made;
  }

  get place() { return this.first.closest(".field, fieldset") ?? this.first.parentElement; }
}

class AutosaveForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form || this.fields) return;
    this.fields = this.findFields();
    this.live = this.appendChild(element("p", { class: "visually-hidden", role: "status", "aria-live": "polite" }));
    this.leaving = new AbortController();
    const on = (target, type, does) => target.addEventListener(type, does, { signal: this.leaving.signal });
    on(this.form, "input", (event) => this.typed(event));
    on(this.form, "change", (event) => this.left(event));
    on(this.form, "focusout", (event) => this.left(event));
    on(this.form, "submit", (event) => this.beforeSubmit(event));
    on(window, "pagehide", () => this.saveAll());
    on(window, "online", () => this.saveAll());
    on(document, "visibilitychange", () => document.hidden && this.saveAll());
    for (const field of this.fields.values()) this.greet(field);
  }

  disconnectedCallback() { this.leaving?.abort(); this.saveAll(); }

  findFields() {
    const byName = new Map();
    for (const control of this.form.elements) {
      const skip = !control.name || control.disabled || control.readOnly || control.dataset.autosave === "off";
      if (skip || ["hidden", "submit", "button", "reset", "file", "password", "fieldset"].includes(control.type)) continue;
      byName.set(control.name, [...(byName.get(control.name) ?? []), control]);
    }
    return new Map([...byName].map(([name, controls]) => [name, new Field(name, controls, this)]));
  }

  /* ---- what the person does ---- */

  typed(event) {
    const field = this.fields.get(event.target.name);
    if (!field) return;
    this.keep(field);
    if (field.stuck) return;
    if (!field.dirty && !field.flying) return;
    field.since ||= Date.now();
    this.show(field, "saving");
    clearTimeout(field.timer);
    const wait = Math.max(0, Math.min(PAUSE, field.since + AT_MOST - Date.now()));
    field.timer = setTimeout(() => this.save(field), wait);
  }

  left(event) {
    const field = this.fields.get(event.target.name);
    if (field?.dirty && !field.stuck) this.save(field);
  }

  async beforeSubmit(event) {
    const waiting = [...this.fields.values()].filter((field) => field.dirty || field.flying);
    if (!waiting.length || this.letGo) return;
    event.preventDefault();
    const { submitter } = event;
    await this.saveAll();
    const unsaved = waiting.find((field) => field.dirty);
    if (unsaved) return this.complain(unsaved);
    this.letGo = true;
    this.form.requestSubmit(submitter);
    this.letGo = false;
  }

  complain(field) {
    field.first.focus();
    this.say(field.state.textContent);
  }

  /* ---- saving ---- */

  saveAll() { return Promise.all([...(this.fields?.values() ?? [])].filter((field) => field.dirty && !field.stuck).map((field) => this.save(field))); }

  save(field) {
    clearTimeout(field.timer);
    clearTimeout(field.retry);
    field.flying ??= this.send(field).finally(() => { field.flying = null; }).then((again) => again && this.save(field));
    return field.flying;
  }

  /* Sends once; resolves to true when there are newer words to send at once. */
  async send(field) {
    const text = field.text;
    if (sameText(text, field.known)) { this.settle(field); return false; }
    field.since = 0;
    const earlier = [...field.sent];
    field.sent.push(text);
    this.show(field, "saving");
    try {
      const answer = await this.post(field, text);
      return await this.take(field, text, earlier, answer);
    } catch {
      this.tryLater(field);
      return false;
    }
  }

  post(field, text) {
    const token = this.form.elements.csrfmiddlewaretoken?.value ?? "";
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, field: field.name, text, revision: field.revision });
    const keepalive = new Blob([body.toString()]).size < KEEPALIVE_LIMIT;
    return fetch(this.dataset.url, { method: "POST", body, keepalive, credentials: "same-origin", headers: { Accept: "application/json" }, signal: AbortSignal.timeout(15000) });
  }

  async take(field, text, earlier, answer) {
    const isJson = answer.headers.get("content-type")?.includes("json");
    if (answer.status === 429 || answer.status >= 500) throw new Error("later");
    if (!isJson || answer.redirected) { this.refuse(field, this.dataset.signedOut); return false; }
    const told = await answer.json();
    if (answer.ok) return this.acknowledge(field, text, told);
    if (answer.status !== 409) { this.refuse(field, told.words); return false; }
    if (sameText(told.text, text)) return this.acknowledge(field, text, told);
    if (earlier.some((each) => sameText(told.text, each))) { // ours, whose answer was lost on the way
      this.remember(field, told.text, told.revision);
      return true;
    }
    this.showBoth(field, told);
    return false;
  }

  remember(field, text, revision) {
    field.known = text;
    field.sent = [];
    field.revision = String(revision);
    for (const each of this.querySelectorAll(`[data-revision-of="${CSS.escape(field.name)}"]`)) each.value = field.revision;
  }

  acknowledge(field, text, told) {
    this.remember(field, text, told.revision);
    field.savedAt = told.saved_at;
    const failedBefore = field.tries > 0;
    field.tries = 0;
    this.settle(field, failedBefore);
    this.dispatchEvent(new CustomEvent("autosave:saved", { bubbles: true, detail: { field: field.name, ...told } }));
    return field.dirty;
  }

  settle(field, announce = false) {
    if (field.dirty) return;
    localStorage.removeItem(this.storeKey(field));
    if (field.savedAt) this.show(field, "saved", this.dataset.saved.replace("{time}", this.clock(field.savedAt)), announce);
    else field.state.hidden = true;
  }

  tryLater(field) {
    const wait = RETRIES[Math.min(field.tries, RETRIES.length - 1)];
    field.tries += 1;
    this.show(field, "unsaved", this.dataset.unsaved, field.tries === 1);
    field.retry = setTimeout(() => this.save(field), wait);
  }

  refuse(field, words) {
    this.show(field, "refused", words || this.dataset.unsaved, true);
  }

  /* ---- keeping words in this browser until they are saved ---- */

  storeKey(field) { return ["convenor", this.dataset.person ?? "", this.dataset.key ?? location.pathname, field.name].join("|"); }

  keep(field) {
    try {
      if (field.dirty) localStorage.setItem(this.storeKey(field), JSON.stringify({ text: field.text, at: new Date().toISOString() }));
      else localStorage.removeItem(this.storeKey(field));
    } catch { /* storage is full or closed: the server is still asked */ }
  }

  kept(field) {
    try { return JSON.parse(localStorage.getItem(this.storeKey(field))); } catch { return null; }
  }

  /* On arrival: words this browser brought back by itself are saved, words from an earlier visit are offered. */
  greet(field) {
    const kept = this.kept(field);
    if (field.dirty) { this.keep(field); this.save(field); return; }
    if (!kept || sameText(kept.text, field.known)) { localStorage.removeItem(this.storeKey(field)); return; }
    const found = this.dataset.found.replace("{time}", this.clock(kept.at));
    this.ask(field, "attend", found, [kept.text], [
      [this.dataset.restore, () => { field.text = kept.text; this.save(field); }],
      [this.dataset.discard, () => localStorage.removeItem(this.storeKey(field))],
    ]);
  }

  /* ---- two windows, two texts: the person chooses ---- */

  showBoth(field, told) {
    field.stuck = true;
    this.show(field, "stale", this.dataset.stale, true);
    const mine = () => field.text;
    const decide = (text) => () => {
      field.stuck = false;
      this.remember(field, told.text, told.revision);
      field.savedAt = told.saved_at;
      field.text = text();
      this.keep(field);
      if (field.dirty) this.save(field); else this.settle(field);
    };
    const choices = [[this.dataset.keepMine, decide(mine)], [this.dataset.takeTheirs, decide(() => told.text)]];
    if (!field.grouped) choices.push([this.dataset.keepBoth, decide(() => `${mine()}\n\n${told.text}`)]);
    this.ask(field, "conflict", told.words || this.dataset.stale, [told.text], choices, this.dataset.theirs);
  }

  ask(field, kind, title, texts, choices, label) {
    field.question?.remove();
    const box = element("div", { class: `notice ${kind}`, role: "group", "aria-label": title });
    const inside = element("div", { class: "stack tight" }, element("p", { class: "strong" }, title));
    if (label) inside.append(element("p", { class: "small soft" }, label));
    if (!field.grouped) for (const text of texts) inside.append(element("blockquote", { class: "kept written" }, text));
    const buttons = choices.map(([words, does]) => {
      const button = element("button", { type: "button" }, words);
      button.addEventListener("click", () => { box.remove(); field.question = null; field.first.focus(); does(); });
      return button;
    });
    inside.append(element("div", { class: "row" }, ...buttons));
    box.append(inside);
    field.place.append(box);
    field.question = box;
  }

  /* ---- saying how it stands ---- */

  show(field, state, words = this.dataset.saving, announce = false) {
    field.state.hidden = false;
    field.state.dataset.state = state;
    field.state.textContent = words;
    const quiet = Date.now() - (this.saidAt ?? 0) < ANNOUNCE_EVERY;
    if (announce || (state === "saved" && !quiet)) this.say(words);
  }

  say(words) {
    this.saidAt = Date.now();
    this.live.textContent = words;
  }

  clock(moment) {
    const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(this.dataset.zone && { timeZone: this.dataset.zone }) };
    return new Intl.DateTimeFormat(document.documentElement.lang, options).format(new Date(moment));
  }
}

customElements.define("autosave-form", AutosaveForm);
