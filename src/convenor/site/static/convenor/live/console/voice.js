/* Who is heard: sentences first, a picture beside them, the table that the picture stands in. */

import { $, fill, keyed, list, percent, plainLines, say, show, text } from "./draw.js";

export function drawVoice(board) {
  const { voice, unheard } = board;
  const part = document.querySelector(".voice-part");
  if (!part) return;
  text($("voice-seen"), board.voice_to_all ? say("seen-by-all") : say("seen-by-convenors"));
  show($("b-show"), !board.voice_to_all);
  show($("b-hide"), Boolean(board.voice_to_all));
  const facts = (voice?.facts ?? []).map(sentence);
  text($("voice-words"), facts.length ? facts.slice(0, 2).join(" ") : say("voice-nothing"));
  text($("voice-words-2"), facts.slice(2).join(" "));
  show($("voice-words-2"), facts.length > 2);
  people(voice?.people ?? []);
  modes(voice?.modes ?? []);
  rows("voice-body", voice?.bodies ?? [], "no-body");
  rows("voice-interest", voice?.interests ?? [], "no-interest");
  drawUnheard(unheard);
  opposition(board);
}

/* The chair's own part is read from the whole log, so it comes with the record, not with every snapshot. */
export const drawNeutral = (record) => plainLines($("neutral"), (record.neutral ?? []).map(sentence));

/* What the readers said as a code and its values. */
export function sentence([code, values = {}]) {
  const told = { ...values };
  if ("whose" in told) told.whose = told.whose || say("no-body");
  return say(code, told, told.silent ?? told.few ?? null);
}

function people(shares) {
  const most = Math.max(1, ...shares.map((each) => each[2]));
  keyed($("voice-people"), shares, (each) => each[0], "t-bar", (node, [, name, share, over]) => bar(node, name, share, most, over));
}

function modes(shares) {
  const lines = [...shares].sort(([a], [b]) => b.localeCompare(a)).flatMap(([whose, share, of]) => [[whose, say(whose === "remote" ? "remote" : "in-room"), share, false], [`${whose}-people`, say("of-the-people"), of, true]]);
  keyed($("voice-mode"), lines, (each) => each[0], "t-bar", (node, [, name, share, quiet]) => { bar(node, name, share, 100, false); node.classList.toggle("quiet", quiet); });
}

function bar(node, name, share, most, over) {
  fill(node, { name, share: percent(share) });
  const rect = node.querySelector("[data-bar]");
  rect.setAttribute("width", String((100 * share) / most));
  rect.classList.toggle("over", Boolean(over));
}

const rows = (id, shares, none) => keyed($(id), shares, (each) => each[0], "t-row", (node, [whose, share, of]) => fill(node, { name: whose || say(none), share: percent(share), people: percent(of) }));

function drawUnheard(told) {
  const place = $("unheard");
  if (!told || !place) return;
  const names = told.people.map((each) => each[1]);
  const left = told.n - names.length;
  text(place, !told.n ? say(told.of ? "all-heard" : "nobody-here") : left > 0 ? say("unheard-more", { names: names.join(", ") }, left) : list(names));
  plainLines($("advice"), told.advice.map((code) => say(code)));
  const side = $("b-other-side");
  if (!side) return;
  show(side, told.advice.includes("unheard-round"));
  side.dataset.opposite = told.opposite;
  show($("b-unheard-first"), told.advice.includes("unheard-wait"));
  show($("b-alternate"), told.advice.includes("unheard-remote"));
}

function opposition(board) {
  const objections = board.call?.stage === "revealed" ? board.call.objections ?? [] : [];
  show($("opposition"), objections.length > 0);
  const count = (standing) => objections.filter((each) => each[1] === standing).length;
  fill($("opposition"), { words: say("opposition-words", { open: count("open"), sustained: count("sustained"), withdrawn: count("withdrawn") }) });
}
