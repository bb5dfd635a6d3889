/* The door and the table: who waits to come in, who might be one person twice, who is here for the first time. */

import { $, addresses, fill, keyed, list, oclock, say, settings, show, text } from "./draw.js";
import { about, complain, hush, knowRoster, wish } from "./wishes.js";

let seats = [];
let mark = null;
const listeners = [];

export const nameOf = (seat) => seats.find((each) => each.seat === seat)?.name ?? "";
export const roster = () => seats;
export const whenRoster = (does) => listeners.push(does);

/* The list of seats is asked for only when the board says that it looks different. */
export async function drawPeople(board) {
  drawDoor(board);
  if (board.roster === mark) return;
  const asked = board.roster;
  try {
    const answer = await fetch(`/live/${settings.meeting}/roster?ticket=${encodeURIComponent(settings.ticket)}`, { cache: "no-store" });
    if (!answer.ok) return;
    seats = (await answer.json()).seats;
    mark = asked;
  } catch { return; } /* the next board asks again */
  knowRoster(seats);
  drawRoster();
  for (const does of listeners) does(seats);
}

function drawDoor(board) {
  const door = board.door ?? { claims: [], first: [], doubles: [], expected: 0 };
  const { claims } = door;
  show($("claims-count"), claims.length > 0);
  text($("claims-count"), say("claims-waiting", {}, claims.length));
  show($("claims-none"), !claims.length);
  keyed($("claims"), claims, (each) => each[0], "t-claim", (node, [seat, name, mode]) => {
    about(node, { seat });
    fill(node, { name: name || say("no-name"), about: say(mode === "remote" ? "remote" : "in-room") });
    for (const button of node.querySelectorAll("button")) button.setAttribute("aria-label", say(button.dataset.do, { name }));
  });
  show($("b-admit-all"), claims.length > 1);
  show($("doubles"), door.doubles.length > 0);
  keyed($("doubles-list"), door.doubles, (each) => each.join(), "t-double", (node, [seat, into]) => {
    about(node, { seat, into });
    fill(node, { words: say("double", { name: nameOf(seat), seat, into }) });
  });
  show($("first-timers"), door.first.length > 0);
  text($("first-timers"), door.first.length ? say("first-timers", { names: list(door.first.map((each) => each[1])) }, door.first.length) : "");
}

function drawRoster() {
  const place = $("roster");
  if (!place) return;
  const asked = ($("roster-find")?.value ?? "").trim().toLowerCase();
  const found = seats.filter((each) => each.standing !== "removed" && `${each.name} ${each.body}`.toLowerCase().includes(asked));
  keyed(place, found, (each) => each.seat, "t-seat", (node, seat) => {
    const remote = seat.mode === "remote";
    about(node, { seat: seat.seat });
    const parts = [say(`part-${seat.part}`), seat.body, say(remote ? "remote" : "in-room"), say(`standing-${seat.standing}`), seat.first_time && say("first-time")];
    fill(node, { name: seat.name || say("no-name"), about: parts.filter(Boolean).join(" · "), move: say(remote ? "move-room" : "move-remote"), here: seat.standing === "present", gone: ["left", "expected"].includes(seat.standing), guest: seat.part === "guest" });
    const move = node.querySelector('[data-do="move-seat"]');
    if (move) move.dataset.mode = remote ? "room" : "remote";
    for (const button of node.querySelectorAll("button")) button.setAttribute("aria-label", say("about-seat", { does: button.textContent.trim(), name: seat.name }));
  });
}

$("roster-find")?.addEventListener("input", drawRoster);

$("b-admit-all")?.addEventListener("click", async () => {
  for (const claim of [...$("claims").children]) await wish({ do: "admit-seat", ...JSON.parse(claim.dataset.of) });
});

/* A new code, or none: the one before opens nothing any more. */
$("code-form")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  hush(form);
  const body = new URLSearchParams(event.submitter?.name ? { [event.submitter.name]: event.submitter.value } : {});
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" } });
    if (!answer.ok) throw new Error(say("not-sent"));
    const told = await answer.json();
    text($("code"), told.code || "–");
    text($("code-until"), told.expires ? say("code-until", { clock: oclock(Date.parse(told.expires)) }) : say("code-ended"));
  } catch { complain(form, { words: say("not-sent") }); }
});

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
export { addresses };
