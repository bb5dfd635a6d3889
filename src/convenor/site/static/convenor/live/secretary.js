/* The secretary's console: notes that save themselves, the text under discussion, decisions, actions, door and queue. */

import { now, oclock } from "live";
import { $, say, show, text } from "./console/draw.js";
import { board, face } from "./console/face.js";
import { drawNotes, notes } from "./console/notes.js";

notes(board);
document.addEventListener("wish-done", (event) => { if (event.detail.told.do === "show-text") text($("text-state"), say("text-shown", { clock: oclock(now()) })); });
face(drawNotes);
show($("attend-row"));
