/* Who is here, and how somebody is put into the queue. */

import { $, about, addresses, announce, complain, fill, hush, keyed, knowRoster, list, say, settings, show, text, wish } from "./draw.js";
import { PATIENCE, fresh } from "live-outbox";

/* The door and the table: who waits to come in, who might be one person twice, who is here for the first time. */

let seats = [];
let known = null;
let asking = null;
const listeners = [];

export const nameOf = (seat) => seats.find((each) => each.seat === seat)?.name ?? "";
export const roster = () => seats;
export const whenRoster = (does) => listeners.push(does);

/* The list of seats is asked for only when the board says that it looks different. */
export async function drawPeople(board) {
  drawDoor(board);
  const asked = board.roster;
  if (asked === known || asked === asking) return;
  asking = asked;
  try {
    const answer = await fetch(`/live/${settings.meeting}/roster?ticket=${encodeURIComponent(settings.ticket)}`, { cache: "no-store" });
    if (!answer.ok) return;
    seats = (await answer.json()).seats;
    known = asked;
  } catch { return; } finally { if (asking === asked) asking = null; } /* the next board asks again */
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
    text($("code-until"), told.until || say("code-ended"));
  } catch { complain(form, { words: say("not-sent") }); }
});

export const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
export { addresses };

/* Three ways to put somebody else in the queue: the typed line, the seat map, the list of remote people. */

let board = {};
const spoken = new Set(["observer", "mentee"]);

/* ---------- name tents and remote people ---------- */

export function drawTents(told = board) {
  board = told;
  if (line) line.placeholder = board.point ? line.dataset.withPoint : AFTER_Q;
  const here = roster().filter((each) => each.standing === "present" && !spoken.has(each.part));
  const room = here.filter((each) => each.mode !== "remote").sort((a, b) => (a.spot || 999) - (b.spot || 999) || a.seat - b.seat);
  const remote = here.filter((each) => each.mode === "remote").sort((a, b) => a.name.localeCompare(b.name));
  show($("map-none"), !room.length);
  show($("remote-none"), !remote.length);
  keyed($("map"), room, (each) => each.seat, "t-tent", tent);
  keyed($("remote"), remote, (each) => each.seat, "t-tent", tent);
  around($("map"), room.length);
}

function tent(node, seat) {
  about(node, { seat: seat.seat });
  const place = [...(board.queue ?? []).map((each) => each.seat), ...(board.waiting ?? [])].indexOf(seat.seat) + 1;
  const speaks = board.speaker?.seat === seat.seat;
  const chair = board.chair?.[0] === seat.seat;
  const state = speaks ? say("tent-speaks") : place ? say("tent-waits", { place }) : chair ? say("tent-chair") : seat.first_time ? say("first-time") : "";
  fill(node, { name: seat.name, about: seat.body, state });
  const button = node.querySelector("button");
  button.setAttribute("aria-pressed", String(place > 0));
  button.classList.toggle("speaks", speaks);
  show(node.querySelector(".tag"), Boolean(state));
}

/* The tents stand around the table as the people sit: along the far side, down, and back along the near side. */
function around(map, count) {
  if (!map) return;
  const fits = Math.max(2, Math.floor((map.clientWidth || 560) / 112));
  const columns = Math.max(2, Math.min(fits, Math.ceil(count / 3)));
  map.style.setProperty("--across", columns);
  const sides = Math.max(0, count - 2 * columns);
  const down = Math.ceil(sides / 2);
  map.style.setProperty("--rows", down + 2);
  [...map.children].forEach((node, index) => {
    let row = 1;
    let column = index + 1;
    if (index >= columns && index < columns + down) { row = index - columns + 2; column = columns; }
    else if (index >= columns + down && index < 2 * columns + down) { row = down + 2; column = columns - (index - columns - down); }
    else if (index >= 2 * columns + down) { row = down + 1 - (index - 2 * columns - down); column = 1; }
    node.style.setProperty("--row", row);
    node.style.setProperty("--column", column);
  });
}

function tapped(event) {
  const button = event.target.closest(".tent");
  if (!button) return;
  const { seat } = JSON.parse(button.closest("[data-of]").dataset.of);
  const fold = button.closest("details");
  const waits = button.getAttribute("aria-pressed") === "true";
  if (waits) { wish({ do: "lower-hand", seat }); return; }
  const kind = fold.querySelector("[data-kind]").value;
  wish({ do: "raise-hand", seat, kind, way: fold.id === "f-map" ? "map" : "watcher", ...(kind === "reply" && board.point ? { point: board.point[0] } : {}) });
}
for (const id of ["f-map", "f-remote"]) $(id)?.addEventListener("click", tapped);
whenRoster(() => drawTents());
if ($("map")) new ResizeObserver(() => around($("map"), $("map").children.length)).observe($("map"));

/* ---------- the typed line, with the names it understands ---------- */

const line = $("line");
const names = $("line-names");
const AFTER_Q = line?.placeholder ?? "";
const STORE = `convenor|line|${location.pathname}`;
const LONGEST = 120_000; // ms; then the line is given back to whoever typed it
let chosen = -1;

const plain = (name) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* The shortest word of a name that belongs to nobody else. */
function shortest(seat) {
  const others = roster().filter((each) => each.seat !== seat.seat && each.standing !== "removed").flatMap((each) => plain(each.name).split(/[\s-]+/));
  const parts = plain(seat.name).split(/[\s-]+/).filter(Boolean);
  return parts.find((part) => !others.some((other) => other.startsWith(part))) ?? plain(seat.name);
}

/* The word under the cursor, where a name can stand: after q+, q-, give, ack, or first of all. */
function asked() {
  const before = line.value.slice(0, line.selectionStart);
  const found = /(?:^|^(?:q[+-]|give|ack)\s+)([\p{L}'’-]+)$/iu.exec(before);
  if (!found || /^(?:q|give|ack|close|open|next|later)$/i.test(found[1])) return null;
  return { word: plain(found[1]), from: before.length - found[1].length, to: before.length };
}

function suggest() {
  const place = asked();
  const found = place ? roster().filter((each) => ["present", "claimed", "expected"].includes(each.standing) && plain(each.name).split(/[\s-]+/).some((part) => part.startsWith(place.word))).slice(0, 6) : [];
  chosen = -1;
  names.replaceChildren(...found.map((seat, index) => {
    const option = document.createElement("li");
    option.id = `line-name-${index}`;
    option.role = "option";
    option.dataset.word = shortest(seat);
    option.textContent = seat.body ? `${seat.name} · ${seat.body}` : seat.name;
    return option;
  }));
  mark();
  show(names, found.length > 0);
  line.setAttribute("aria-expanded", String(found.length > 0));
}

function mark() {
  [...names.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
  if (chosen >= 0) line.setAttribute("aria-activedescendant", `line-name-${chosen}`);
  else line.removeAttribute("aria-activedescendant");
}

function take(option) {
  const place = asked();
  if (!place || !option) return;
  line.setRangeText(`${option.dataset.word} `, place.from, place.to, "end");
  close();
}
function close() { show(names, false); line.setAttribute("aria-expanded", "false"); chosen = -1; mark(); }

function steer(event) {
  if (event.isComposing) return;
  const options = [...names.children];
  const open = !names.hidden && options.length > 0;
  if (event.key === "Escape") { if (open) { event.preventDefault(); close(); } else line.blur(); }
  else if (open && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : -1) + options.length) % options.length;
    mark();
  } else if (open && event.key === "Tab" && !event.shiftKey) { event.preventDefault(); take(options[Math.max(0, chosen)]); }
  else if (open && event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(options[chosen]); }
}

const keep = (value) => { try { if (value) sessionStorage.setItem(STORE, value); else sessionStorage.removeItem(STORE); } catch { /* then it lives on the page only */ } };

async function enter(event) {
  event.preventDefault();
  const typed = line.value.trim();
  if (!typed || line.readOnly) return;
  close();
  hush($("typed"));
  line.readOnly = true;
  const told = await ask(typed, fresh());
  line.readOnly = false;
  hush($("typed"));
  if (told.refused) {
    complain($("typed"), told);
    line.setAttribute("aria-invalid", "true");
    return;
  }
  line.removeAttribute("aria-invalid");
  line.value = "";
  keep("");
  announce(told.words || say("done"));
}

/* Send the line until it is answered, always with the same key: so it happens once. */
async function ask(typed, key) {
  const body = new URLSearchParams({ line: typed, key });
  for (const begun = Date.now(); Date.now() - begun < LONGEST; await new Promise((go) => setTimeout(go, 1000))) {
    try {
      const answer = await fetch(addresses.line, { method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status < 500 && answer.status !== 429) {
        const told = await answer.json();
        return answer.ok ? told : { refused: told.refused ?? "not-sent", words: told.words ?? say("not-sent"), by: told.by };
      }
    } catch { /* no answer: once more */ }
    complain($("typed"), { words: say("line-waits") });
  }
  return { refused: "not-sent", words: say("line-not-sent") };
}

if (line) {
  try { line.value ||= sessionStorage.getItem(STORE) ?? ""; } catch { /* nothing was kept */ }
  line.addEventListener("input", () => { keep(line.value); suggest(); });
  line.addEventListener("keydown", steer);
  line.addEventListener("blur", () => setTimeout(close, 150));
  names.addEventListener("pointerdown", (event) => { event.preventDefault(); take(event.target.closest("li")); });
  $("typed").addEventListener("submit", enter);
}
