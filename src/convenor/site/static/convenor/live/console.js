/* The convenor's console, and the mentee's view of it: one board drawn into a page that stays as it is. */

import { connect, on } from "live";
import { drawAgenda, tickAgenda } from "./console/agenda.js";
import { callForms, drawCall, drawPoll } from "./console/call.js";
import { $, fill, keyed, minutes, oclock, say, settings, show, tellTime, text } from "./console/draw.js";
import { drawTents } from "./console/enter.js";
import { drawFloor, tick } from "./console/floor.js";
import { keys } from "./console/keys.js";
import { marks } from "./console/marks.js";
import { drawPeople, nameOf, roster, whenRoster } from "./console/people.js";
import { drawQueue } from "./console/queue.js";
import { drafts, drawShort, watchRecord, whenRecord } from "./console/record.js";
import { keepSheet, sheetNow } from "./console/sheet.js";
import { drawNeutral, drawVoice } from "./console/voice.js";
import { about, know, peopleOnPage } from "./console/wishes.js";

let board = settings.board ?? {};

function draw(told) {
  board = told;
  tellTime(board.now);
  know(board);
  top();
  drawFloor(board);
  drawAgenda(board);
  drawQueue(board, nameOf);
  drawVoice(board);
  drawCall(board);
  drawPoll(board);
  drawPeople(board);
  drawTents(board);
  groups();
  watchRecord(board);
}

function top() {
  const [room, remote] = board.present ?? [0, 0];
  text($("present"), say("present", { room, remote }, room + remote));
  text($("chair"), board.chair?.[0] ? say("chair-is", { name: board.chair[1] }) : say("chair-nobody"));
  show($("baton"), board.stage !== "closed" && board.chair?.[0] === settings.seat && !board.offered);
  document.title = board.speaker ? `${board.speaker.name} · ${settings.title}` : settings.title;
}

function groups() {
  keyed($("groups"), sheetNow().groups ?? [], (each) => each.n, "t-group", (node, group) => {
    about(node, { group: group.n });
    fill(node, { title: group.title, about: [group.task, group.chair[1] && say("led-by", { name: group.chair[1] }), group.recorder[1] && say("recorded-by", { name: group.recorder[1] })].filter(Boolean).join(" · "), text: group.text });
  });
}

/* ---- the round: how long it takes, before it starts ---- */

function roundForecast() {
  const form = $("d-round")?.querySelector("form");
  if (!form) return;
  const people = board.unheard?.of ?? roster().filter((each) => each.standing === "present").length;
  const seconds = Number(form.elements.seconds.value || 0);
  text($("round-forecast"), say("round-forecast", { seconds, time: minutes(people * seconds * 1000), end: oclock(Date.now() + people * seconds * 1000), half: minutes((people * seconds * 1000) / 2) }, people));
}
$("d-round")?.addEventListener("input", roundForecast);
$("d-round")?.addEventListener("asked", (event) => {
  const select = event.target.querySelector("[name=opposite]");
  const most = event.detail.from?.dataset.opposite ?? board.unheard?.opposite ?? 0;
  if ([...select.options].some((each) => each.value === String(most))) select.value = String(most);
  roundForecast();
});
$("d-order")?.addEventListener("asked", (event) => { const now = event.target.querySelector(`[value="${board.order}"]`); if (now) now.checked = true; });

/* ---- the connection ---- */

function connected(is) {
  const tag = $("connection");
  text(tag, say(is ? "connected" : "not-connected"));
  tag.classList.toggle("done", is);
  tag.classList.toggle("conflict", !is);
  document.documentElement.toggleAttribute("data-lost", !is);
}

keys();
callForms(() => drafts(board.item?.n ?? 0));
whenRecord(drawShort);
whenRecord(drawNeutral);
whenRoster(() => { peopleOnPage(); drawQueue(board, nameOf); drawPeople(board); });
keepSheet(settings.sheet);
on("sheet", (told) => { keepSheet(told); draw(board); });
on("board", (told) => { connected(true); draw(told); });
on("lost", () => connected(false));
on("back", () => connected(true));
if (settings.board) draw(settings.board);
marks(() => board);
setInterval(() => { tick(); tickAgenda(); }, 250);
connect(document);
