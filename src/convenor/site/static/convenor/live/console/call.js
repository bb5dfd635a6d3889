/* A consensus call, step by step: blind, revealed with each objection worked, declared. And the straw poll, which decides
   nothing. Objections keep their forms while they are worked: only words around them change. */

import { $, announce, fill, keyed, list, percent, plainLines, say, show, text } from "./draw.js";
import { sheetNow } from "./sheet.js";
import { about, complain, hush, reason } from "./wishes.js";

const ORDER = ["support", "live-with", "clarify", "oppose", "abstain"];
let known = "";
let away = 0;

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
const counted = (counts) => list(ORDER.filter((each) => counts[each]).map((each) => say(`count-${each}`, {}, counts[each])));

function revealed(call, told) {
  fill($("call-revealed"), { words: say("call-revealed", { counts: counted(call.counts ?? {}), present: call.present }) });
  stands("call-by-interest", told.by_interest ?? {}, "no-interest");
  stands("call-by-body", told.by_body ?? {}, "no-body");
  const objections = told.objections ?? [];
  show($("objections-none"), !objections.length);
  keyed($("objections"), objections, (each) => each.seat, "t-objection", objection);
  keyed($("options"), told.options ?? [], (each) => each.n, "t-option", (node, each) => option(node, each, call.testing));
}

const stands = (id, groups, none) => keyed($(id), Object.entries(groups), (each) => each[0], "t-stand", (node, [name, counts]) => fill(node, { name: name || say(none), words: counted(counts) }));

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
  show($("poll"), Boolean(poll && told) && away !== poll?.n);
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

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-fold-away]")) return;
  show($("poll"), false);
  away = Number($("b-close-poll")?.dataset.poll ?? 0);
  $("h-queue")?.scrollIntoView({ block: "nearest" });
});
