/* Notes: typed fast, saved by themselves through the outbox. A note that somebody types in is never drawn anew; a new note
   is sent once, and only when it has its number is it changed, so that nothing is written twice over a lost connection. */

import { $, complain, fill, hush, keyed, readRecord, record, say, settings, sheetNow, show, text, whenRecord, wish } from "./draw.js";
import { nameOf } from "./people.js";

const PAUSE = 1500;
const STORE = `convenor|note|${location.pathname}`;
let board = () => ({});
let draft = null; // { text, seat, note, sent, flying, timer }
const editing = new Map(); // note number -> typed

export function notes(current) {
  board = current;
  const form = $("new-note");
  if (!form) return;
  const area = $("note-text");
  begin();
  restore();
  area.addEventListener("input", typed);
  form.elements.seat.addEventListener("change", () => { form.elements.seat.dataset.touched = "yes"; typed(); });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    finish();
  });
  area.addEventListener("blur", () => save());
  form.addEventListener("submit", (event) => { event.preventDefault(); finish(); });
  $("b-speaker").addEventListener("click", () => { form.elements.seat.value = String(board().speaker?.seat ?? 0); form.elements.seat.dataset.touched = "yes"; area.focus(); });
  $("note-item").addEventListener("change", () => drawNotes(board()));
  $("notes").addEventListener("click", change);
  whenRecord(() => drawNotes(board()));
  addEventListener("pagehide", keep);
}

const begin = () => { draft = { text: "", seat: 0, note: 0, sent: "", flying: null, timer: 0 }; };

function keep() {
  try {
    if (draft.text.trim() && draft.text !== draft.sent) sessionStorage.setItem(STORE, JSON.stringify({ text: draft.text, seat: draft.seat, note: draft.note }));
    else sessionStorage.removeItem(STORE);
  } catch { /* then it lives on the page only */ }
}

/* What was typed when the page was loaded anew; a note that arrived meanwhile is not written twice. */
async function restore() {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(STORE)); } catch { return; }
  if (!kept?.text) return;
  const there = (await readRecord()).notes.find((each) => each.text === kept.text.trim());
  if (there) { sessionStorage.removeItem(STORE); return; }
  Object.assign(draft, kept);
  $("note-text").value = kept.text;
  state("unsaved");
  save();
}

function typed() {
  const form = $("new-note");
  draft.text = $("note-text").value;
  draft.seat = Number(form.elements.seat.value || 0);
  keep();
  clearTimeout(draft.timer);
  if (!draft.text.trim() && !draft.note && !draft.flying) { state(""); return; }
  state("saving");
  draft.timer = setTimeout(save, PAUSE);
}

function state(which) {
  const place = $("note-saved");
  place.dataset.state = which;
  text(place, which ? say(`note-${which}`) : "");
}

async function save(mine = draft) {
  clearTimeout(mine.timer);
  if (mine.flying) { await mine.flying; }
  const told = mine.text.trim();
  const mark = `${mine.seat}|${told}`;
  if ((!told && !mine.note) || mine.sent === mark) return true; // a note that was saved and is emptied goes
  mine.flying = send(mine, told, mark);
  const done = await mine.flying;
  mine.flying = null;
  return done;
}

async function send(mine, told, mark) {
  if (mine === draft) state(navigator.onLine ? "saving" : "unsaved");
  const answer = await wish({ do: "write-note", text: told, note: mine.note, seat: mine.seat }, $("new-note"));
  if (!answer) { if (mine === draft) state("unsaved"); return false; }
  mine.sent = mark;
  if (!mine.note) mine.note = (await readRecord()).note_at[answer.place] ?? 0;
  if (!told) {
    if (mine === draft && !mine.text.trim()) { begin(); state(""); }
    return true;
  }
  if (mine === draft) { state(`${mine.seat}|${mine.text.trim()}` === mine.sent ? "saved" : "saving"); keep(); }
  return true;
}

/* Enter: the note is done, the next one begins at once; saving goes on behind. */
function finish() {
  typed();
  if (!draft.text.trim()) return;
  const done = draft;
  begin();
  $("note-text").value = "";
  delete $("new-note").elements.seat.dataset.touched;
  state("");
  hush($("new-note"));
  try { sessionStorage.setItem(STORE, JSON.stringify({ text: done.text, seat: done.seat, note: done.note })); } catch { /* kept in the outbox */ }
  save(done).then((was) => { if (was) { keep(); readRecord(); } else giveBack(done); });
  follow();
}

/* A note that was refused comes back to where it was typed, unless another one has begun. */
function giveBack(done) {
  if (draft.text.trim()) return;
  draft = done;
  $("note-text").value = done.text;
}

function follow() {
  const select = $("new-note")?.elements.seat;
  if (!select || select.dataset.touched || select === document.activeElement || draft.text) return;
  const speaker = String(board().speaker?.seat ?? 0);
  if (select.value !== speaker && [...select.options].some((each) => each.value === speaker)) select.value = speaker;
}

/* ---- the notes that stand ---- */

export function drawNotes(now) {
  items(now);
  follow();
  const chosen = Number($("note-item")?.value || 0);
  const shown = record().notes.filter((each) => each.item === chosen && each.n !== draft?.note);
  keyed($("notes"), shown, (each) => each.n, "t-note", (node, note) => {
    fill(node, { name: note.seat ? nameOf(note.seat) || note.name : "", said: note.seat ? say("note-said") : "" });
    if (!editing.has(note.n)) fill(node, { text: note.text });
  });
}

let follows = true;
function items(now) {
  const select = $("note-item");
  if (!select) return;
  const told = [[0, say("note-no-item")], ...(sheetNow().agenda ?? []).map((each) => [each.n, `${each.n} · ${each.title}`])];
  const known = JSON.stringify(told);
  const current = String(now.item?.n ?? 0);
  if (select.dataset.known !== known) {
    const chosen = select.value;
    select.replaceChildren(...told.map(([n, title]) => new Option(title, n)));
    select.dataset.known = known;
    select.value = chosen || current;
  }
  if (follows && select.dataset.current !== current) { select.value = current; select.dataset.current = current; }
}

/* Change a note where it stands. */
function change(event) {
  const button = event.target.closest("[data-change]");
  if (!button) return;
  const node = button.closest("li");
  const number = Number(node.dataset.key);
  const area = node.querySelector("textarea");
  const words = node.querySelector('[data-text="text"]');
  if (editing.has(number)) { keepChange(node, number, area, words); return; }
  const note = record().notes.find((each) => each.n === number);
  editing.set(number, note.seat);
  area.value = note.text;
  show(area);
  show(words, false);
  text(button, say("note-keep"));
  area.focus();
}

async function keepChange(node, number, area, words) {
  const place = node.querySelector(".stack");
  const answer = await wish({ do: "write-note", text: area.value.trim(), note: number, seat: editing.get(number) }, place);
  if (!answer) { if (!navigator.onLine) complain(place, { words: say("note-unsaved") }); return; }
  editing.delete(number);
  show(area, false);
  show(words);
  text(node.querySelector("[data-change]"), say("note-change"));
  readRecord();
}

export { settings };
