/* Notes: typed fast, saved by themselves through the outbox. A note that somebody types in is never drawn anew; a new note
   is sent once, and only when it has its number is it changed, so that nothing is written twice over a lost connection. */

import { $, announce, complain, fill, hush, keyed, readRecord, record, say, sheetNow, show, text, whenRecord, wish } from "./draw.js";
import { PATIENCE } from "live-outbox";
import { nameOf } from "./people.js";

const PAUSE = 1500;
const STORE = `convenor|note|${location.pathname}`;
let board = () => ({});
let draft = null; // { text, seat, item, note, filed, sent, flying, timer }
const editing = new Map(); // note number -> the note as it was

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
  $("note-item").addEventListener("change", () => { if (draft.text.trim()) typed(); drawNotes(board()); });
  $("b-open-item").addEventListener("click", () => { follow(board(), true); drawNotes(board()); area.focus(); });
  $("notes").addEventListener("click", change);
  whenRecord(() => drawNotes(board()));
  addEventListener("pagehide", keep);
}

const begin = () => { draft = { text: "", seat: 0, item: 0, note: 0, filed: -1, sent: "", flying: null, timer: 0 }; };
const chosen = () => Number($("note-item").value || 0);
const markOf = (note) => `${note.item}|${note.seat}|${note.text.trim()}`;
const keptOf = ({ text: words, seat, item, note, filed }) => JSON.stringify({ text: words, seat, item, note, filed });

function keep() {
  try {
    if (draft.text.trim() && draft.text !== draft.sent) sessionStorage.setItem(STORE, keptOf(draft));
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
  if ([...$("note-item").options].some((each) => Number(each.value) === kept.item)) $("note-item").value = kept.item;
  state("unsaved");
  save();
}

function typed() {
  const form = $("new-note");
  draft.text = $("note-text").value;
  draft.seat = Number(form.elements.seat.value || 0);
  draft.item = chosen();
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
  const mark = markOf(mine);
  if ((!told && !mine.note) || mine.sent === mark) return true; // a note that was saved and is emptied goes
  mine.flying = send(mine, told, mark);
  const done = await mine.flying;
  mine.flying = null;
  return done;
}

async function send(mine, told, mark) {
  if (mine === draft) state(navigator.onLine ? "saving" : "unsaved");
  const { item } = mine;
  const moves = mine.filed === item ? {} : { item }; // a note stays where it is unless it is told to go
  const answer = await wish({ do: "write-note", text: told, note: mine.note, seat: mine.seat, ...moves }, $("new-note"));
  if (!answer) { if (mine === draft) state("unsaved"); return false; }
  Object.assign(mine, { sent: mark, filed: item });
  if (!mine.note) mine.note = (await readRecord()).note_at[answer.place] ?? 0;
  if (!told) {
    if (mine === draft && !mine.text.trim()) { begin(); state(""); }
    return true;
  }
  if (mine === draft) { state(markOf(mine) === mine.sent ? "saved" : "saving"); keep(); }
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
  try { sessionStorage.setItem(STORE, keptOf(done)); } catch { /* kept in the outbox */ }
  const late = setTimeout(() => { if (!draft.text.trim()) state("unsaved"); }, PATIENCE);
  save(done).then((was) => {
    clearTimeout(late);
    if (!draft.text.trim()) state("");
    if (was) { keep(); readRecord(); } else giveBack(done);
  });
  drawNotes(board());
}

/* A note that was refused comes back to where it was typed, unless another one has begun. */
function giveBack(done) {
  if (draft.text.trim()) return;
  draft = done;
  $("note-text").value = done.text;
}

/* Who speaks is who said it, until somebody else is chosen. */
function speaks() {
  const select = $("new-note")?.elements.seat;
  if (!select || select.dataset.touched || select === document.activeElement || draft.text) return;
  const speaker = String(board().speaker?.seat ?? 0);
  if (select.value !== speaker && [...select.options].some((each) => each.value === speaker)) select.value = speaker;
}

/* ---- the notes that stand ---- */

export function drawNotes(now) {
  follow(now);
  speaks();
  const shown = record().notes.filter((each) => each.item === chosen() && each.n !== draft.note);
  keyed($("notes"), shown, (each) => each.n, "t-note", (node, note) => {
    fill(node, { name: note.seat ? nameOf(note.seat) || note.name : "", said: note.seat ? say("note-said") : "" });
    if (!editing.has(note.n)) fill(node, { text: note.text });
  });
}

/* The agenda as a list to choose from. */
function items(select) {
  const open = "items" in select.dataset ? [[-1, select.options[0].text]] : [];
  const told = [...open, [0, say("note-no-item")], ...(sheetNow().agenda ?? []).map((each) => [each.n, `${each.n} · ${each.title}`])];
  const known = JSON.stringify(told);
  if (select.dataset.known === known) return;
  const before = select.value;
  select.replaceChildren(...told.map(([n, title]) => new Option(title, n)));
  select.dataset.known = known;
  select.value = told.some(([n]) => String(n) === before) ? before : String(told[0][0]);
}

const titleOf = (n) => [...$("note-item").options].find((each) => each.value === String(n))?.text ?? "";

/* Notes go to the open item, also to the next one as soon as it is open; a note that somebody types in goes nowhere. */
function follow(now, back = false) {
  const select = $("note-item");
  const open = String(now.item?.n ?? 0);
  items(select);
  for (const each of document.querySelectorAll("[data-items]")) items(each);
  if (back || (select.dataset.open !== open && !draft.text.trim())) { select.value = open; select.dataset.open = open; }
  const elsewhere = open !== "0" && select.value !== open;
  show($("note-elsewhere"), elsewhere);
  if (elsewhere) fill($("note-elsewhere"), { words: say("note-elsewhere", { title: titleOf(select.value), open: titleOf(open) }) });
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
  const select = node.querySelector("select");
  editing.set(number, note);
  area.value = note.text;
  items(select);
  select.value = note.item;
  show(area);
  show(select.parentElement);
  show(words, false);
  text(button, say("note-keep"));
  area.focus();
}

async function keepChange(node, number, area, words) {
  const place = node.querySelector(".stack");
  const { seat, item: was } = editing.get(number);
  const select = node.querySelector("select");
  const item = Number(select.value);
  const answer = await wish({ do: "write-note", text: area.value.trim(), note: number, seat, ...(item === was ? {} : { item }) }, place);
  if (!answer) { if (!navigator.onLine) complain(place, { words: say("note-unsaved") }); return; }
  editing.delete(number);
  show(area, false);
  show(select.parentElement, false);
  show(words);
  text(node.querySelector("[data-change]"), say("note-change"));
  if (item !== was) announce(say("note-moved", { title: titleOf(item) }));
  readRecord();
}
