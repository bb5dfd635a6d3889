/* The convenor's console, and the mentee's view of it: one board drawn into a page that stays as it is. */

import { clock, interest, now, oclock, whose } from "live";
import { fresh } from "live-outbox";
import { $, about, addresses, announce, complain, drafts, fill, hush, keyed, list, percent, plainLines, say, settings, sheetNow, show, text, whenRecord } from "./console/draw.js";
import { board, face } from "./console/face.js";
import { callForms, drawPoll } from "./console/meeting.js";
import { roster, token } from "./console/people.js";

/* Who is heard: sentences first, a picture beside them, the table that the picture stands in. */

function drawVoice(board) {
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
  rows("voice-interest", (voice?.interests ?? []).map(([code, ...shares]) => [interest(code), ...shares]), "no-interest");
  drawUnheard(unheard);
  opposition(board);
}

/* The chair's own part is read from the whole log, so it comes with the record, not with every snapshot. */
const drawNeutral = (record) => plainLines($("neutral"), (record.neutral ?? []).map(sentence));

/* What the readers said as a code and its values. */
function sentence([code, values = {}]) {
  const told = { ...values };
  if ("whose" in told) told.whose = whose(code, told.whose) || say("no-body");
  const words = say(code, told, told.silent ?? told.few ?? null);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1); // an interest may begin it
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

/* The mentee's private marks: «I would now …», kept with the place in the log where it was thought. */

function marks() {
  const form = $("mark");
  if (!form) return;
  let key = fresh();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    hush(form);
    const body = new URLSearchParams(new FormData(form));
    body.set("kind", event.submitter?.value || form.elements.kind?.value || "other");
    body.set("place", String(board().place ?? 0));
    body.set("once", key);
    try {
      const answer = await fetch(addresses.mark, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
      const told = await answer.json();
      if (!answer.ok) { complain(form, { words: told.words }); return; }
      key = fresh();
      form.reset();
      text($("marks-count"), say("marks-count", {}, told.count));
      announce(say("mark-kept"));
    } catch { complain(form, { words: say("mark-not-kept") }); }
  });
}

function draw(board) {
  drawVoice(board);
  drawPoll(board);
  groups();
  show($("baton"), board.stage !== "closed" && board.chair?.[0] === settings.seat && !board.offered);
  document.title = board.speaker ? `${board.speaker.name} · ${settings.title}` : settings.title;
  const urgent = [...document.querySelectorAll("#attend-row .primary")].some((each) => each.checkVisibility()); // one primary button
  for (const each of [$("b-next"), $("b-round-next")]) each?.classList.toggle("primary", !urgent);
}

function groups() {
  const began = Boolean(board().breakouts) || (sheetNow().groups ?? []).some((each) => each.text);
  keyed($("groups"), sheetNow().groups ?? [], (each) => each.n, "t-group", (node, group) => {
    about(node, { group: group.n });
    fill(node, { title: group.title, about: [group.task, group.chair[1] && say("led-by", { name: group.chair[1] }), group.recorder[1] && say("recorded-by", { name: group.recorder[1] })].filter(Boolean).join(" · "), text: group.text, planned: !began });
  });
}

/* ---- the round: how long it takes, before it starts ---- */

function roundForecast() {
  const form = $("d-round")?.querySelector("form");
  if (!form) return;
  const people = board().unheard?.of ?? roster().filter((each) => each.standing === "present").length;
  const seconds = Number(form.elements.seconds.value || 0);
  text($("round-forecast"), say("round-forecast", { seconds, time: clock(people * seconds * 1000), end: oclock(now() + people * seconds * 1000), half: clock((people * seconds * 1000) / 2) }, people));
}
$("d-round")?.addEventListener("input", roundForecast);
$("d-round")?.addEventListener("asked", (event) => {
  const select = event.target.querySelector("[name=opposite]");
  const most = event.detail.from?.dataset.opposite ?? board().unheard?.opposite ?? 0;
  if ([...select.options].some((each) => each.value === String(most))) select.value = String(most);
  roundForecast();
});
$("d-order")?.addEventListener("asked", (event) => { const now = event.target.querySelector(`[value="${board().order}"]`); if (now) now.checked = true; });

callForms(() => drafts(board().item?.n ?? 0));
whenRecord(drawNeutral);
marks();
face(draw);
