/* The secretary's console: notes that save themselves, the text under discussion, decisions, actions, door and queue. */

import { connect, on } from "live";
import { drawAgenda, tickAgenda } from "./console/agenda.js";
import { drawCall } from "./console/call.js";
import { $, oclock, say, settings, show, tellTime, text } from "./console/draw.js";
import { drawTents } from "./console/enter.js";
import { drawFloor, tick } from "./console/floor.js";
import { keys } from "./console/keys.js";
import { drawNotes, notes } from "./console/notes.js";
import { drawPeople, nameOf, whenRoster } from "./console/people.js";
import { drawQueue } from "./console/queue.js";
import { drawShort, watchRecord, whenRecord } from "./console/record.js";
import { keepSheet } from "./console/sheet.js";
import { know, peopleOnPage } from "./console/wishes.js";

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
