/* What goes on: the agenda, the floor, those who wait, and the call. */

import { $, about, announce, complain, fill, hush, keyed, list, mirror, percent, plainLines, reason, say, settings, sheetNow, show, text, wish } from "./draw.js";
import { POSITIONS, clock, discussed, interest, now, oclock, spoken, word } from "live";

/* The agenda with its clocks, and what the clock says of the rest. */

let board = {};

export function drawAgenda(told) {
  board = told;
  const sheet = sheetNow();
  keyed($("agenda"), sheet.agenda ?? [], (each) => each.n, "t-item", (node, item) => agendaLine(node, item));
  toCome();
  shownText(sheet);
  forecast();
  const current = (sheet.agenda ?? []).find((each) => each.n === board.item?.n);
  mirror({ text: sheet.text ?? "", clause: sheet.clause ?? "", limit: board.limit ?? 0, budget: board.budget ?? 0, item: current?.n ?? 0, minutes: board.item?.minutes ?? current?.minutes ?? 0 });
  show($("retime"), Boolean(board.item));
}

function agendaLine(node, item) {
  const here = board.item?.n === item.n;
  node.className = here ? "now" : item.standing === "closed" ? "past" : "";
  if (here) node.setAttribute("aria-current", "step"); else node.removeAttribute("aria-current");
  about(node, { item: item.n });
  fill(node, { n: item.n, title: item.title, about: here && board.point ? say("point-is", { point: board.point[1] }) : item.standing === "closed" ? say("item-closed") : "", time: here ? onClock() : planned(item) });
  const button = node.querySelector("button");
  if (!button) return;
  show(button, !here);
  const told = say(item.standing === "closed" ? "reopen-item" : "open-item", { title: item.title });
  if (button.getAttribute("aria-label") !== told) { button.setAttribute("aria-label", told); text(button, say(item.standing === "closed" ? "again" : "open")); }
}

const planned = (item) => (item.standing === "closed" ? say("spent-of", { spent: clock(item.spent), n: item.minutes }) : item.minutes ? say("minutes", { n: item.minutes }) : "");
const onClock = () => (board.item.minutes ? say("spent-of", { spent: clock(discussed(board.item)), n: board.item.minutes }) : clock(discussed(board.item)));

export function tickAgenda() {
  if (!board.item) return;
  const node = $("agenda")?.querySelector(".now");
  if (!node) return;
  fill(node, { time: onClock() });
  node.classList.toggle("late", board.item.minutes > 0 && discussed(board.item) > board.item.minutes * 60_000);
}

function forecast() {
  const place = $("forecast");
  const told = board.forecast;
  show(place, Boolean(told) && board.stage !== "closed");
  if (told) {
    const key = `forecast-${told.waiting ? "now" : "none"}-${told.late > 0 ? "late" : "fits"}`;
    const words = say(key, { each: told.each, late: told.late, left: Math.max(0, -told.late) }, told.waiting);
    text(place, [words, ...told.facts.filter(([code]) => code !== "forecast-meeting-late").map(([code, values]) => say(code, values))].join(" "));
    place.classList.toggle("late", told.late > 0);
  }
  agendaEnds();
}

/* When the whole agenda ends, if each item that is left takes its time. */
function agendaEnds() {
  const items = sheetNow().agenda ?? [];
  const left = items.filter((each) => each.standing === "planned" && each.n !== board.item?.n).reduce((sum, each) => sum + each.minutes, 0);
  const here = board.item?.minutes ? Math.max(board.item.minutes * 60_000 - discussed(board.item), 0) + Math.max(0, (board.forecast?.late ?? 0) * 60_000) : 0;
  const running = board.stage === "open" && settings.ends && (left > 0 || here > 0);
  show($("forecast-end"), Boolean(running));
  if (!running) return;
  const end = now() + here + left * 60_000;
  const late = Math.round((end - settings.ends) / 60_000);
  text($("forecast-end"), say(late > 0 ? "forecast-end-late" : "forecast-end", { clock: oclock(end), late }));
}

/* Items that were not opened yet can take another place. */
const moving = $("move-items");
const coming = () => (sheetNow().agenda ?? []).filter((each) => each.standing === "planned");

function toCome() {
  if (!moving) return;
  const item = moving.querySelector("select");
  const told = coming();
  const known = JSON.stringify(told.map(({ n, title }) => [n, title]));
  show(moving, told.length > 0);
  if (item.dataset.known === known) return;
  item.dataset.known = known;
  const chosen = item.value;
  item.replaceChildren(...told.map(({ n, title }) => new Option(`${n} · ${title}`, n)));
  if (told.some(({ n }) => String(n) === chosen)) item.value = chosen;
}

moving?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const numbers = coming().map(({ n }) => n);
  const item = Number(moving.querySelector("select").value);
  const at = numbers.indexOf(item);
  const does = event.submitter?.value;
  if (does === "earlier" && at === 0) return;
  const told = does === "drop" ? { do: "drop-item" } : { do: "move-item", before: (does === "earlier" ? numbers[at - 1] : does === "later" ? numbers[at + 2] : 0) ?? 0 };
  if (await wish({ ...told, item }, moving)) announce(say("done"));
});

function shownText(sheet) {
  show($("text-none"), !sheet.text);
  text($("text-clause"), sheet.clause ? say("clause-is", { clause: sheet.clause }) : "");
  text($("text-now"), sheet.text ?? "");
}

/* Who has the floor, the big clock, what comes next, the round, and what wants a convenor's eye at once. */

let spoke = 0;

export function drawFloor(told) {
  board = told;
  const { speaker } = board;
  const part = document.querySelector(".floor-part");
  fill(part, { eyebrow: speaker ? eyebrow(speaker) : say("floor-free"), name: speaker?.name ?? say(idle()) });
  part.classList.toggle("free", !speaker);
  note(speaker);
  buttons();
  round();
  notices();
  tick();
  if (speaker && speaker.seat !== spoke) announce(say("has-the-floor", { name: speaker.name }));
  spoke = speaker?.seat ?? 0;
}

const idle = () => ({ planned: "stage-planned", break: "stage-break", closed: "stage-closed" })[board.stage] ?? "nobody-speaks";

function eyebrow(speaker) {
  const parts = [say(speaker.hat ? `hat-${speaker.hat}` : "has-floor"), say(speaker.mode === "remote" ? "remote" : "in-room"), speaker.body, kindOf(speaker)];
  return parts.filter(Boolean).join(" · ");
}

export function kindOf(hand) {
  if (hand.kind !== "reply") return say(`kind-${hand.kind || "new"}`);
  return board.point ? say("reply-to", { point: board.point[1] }) : say("kind-reply");
}

function note(speaker) {
  show($("floor-note"), Boolean(speaker?.note));
  text($("floor-note"), speaker?.note ? say("quoted", { words: speaker.note }) : "");
}

function buttons() {
  const next = board.queue?.[0];
  fill($("b-next"), { next: next ? say("next-is", { name: next.name }) : say("next") });
  const inRound = Boolean(board.round);
  const called = ["blind", "revealed"].includes(board.call?.stage); // then the next thing to do stands in the call
  for (const id of ["b-next", "b-round-next"]) $(id)?.classList.toggle("primary", !called);
  show($("b-next"), !inRound);
  show($("b-round-next"), inRound);
  show($("b-round"), !inRound);
  const held = Boolean(board.speaker?.held_since);
  show($("b-hold"), !held);
  show($("b-resume"), held);
  const close = board.open !== false;
  show($("b-close"), close);
  show($("b-open"), !close);
  if (board.poll) for (const id of ["b-close-poll", "b-hide-poll"]) if ($(id)) $(id).dataset.poll = board.poll.n;
}

function round() {
  const running = board.round;
  show($("round"), Boolean(running));
  if (!running) return;
  const next = running.next[0];
  fill($("b-round-next"), { next: next ? say("round-next-is", { name: next[1] }) : say("round-next") });
  fill($("round"), {
    words: say("round-words", { spoke: running.spoke, passed: running.passed, left: running.left, time: clock(running.left * running.seconds * 1000) }),
    next: running.next.length ? say("round-coming", { names: list(running.next.map((each) => each[1])) }) : say("round-done"),
    pass: next ? say("round-pass", { name: next[1] }) : say("pass"),
  });
  const pass = $("b-pass");
  if (pass) { show(pass, Boolean(next)); pass.dataset.seat = next?.[0] ?? 0; }
}

function notices() {
  stage();
  offer();
  const me = board.chair?.[0] !== settings.seat && board.speaker?.seat === settings.seat && board.speaker?.hat === "expert";
  show($("n-hat"), me);
  const third = board.voice?.heavy;
  show($("n-third"), Boolean(third));
  if (third) text($("n-third"), say("passes-third", { name: third[1], percent: third[2] }));
  language();
}

function stage() {
  const apart = Boolean(board.breakouts);
  const words = board.stage === "planned" ? say("stage-planned-long") : board.stage === "break" ? say("break-until", { clock: board.until ? oclock(board.until) : "" }) : board.stage === "closed" ? say("stage-closed-long") : apart ? say("apart-until", { clock: oclock(board.breakouts.until) }) : "";
  show($("n-stage"), Boolean(words));
  fill($("n-stage"), { words, planned: board.stage === "planned", on_break: board.stage === "break", apart });
}

function offer() {
  const to = board.offered;
  show($("n-offer"), Boolean(to));
  if (!to) return;
  const mine = to[0] === settings.seat;
  const given = board.chair[0] === settings.seat;
  const words = mine ? say("offer-mine", { name: board.chair[1] }) : given ? say("offer-given", { name: to[1] }) : say("offer-other", { name: board.chair[1], to: to[1] });
  fill($("n-offer"), { words, mine, given });
}

const FRESH = 90_000;
function language() {
  const asked = [board.restate && now() - board.restate < FRESH && say("restate-asked"), board.slower && now() - board.slower < FRESH && say("slower-asked")].filter(Boolean);
  show($("n-restate"), asked.length > 0);
  fill($("n-restate"), { words: asked.join(" ") });
  const gist = sheetNow().gist;
  const standing = board.gist?.standing;
  show($("n-gist"), Boolean(gist && board.gist && standing !== "confirmed"));
  if (gist && board.gist) fill($("n-gist"), { words: say(`gist-${standing || "waiting"}`, { name: gist.name }), text: gist.text });
}

/* The clocks: drawn four times a second from what the last snapshot said; nothing is asked for it. */
export function tick() {
  const { speaker } = board;
  const big = $("clock");
  const left = $("limit-left");
  if (!big) return;
  if (!speaker) { text(big, board.stage === "break" && board.until ? clock(board.until - now()) : ""); show(left, false); big.classList.remove("over"); return; }
  const ms = spoken(speaker);
  const over = board.limit > 0 && ms > board.limit * 1000;
  text(big, clock(ms));
  big.classList.toggle("over", over);
  big.classList.toggle("held", Boolean(speaker.held_since));
  show(left, board.limit > 0 || Boolean(speaker.held_since));
  const limit = board.limit > 0 ? (over ? say("over-by", { time: clock(ms - board.limit * 1000) }) : say("left", { time: clock(board.limit * 1000 - ms) })) : "";
  text(left, [speaker.held_since ? say("clock-stands") : "", limit].filter(Boolean).join(" "));
}

/* The queue, one line a hand: whose, what about, who entered it, and why this place. */

const WAYS = { typed: "way-typed", map: "way-map", watcher: "way-watcher" };

export function drawQueue(board, nameOf) {
  const queue = board.queue ?? [];
  const more = board.waiting ?? [];
  text($("waiting-words"), queue.length ? say("waiting", {}, queue.length + more.length) : say("waiting-none"));
  const kind = board.order !== "budget" ? "order-is" : board.budget ? "order-with-budget" : "order-without-budget";
  text($("order-words"), say(kind, { order: say(`order-${board.order}`), time: clock((board.budget ?? 0) * 1000) }));
  show($("queue-none"), !queue.length);
  show($("queue-closed"), board.open === false && board.stage !== "closed");
  text($("queue-closed"), board.last_word ? say("last-word-is", { name: nameOf(board.last_word) }) : say("queue-closed"));
  keyed($("queue"), queue.map((hand, index) => ({ hand, index })), (each) => each.hand.seat, "t-hand", (node, each) => handLine(node, each.hand, each.index + 1, board, nameOf));
  show($("queue-more"), more.length > 0);
  text($("queue-more"), say("queue-more", { names: list(more.map(nameOf).filter(Boolean)) }, more.length));
}

function handLine(node, hand, place, board, nameOf) {
  about(node, { seat: hand.seat });
  const parts = [kindOf(hand), say(hand.mode === "remote" ? "remote" : "in-room"), hand.body, entered(hand, nameOf)];
  const note = board.notes?.[hand.seat] ?? hand.note ?? "";
  fill(node, { place, name: hand.name, about: parts.filter(Boolean).join(" · "), note: note ? say("quoted", { words: note }) : "", reason: placeReason(hand, nameOf) });
  for (const button of node.querySelectorAll("button")) {
    const told = say(button.dataset.do === "give-floor" ? "call-now" : "lower-hand", { name: hand.name });
    if (button.getAttribute("aria-label") !== told) button.setAttribute("aria-label", told);
  }
  node.classList.toggle("mine", hand.seat === settings.seat);
}

function entered(hand, nameOf) {
  if (hand.by && hand.by !== hand.seat) return say("entered-by", { name: nameOf(hand.by) });
  return hand.way && WAYS[hand.way] ? say(WAYS[hand.way]) : "";
}

/* Why this place, in the words that phones and projector use too. */
const placeReason = (hand) => {
  const values = { ...(hand.values ?? {}) };
  if ("seconds" in values) values.time = clock(values.seconds * 1000);
  return word(`turn-${hand.reason}`, values);
};

/* A consensus call, step by step: blind, revealed with each objection worked, declared. And the straw poll, which decides
   nothing. Objections keep their forms while they are worked: only words around them change. */

let known = "";

export function drawCall(board) {
  const { call } = board;
  const part = $("call");
  show(part, Boolean(call));
  if (!call) return;
  const sheet = sheetNow();
  fill(part, { clause: call.clause, kind: say(call.substantial ? "substantial" : "not-substantial") });
  text($("call-text"), sheet.call_text ?? "");
  steps(call.stage);
  show($("call-blind"), call.stage === "blind");
  show($("call-revealed"), call.stage === "revealed");
  show($("call-declared"), call.stage === "declared");
  if (call.stage === "blind") fill($("call-blind"), { words: say("call-answered", { answered: call.answered, present: call.present }) });
  if (call.stage === "revealed") revealed(call, sheet.call ?? {});
  if (call.stage === "declared") fill($("call-declared"), { words: outcome(call) });
  if (known && known !== `${call.n}${call.stage}`) announce(say(`call-now-${call.stage}`));
  known = `${call.n}${call.stage}`;
}

function steps(stage) {
  for (const step of $("call-steps").children) {
    const here = step.dataset.step === stage;
    step.className = ["blind", "revealed", "declared"].indexOf(step.dataset.step) < ["blind", "revealed", "declared"].indexOf(stage) ? "past" : "";
    if (here) step.setAttribute("aria-current", "step"); else step.removeAttribute("aria-current");
  }
}

const outcome = (call) => (call.outcome === "none" ? say(`declared-none-${call.next_step}`) : say(`declared-${call.outcome}`, { n: call.decision }));
const counted = (counts) => list(POSITIONS.filter((each) => counts[each]).map((each) => say(`count-${each}`, {}, counts[each])));

function revealed(call, told) {
  fill($("call-revealed"), { words: say("call-revealed", { counts: counted(call.counts ?? {}), present: call.present }) });
  stands("call-by-interest", told.by_interest ?? {}, "no-interest");
  stands("call-by-body", told.by_body ?? {}, "no-body");
  const objections = told.objections ?? [];
  show($("objections-none"), !objections.length);
  keyed($("objections"), objections, (each) => each.seat, "t-objection", objection);
  keyed($("options"), told.options ?? [], (each) => each.n, "t-option", (node, each) => option(node, each, call.testing));
}

const stands = (id, groups, none) => keyed($(id), Object.entries(groups), (each) => each[0], "t-stand", (node, [name, counts]) => fill(node, { name: (none === "no-interest" ? interest(name) : name) || say(none), words: counted(counts) }));

function objection(node, each) {
  about(node, { seat: each.seat });
  const asked = Boolean(each.gist) && !each.confirmed;
  const standing = each.standing === "open" ? (each.confirmed ? "confirmed" : asked ? "asked" : "open") : each.standing;
  fill(node, { name: each.body ? `${each.name} · ${each.body}` : each.name, clause: each.clause || "–", reason: each.reason || "–", remedy: each.remedy || "–", why: each.why || "–", gist: each.gist || "–", state: say(`objection-${standing}`), open: each.standing !== "withdrawn", asked });
  node.querySelector(".tag").className = `tag ${each.standing === "sustained" ? "conflict" : each.standing === "withdrawn" ? "done" : "attend"}`;
  const sustain = node.querySelector('[data-do="sustain-objection"]');
  if (sustain) show(sustain, each.standing !== "sustained");
}

function option(node, each, testing) {
  about(node, { option: each.n });
  const state = testing === each.n ? (each.unlivable.length ? "option-asking" : "option-asking-none") : each.tested ? (each.unlivable.length ? "option-not-for-all" : "option-for-all") : "option-new";
  fill(node, { title: say("option-n", { n: each.n }), text: each.text, state: say(state, {}, each.unlivable.length) });
  plainLines(node.querySelector("[data-list]"), each.unlivable.map(([, name, why]) => (why ? say("cannot-live-why", { name, why }) : say("cannot-live", { name }))));
}

/* ---- declaring: "none" says what comes next ---- */

export function callForms(drafts) {
  const form = $("declare");
  form?.addEventListener("change", () => {
    const outcome = form.elements.outcome.value;
    show($("next-step"), outcome === "none");
    const why = reason(`declare-call ${outcome}`);
    if (why) complain(form, { words: why }); else hush(form);
  });
  form?.addEventListener("reset", () => show($("next-step"), false));
  $("d-call")?.addEventListener("asked", () => prefill(drafts));
}

async function prefill(drafts) {
  const form = $("d-call").querySelector("form");
  const found = await drafts();
  const sheet = sheetNow();
  const values = { draft: found.draft || sheet.text || "", clause: sheet.clause || "" };
  for (const field of form.querySelectorAll("[data-prefill]")) if (!field.dataset.touched) field.value = values[field.dataset.prefill];
  text($("call-from"), found.draft ? say("draft-from-agenda") : sheet.text ? say("draft-from-text") : "");
}

/* ---- straw poll ---- */

export function drawPoll(board) {
  const { poll } = board;
  const told = sheetNow().poll;
  show($("poll"), Boolean(poll && told));
  if (!poll || !told) return;
  const counts = poll.counts ?? [];
  const most = Math.max(1, poll.voted);
  const words = poll.open ? say("poll-open", { voted: poll.voted, present: poll.present }) : say("poll-closed", { voted: poll.voted, present: poll.present, absent: poll.absent ?? 0 });
  fill($("poll"), { question: told.question, words });
  keyed($("poll-options"), told.options.map((name, index) => ({ name, count: counts[index] })), (each) => each.name, "t-bar", (node, each) => {
    fill(node, { name: each.name, share: poll.open ? "" : say("poll-count", { percent: percent((100 * each.count) / most) }, each.count) });
    node.querySelector("[data-bar]").setAttribute("width", String(poll.open ? 0 : (100 * each.count) / most));
  });
  show($("b-close-poll"), poll.open);
  show($("b-hide-poll"), !poll.open);
}
