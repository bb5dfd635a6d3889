/* Who has the floor, the big clock, what comes next, the round, and what wants a convenor's eye at once. */

import { $, announce, fill, list, minutes, now, oclock, say, settings, show, text } from "./draw.js";
import { sheetNow } from "./sheet.js";

let board = {};
let spoke = 0;

const spoken = (speaker, at) => at - speaker.since - speaker.held - (speaker.held_since ? at - speaker.held_since : 0);

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
  if (board.poll && $("b-close-poll")) $("b-close-poll").dataset.poll = board.poll.n;
}

function round() {
  const running = board.round;
  show($("round"), Boolean(running));
  if (!running) return;
  const next = running.next[0];
  fill($("b-round-next"), { next: next ? say("round-next-is", { name: next[1] }) : say("round-next") });
  fill($("round"), {
    words: say("round-words", { spoke: running.spoke, passed: running.passed, left: running.left, time: minutes(running.left * running.seconds * 1000) }),
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
  const clock = $("clock");
  const left = $("limit-left");
  if (!clock) return;
  if (!speaker) { text(clock, board.stage === "break" && board.until ? minutes(board.until - now()) : ""); show(left, false); clock.classList.remove("over"); return; }
  const ms = spoken(speaker, now());
  const over = board.limit > 0 && ms > board.limit * 1000;
  text(clock, minutes(ms));
  clock.classList.toggle("over", over);
  clock.classList.toggle("held", Boolean(speaker.held_since));
  show(left, board.limit > 0 || Boolean(speaker.held_since));
  const limit = board.limit > 0 ? (over ? say("over-by", { time: minutes(ms - board.limit * 1000) }) : say("left", { time: minutes(board.limit * 1000 - ms) })) : "";
  text(left, [speaker.held_since ? say("clock-stands") : "", limit].filter(Boolean).join(" "));
}
