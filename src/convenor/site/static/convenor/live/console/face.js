/* What both consoles do with a board: what they share is drawn, then what is their own. */

import { connect, now, on, page, take } from "live";
import { $, arrived, drawShort, keepSheet, keys, know, peopleOnPage, say, settings, text, watchRecord, whenRecord } from "./draw.js";
import { drawAgenda, drawCall, drawFloor, drawQueue, tick, tickAgenda } from "./meeting.js";
import { drawPeople, drawTents, nameOf, whenRoster } from "./people.js";

export const board = () => page.board ?? settings.board ?? {};

function draw(own) {
  const told = board();
  know(told);
  const [room, remote] = told.present ?? [0, 0];
  text($("present"), say("present", { room, remote }, room + remote));
  text($("chair"), told.chair?.[0] ? say("chair-is", { name: told.chair[1] }) : say("chair-nobody"));
  drawFloor(told);
  drawAgenda(told);
  drawQueue(told, nameOf);
  drawCall(told);
  drawPeople(told);
  drawTents(told);
  own(told);
  watchRecord(told);
  arrived();
}

function connected(is) {
  const tag = $("connection");
  text(tag, say(is ? "connected" : "not-connected"));
  tag.classList.toggle("done", is);
  tag.classList.toggle("conflict", !is);
}

/* While somebody speaks for long nothing happens, and nothing is sent: the shares of the talk are asked for. */
const SHARES_EVERY = 20_000;

async function shares() {
  const told = board();
  if (!told.speaker || told.speaker.held_since || document.hidden || page.lost || now() - told.now < SHARES_EVERY) return;
  try {
    const answer = await fetch(`/live/${settings.meeting}/board?ticket=${encodeURIComponent(settings.ticket)}`, { cache: "no-store" });
    if (answer.ok) take((await answer.json()).board);
  } catch { /* then with the next board */ }
}

/* Listen to the meeting; `own` draws what only this console has. */
export function face(own) {
  keys();
  whenRecord(drawShort);
  whenRoster(() => { peopleOnPage(); drawQueue(board(), nameOf); drawPeople(board()); });
  on("sheet", (told) => { keepSheet(told); draw(own); });
  on("board", () => { connected(true); draw(own); });
  for (const ending of ["lost", "gone"]) on(ending, () => connected(false));
  on("back", () => connected(true));
  setInterval(() => { tick(); tickAgenda(); }, 250);
  setInterval(shares, SHARES_EVERY / 2);
  connect();
}
