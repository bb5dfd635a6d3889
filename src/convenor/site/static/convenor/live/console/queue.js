/* The queue, one line a hand: whose, what about, who entered it, and why this place. */

import { word } from "live";
import { $, fill, keyed, list, minutes, now, say, settings, show, text } from "./draw.js";
import { kindOf } from "./floor.js";
import { about } from "./wishes.js";

const WAYS = { typed: "way-typed", map: "way-map", watcher: "way-watcher" };

export function drawQueue(board, nameOf) {
  const queue = board.queue ?? [];
  const more = board.waiting ?? [];
  text($("waiting-words"), queue.length ? say("waiting", {}, queue.length + more.length) : say("waiting-none"));
  text($("order-words"), say("order-is", { order: say(`order-${board.order}`) }));
  show($("queue-none"), !queue.length);
  show($("queue-closed"), board.open === false && board.stage !== "closed");
  text($("queue-closed"), board.last_word ? say("last-word-is", { name: nameOf(board.last_word) }) : say("queue-closed"));
  keyed($("queue"), queue.map((hand, index) => ({ hand, index })), (each) => each.hand.seat, "t-hand", (node, each) => line(node, each.hand, each.index + 1, board, nameOf));
  show($("queue-more"), more.length > 0);
  text($("queue-more"), say("queue-more", { names: list(more.map(nameOf).filter(Boolean)) }, more.length));
}

function line(node, hand, place, board, nameOf) {
  about(node, { seat: hand.seat });
  const parts = [kindOf(hand), say(hand.mode === "remote" ? "remote" : "in-room"), hand.body, entered(hand, nameOf)];
  const note = board.notes?.[hand.seat] ?? hand.note ?? "";
  fill(node, { place, name: hand.name, about: parts.filter(Boolean).join(" · "), note: note ? say("quoted", { words: note }) : "", reason: reason(hand, nameOf) });
  for (const button of node.querySelectorAll("button")) {
    const told = say(button.dataset.do === "give-floor" ? "call-now" : "lower-hand", { name: hand.name });
    if (button.getAttribute("aria-label") !== told) button.setAttribute("aria-label", told);
  }
  node.classList.toggle("mine", hand.seat === settings.seat);
}

function entered(hand, nameOf) {
  if (hand.by && hand.by !== hand.seat) return say("entered-by", { name: nameOf(hand.by) });
  return hand.way && WAYS[hand.way] ? say(WAYS[hand.way]) : "";
}

/* Why this place, in the words that phones and projector use too. */
const reason = (hand) => {
  const values = { ...(hand.values ?? {}) };
  if ("seconds" in values) values.time = minutes(values.seconds * 1000);
  return word(`turn-${hand.reason}`, values);
};

export const waitedFor = (hand) => minutes(now() - hand.since);
