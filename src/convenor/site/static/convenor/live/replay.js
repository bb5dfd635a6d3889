/* A meeting once more: its boards are fetched in pieces and drawn at any moment, at any speed.
   Between two events the clock runs on, as it did on the day. */

const told = JSON.parse(document.getElementById("replay").textContent);
const { words, times, begins, first, most, chapters } = told;
const SECOND = 1000, TENTH = 100, PATIENCE = 4000;

const offsets = [0];
for (const tenths of times) offsets.push(offsets.at(-1) + tenths * TENTH);
const LAST = offsets.length, END = offsets.at(-1);

const word = (key, values = {}) => {
  let text = words[key] ?? "";
  if (typeof text === "object") text = isOne(values.n) && (values.n || text.one.includes("{n}")) ? text.one : text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name === "interest" ? words[`interest-${values[name]}`] ?? values[name] : values[name]) ?? "");
};
const isOne = (n) => n === 1 || (n === 0 && document.documentElement.lang.startsWith("fr"));
const two = (number) => String(number).padStart(2, "0");
const lasting = (ms) => `${Math.floor(ms / 60000)}:${two(Math.floor(ms / SECOND) % 60)}`;

const element = (tag, text = "", attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

const share = (label, part, whole, shown) => {
  const bar = element("progress", "", { max: whole || 1, value: part, "aria-label": label });
  const drawn = element("dd");
  drawn.append(bar);
  return [element("dt", label), drawn, element("dd", shown)];
};

class MeetingReplay extends HTMLElement {
  connectedCallback() {
    this.boards = new Map();
    this.flying = new Map();
    this.place = 0;
    this.at = offsets[first - 1] ?? 0;
    this.speed = 10;
    this.parts = new Proxy({}, { get: (_, name) => this.querySelector(`[data-${name}]`) });
    this.clockOf = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: this.dataset.zone });
    this.listen();
    for (const each of this.querySelectorAll("[data-second]")) each.textContent = this.clockOf.format(new Date(begins + each.dataset.second * SECOND)).slice(0, 5);
    this.go(this.at);
  }

  disconnectedCallback() { this.pause(); }

  listen() {
    const { play, back, on, scrubber, speed } = this.parts;
    play.addEventListener("click", () => (this.playing ? this.pause() : this.play()));
    back.addEventListener("click", () => this.step(-1));
    on.addEventListener("click", () => this.step(1));
    scrubber.addEventListener("input", () => this.go(scrubber.value * SECOND));
    speed.addEventListener("change", () => { this.speed = Number(speed.value); });
    this.speed = Number(speed.value);
    for (const each of this.querySelectorAll("[data-place]")) each.addEventListener("click", () => this.jump(Number(each.dataset.place)));
    this.querySelector(".transport").addEventListener("keydown", (event) => this.pressed(event));
  }

  /* Keys count only while the focus is on the controls. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = { ",": () => this.step(-1), ".": () => this.step(1), "[": () => this.chapter(-1), "]": () => this.chapter(1) };
    if (event.key === " " && event.target === this.parts.scrubber) keys[" "] = () => (this.playing ? this.pause() : this.play());
    if (!keys[event.key] || event.target === this.parts.speed) return;
    event.preventDefault();
    keys[event.key]();
  }

  /* ---- moving ---- */

  play() {
    if (this.at >= END) this.at = offsets[first - 1] ?? 0;
    this.playing = true;
    this.parts.play.textContent = word("playing");
    this.parts.said.setAttribute("aria-live", "off");
    this.since = performance.now();
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  pause() {
    this.playing = false;
    cancelAnimationFrame(this.frame);
    this.parts.play.textContent = word("paused");
  }

  tick(now) {
    if (!this.playing) return;
    const next = Math.min(END, this.at + (now - this.since) * this.speed);
    this.since = now;
    if (this.boards.has(this.placeAt(next))) { this.at = next; this.draw(); } else this.fetch(this.placeAt(next));
    if (this.at >= END) return this.pause();
    this.frame = requestAnimationFrame((later) => this.tick(later));
  }

  step(by) {
    this.pause();
    this.parts.said.setAttribute("aria-live", "polite");
    this.jump(Math.max(1, Math.min(LAST, (this.place || this.placeAt(this.at)) + by)), true);
  }

  chapter(by) {
    const now = this.place;
    const found = by > 0 ? chapters.find((each) => each.place > now) : chapters.findLast((each) => each.place < now);
    if (found) this.jump(found.place);
  }

  jump(place, exactly = false) {
    this.exact = exactly ? place : 0;
    this.go(offsets[place - 1]);
  }

  async go(ms) {
    this.at = Math.max(0, Math.min(END, ms));
    const wanted = this.exact || this.placeAt(this.at);
    if (!this.boards.has(wanted)) await this.fetch(wanted);
    if (this.boards.has(wanted)) this.draw();
  }

  placeAt(ms) {
    let low = 0, high = offsets.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (offsets[middle] <= ms) low = middle; else high = middle - 1;
    }
    return low + 1;
  }

  /* ---- fetching ---- */

  fetch(place) {
    const start = Math.floor((place - 1) / most) * most + 1;
    if (!this.flying.has(start)) this.flying.set(start, this.load(start));
    return this.flying.get(start);
  }

  async load(start) {
    if (!this.place) this.parts.said.textContent = word("loading");
    try {
      const answer = await fetch(`${this.dataset.boards}?from=${start}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      let board = {}, sheet = {};
      for (const each of (await answer.json()).boards) {
        board = { ...board, ...each.set };
        for (const key of each.gone ?? []) delete board[key];
        sheet = each.sheet ?? sheet;
        this.boards.set(each.n, { board, sheet, said: each.said });
      }
    } catch {
      this.parts.said.textContent = word("cannot-load");
      setTimeout(() => this.flying.delete(start), PATIENCE);
    }
  }

  /* ---- drawing ---- */

  draw() {
    const place = this.exact && offsets[this.exact - 1] === this.at ? this.exact : this.placeAt(this.at);
    if (place !== this.exact) this.exact = 0;
    const shown = this.boards.get(place);
    if (!shown) return;
    if (place !== this.place) {
      this.place = place;
      this.drawBoard(shown);
      const later = place + most / 2;
      if (later <= LAST && !this.boards.has(later)) this.fetch(later);
    }
    this.drawClock(shown.board);
  }

  drawClock(board) {
    const now = begins + this.at, clock = this.clockOf.format(new Date(now));
    const { scrubber, spoken } = this.parts;
    this.parts.clock.textContent = clock;
    scrubber.value = Math.round(this.at / SECOND);
    const chapter = chapters.findLast((each) => each.place <= this.place);
    scrubber.setAttribute("aria-valuetext", word("in-item", { clock, chapter: chapter?.title ?? word("before-it-began") }));
    const speaker = board.speaker;
    spoken.hidden = !speaker;
    if (!speaker) return;
    const held = (speaker.held ?? 0) + (speaker.held_since ? now - speaker.held_since : 0);
    const ms = Math.max(0, now - speaker.since - held);
    spoken.textContent = lasting(ms);
    spoken.classList.toggle("over", board.limit > 0 && ms > board.limit * SECOND);
  }

  drawBoard({ board, sheet, said }) {
    this.parts.said.textContent = said || "\u00a0";
    this.drawFloor(board, sheet);
    this.drawQueue(board);
    this.drawCall(board, sheet);
    this.drawPoll(board, sheet);
    this.drawText(sheet);
    this.drawVoice(board);
    const current = chapters.findLast((each) => each.place <= this.place)?.place;
    for (const each of this.querySelectorAll("[data-place]")) each.setAttribute("aria-current", String(Number(each.dataset.place) === current));
  }

  drawFloor(board, sheet) {
    const { item, present, speaker, about } = this.parts;
    const open = sheet.agenda?.find((each) => each.n === board.item?.n);
    item.textContent = open ? `${open.n}. ${open.title}` : (board.stage === "open" && !board.breakouts ? word("no-item") : this.stage(board)) || word("no-item");
    present.textContent = word("present", { room: board.present?.[0] ?? 0, remote: board.present?.[1] ?? 0 });
    speaker.textContent = board.speaker?.name ?? (board.stage === "open" ? word("nobody-speaks") : this.stage(board));
    const told = board.speaker && [word(`mode-${board.speaker.mode ?? "room"}`), board.speaker.body, board.speaker.hat === "expert" ? word("has-floor-expert", { name: board.speaker.name }) : word(`kind-${board.speaker.kind ?? "new"}`), board.speaker.note];
    about.textContent = [...(told ?? []), board.point?.[1] && !told?.includes(board.point[1]) ? `“${board.point[1]}”` : ""].filter(Boolean).join(" · ");
    if (!told) about.textContent = [board.chair?.[1] && word("chaired", { name: board.chair[1] }), about.textContent].filter(Boolean).join(" · ");
  }

  stage(board) {
    const clock = board.until ? this.clockOf.format(new Date(board.until)).slice(0, 5) : "";
    if (board.breakouts) return word("stage-apart", { clock: this.clockOf.format(new Date(board.breakouts.until)).slice(0, 5) });
    return word(`stage-${board.stage}`, { clock }) || (board.stage === "planned" ? word("before-it-began") : "");
  }

  drawQueue(board) {
    const { queue, waits, waiting, order } = this.parts;
    const hands = board.queue ?? [], all = hands.length + (board.waiting ?? []).length;
    queue.hidden = board.stage !== "open";
    waits.textContent = all ? word("who-waits", { n: all }) : word("nobody-waits");
    waiting.replaceChildren(...hands.map((hand) => {
      const line = element("li"), who = element("span");
      who.append(element("strong", hand.name), element("span", ` ${[word(`kind-${hand.kind ?? "new"}`), word(`mode-${hand.mode ?? "room"}`), hand.body].filter(Boolean).join(" · ")}`, { class: "small soft" }));
      const values = { ...(hand.values ?? {}) };
      if ("seconds" in values) values.time = lasting(values.seconds * SECOND);
      line.append(who, element("span", word(`turn-${hand.reason}`, values), { class: "why" }));
      return line;
    }));
    order.textContent = board.round ? word("round", { seconds: board.round.seconds }) : word(`order-${board.order}`);
  }

  drawCall(board, sheet) {
    const { call } = this.parts;
    call.hidden = !board.call;
    if (!board.call) return;
    const answered = word("answered-so-far", { n: board.call.answered, of: board.call.present });
    this.querySelector("[data-call-answered]").textContent = answered;
    const counts = board.call.counts ?? {};
    this.querySelector("[data-call-counts]").replaceChildren(...["support", "live-with", "clarify", "oppose", "abstain"].filter((each) => counts[each]).flatMap((each) => share(word(`counted-${each}`), counts[each], board.call.answered, String(counts[each]))));
    this.parts.objections.replaceChildren(...(sheet.call?.objections ?? []).map((each) => {
      const line = element("li");
      line.append(element("strong", [each.name, each.body].filter(Boolean).join(", ")), element("span", `: ${each.gist || each.reason} `), element("span", word(`standing-${each.standing}`), { class: "tag" }));
      return line;
    }));
    this.parts.outcome.textContent = board.call.outcome ? [word(`outcome-${board.call.outcome}`), word(`next-${board.call.next_step}`)].filter(Boolean).join(" ") : "";
  }

  drawPoll(board, sheet) {
    const { poll, question } = this.parts;
    poll.hidden = !board.poll || !sheet.poll;
    if (poll.hidden) return;
    question.textContent = sheet.poll.question;
    const counts = board.poll.counts ?? [];
    this.querySelector("[data-poll-counts]").replaceChildren(...counts.flatMap((count, place) => share(sheet.poll.options[place] ?? "", count, board.poll.voted, String(count))));
    const values = { n: board.poll.voted, of: board.poll.present, voted: board.poll.voted, present: board.poll.present, absent: board.poll.absent };
    this.querySelector("[data-poll-result]").textContent = board.poll.open ? word("voted", values) : word("poll-result", values);
  }

  drawText(sheet) {
    const { text, clause } = this.parts;
    const shown = sheet.call_text || sheet.text;
    text.hidden = !shown;
    this.parts.words.textContent = shown ?? "";
    clause.textContent = sheet.clause ?? "";
  }

  drawVoice(board) {
    const { voice, shares, unheard } = this.parts;
    if (!voice) return;
    const people = board.voice?.people ?? [];
    voice.hidden = !people.length && !board.unheard?.n;
    shares.replaceChildren(...people.flatMap(([, name, percent]) => share(name, percent, 100, `${percent} %`)));
    unheard.textContent = board.unheard?.n ? word("not-heard", { n: board.unheard.n }) : "";
  }
}

customElements.define("meeting-replay", MeetingReplay);
