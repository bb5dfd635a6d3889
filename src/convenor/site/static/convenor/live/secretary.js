/* The secretary's console: notes that save themselves, the text under discussion, decisions, actions, door and queue. */

import { $, arrived, drawShort, keepSheet, keys, know, oclock, peopleOnPage, say, settings, show, tellTime, text, watchRecord, whenRecord } from "./console/draw.js";
import { connect, on } from "live";
import { drawAgenda, drawCall, drawFloor, drawQueue, tick, tickAgenda } from "./console/meeting.js";
import { drawNotes, notes } from "./console/notes.js";
import { drawPeople, drawTents, nameOf, whenRoster } from "./console/people.js";

let board = settings.board ?? {};

function draw(told) {
  board = told;
  tellTime(board.now);
  know(board);
  const [room, remote] = board.present ?? [0, 0];
  text($("present"), say("present", { room, remote }, room + remote));
  text($("chair"), board.chair?.[0] ? say("chair-is", { name: board.chair[1] }) : say("chair-nobody"));
  drawFloor(board);
  drawAgenda(board);
  drawQueue(board, nameOf);
  drawCall(board);
  drawPeople(board);
  drawTents(board);
  drawNotes(board);
  watchRecord(board);
  arrived();
}

function connected(is) {
  const tag = $("connection");
  text(tag, say(is ? "connected" : "not-connected"));
  tag.classList.toggle("done", is);
  tag.classList.toggle("conflict", !is);
}

keys();
notes(() => board);
whenRecord(drawShort);
whenRoster(() => { peopleOnPage(); drawQueue(board, nameOf); drawPeople(board); });
keepSheet(settings.sheet);
on("sheet", (told) => { keepSheet(told); draw(board); });
on("board", (told) => { connected(true); draw(told); });
on("lost", () => connected(false));
on("back", () => connected(true));
document.addEventListener("wish-done", (event) => { if (event.detail.told.do === "show-text") text($("text-state"), say("text-shown", { clock: oclock(Date.now()) })); });
setInterval(() => { tick(); tickAgenda(); }, 250);
connect(document);
show($("attend-row"));
