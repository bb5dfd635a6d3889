/* The agenda with its clocks, and what the clock says of the rest. */

import { $, fill, keyed, minutes, now, oclock, say, settings, show, text } from "./draw.js";
import { sheetNow } from "./sheet.js";
import { about, mirror } from "./wishes.js";

let board = {};

export function drawAgenda(told) {
  board = told;
  const sheet = sheetNow();
  keyed($("agenda"), sheet.agenda ?? [], (each) => each.n, "t-item", (node, item) => line(node, item));
  shownText(sheet);
  forecast();
  const current = (sheet.agenda ?? []).find((each) => each.n === board.item?.n);
  mirror({ text: sheet.text ?? "", clause: sheet.clause ?? "", limit: board.limit ?? 0, budget: board.budget ?? 0, item: current?.n ?? 0, minutes: board.item?.minutes ?? current?.minutes ?? 0 });
  show($("retime"), Boolean(board.item));
}

function line(node, item) {
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

const planned = (item) => (item.standing === "closed" ? say("spent-of", { spent: minutes(item.spent), n: item.minutes }) : item.minutes ? say("minutes", { n: item.minutes }) : "");
const elapsed = () => board.item.spent + (board.item.since ? now() - board.item.since : 0);
const onClock = () => (board.item.minutes ? say("spent-of", { spent: minutes(elapsed()), n: board.item.minutes }) : minutes(elapsed()));

export function tickAgenda() {
  if (!board.item) return;
  const node = $("agenda")?.querySelector(".now");
  if (!node) return;
  fill(node, { time: onClock() });
  node.classList.toggle("late", board.item.minutes > 0 && elapsed() > board.item.minutes * 60_000);
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
  const here = board.item?.minutes ? Math.max(board.item.minutes * 60_000 - elapsed(), 0) + Math.max(0, (board.forecast?.late ?? 0) * 60_000) : 0;
  const running = board.stage === "open" && settings.ends && (left > 0 || here > 0);
  show($("forecast-end"), Boolean(running));
  if (!running) return;
  const end = now() + here + left * 60_000;
  const late = Math.round((end - settings.ends) / 60_000);
  text($("forecast-end"), say(late > 0 ? "forecast-end-late" : "forecast-end", { clock: oclock(end), late }));
}

function shownText(sheet) {
  show($("text-none"), !sheet.text);
  text($("text-clause"), sheet.clause ? say("clause-is", { clause: sheet.clause }) : "");
  text($("text-now"), sheet.text ?? "");
}
