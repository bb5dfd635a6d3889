/* The projector: readable from the back of the room; it draws what the board says and offers nothing to press. */

import { aboutHand, clock, clockThere, connect, countedCall, countedInWords, countedPoll, interest, itemTime, make, now, on, outcomeOf, page, spoken, stageWords, together, until, word } from "live";

const slots = new Map([...document.querySelectorAll("[data-slot]")].map((each) => [each.dataset.slot, each]));
const slot = (name) => slots.get(name);
const put = (name, text) => { if (slot(name).textContent !== text) slot(name).textContent = text; };
const show = (name, shown) => { slot(name).hidden = !shown; };
const main = document.querySelector("main");

const REMINDED = 120_000;

const tick = () => {
  const { board } = page;
  if (!board) return;
  put("now", clockThere(now()));
  put("clock", board.speaker ? clock(spoken(board.speaker)) : "");
  const over = Boolean(board.limit && board.speaker && spoken(board.speaker) > board.limit * 1000);
  slot("clock").classList.toggle("over", over);
  put("item-time", itemTime(board));
  const end = until(board);
  put("timer", end ? (end > now() ? clock(end - now()) : word("time-over")) : "");
  show("timer", Boolean(end));
  show("reminder", Boolean(board.reminder) && now() - board.reminder[0] < REMINDED);
};

const drawCall = (call, sheet) => {
  const revealed = call && call.stage !== "blind" && sheet.call?.n === call.n;
  show("call", Boolean(call));
  if (!call) return;
  const option = revealed && sheet.call.options.find((each) => each.n === call.testing);
  put("call-eyebrow", [option && word("option-no", option), call.clause && word("clause", call)].filter(Boolean).join(" · "));
  put("call-how", call.stage === "blind" ? word("answer-now") : "");
  put("call-text", option ? option.text : sheet.call_text);
  put("call-count", call.stage === "blind" ? word("answered", { n: call.answered, of: call.present }) : option ? (option.unlivable.length ? word("unlivable", { n: option.unlivable.length }) : word("all-live")) : "");
  const counts = call.stage === "revealed" && revealed && !option ? call.counts : {};
  slot("counts").replaceChildren(...countedCall(counts));
  const groups = call.stage === "revealed" && revealed && !option ? Object.entries(sheet.call.by_interest).filter(([name]) => name) : [];
  slot("groups").replaceChildren(...groups.map(([name, held]) => {
    const line = make("li");
    line.append(make("strong", interest(name)), ` ${countedInWords(held)}`);
    return line;
  }));
  put("outcome", outcomeOf(call));
  show("outcome", Boolean(call.outcome));
};

const drawPoll = (poll, sheet) => {
  const known = poll && sheet.poll?.n === poll.n;
  show("poll", Boolean(known));
  if (!known) return;
  put("poll-question", sheet.poll.question);
  slot("poll-counts").replaceChildren(...(poll.open ? sheet.poll.options.map((text) => make("li", text)) : countedPoll(sheet.poll, poll.counts)));
  slot("poll-counts").classList.toggle("plain", poll.open);
  put("poll-count", poll.open ? word("voted", { n: poll.voted, of: poll.present }) : word("poll-result", poll));
};

const drawApart = (board, sheet) => {
  show("apart", Boolean(board.breakouts));
  if (board.breakouts) slot("apart").replaceChildren(...sheet.groups.map((each) => {
    const line = make("li", "", board.breakouts.back.includes(each.n) ? "back" : "");
    line.append(make("strong", each.title), make("span", each.names.join(", "), "soft"));
    return line;
  }));
};

const drawFloor = (board) => {
  const who = board.speaker;
  show("floor", together(board));
  show("next", together(board));
  put("who", who?.name ?? word("nobody-speaks"));
  slot("floor").classList.toggle("nobody", !who);
  const kind = who && who.kind !== "new" ? word(`kind-${who.kind}`) : "";
  put("what", who ? [kind, word(`mode-${who.mode}`), who.body, who.hat === "expert" ? word("as-expert") : "", who.note].filter(Boolean).join(" · ") : "");
  const next = board.round ? board.round.next.map(([seat, name]) => ({ seat, name })) : board.queue.slice(0, 3);
  slot("after").replaceChildren(...next.map((each) => {
    const line = make("li");
    line.append(make("strong", each.name), " ", make("span", each.reason ? aboutHand(each) : "", "soft"));
    return line;
  }));
  const more = board.queue.length + board.waiting.length - 3;
  put("waiting", board.round ? word("round-left", { n: board.round.left }) : more > 0 ? word("waits-more", { n: more }) : next.length ? "" : board.open ? word("nobody-waits") : word("queue-closed"));
  put("round", board.round ? word("round", board.round) : "");
};

const draw = () => {
  const { board, sheet } = page;
  if (!board || !sheet) return;
  const item = sheet.agenda.find((each) => each.n === board.item?.n);
  put("item-words", item ? `${item.n} · ${item.title}` : sheet.title);
  put("chair", board.chair[1] ? word("chaired", { name: board.chair[1] }) : "");
  put("point", board.point ? word("point", { point: board.point[1] }) : "");
  const all = together(board);
  const poll = all && (board.poll?.open || !board.call) ? board.poll : null; // an open poll goes before a declared call
  const call = all && !poll ? board.call : null;
  show("point", Boolean(board.point) && all && !poll && !call);
  put("reminder-text", board.reminder?.[1] ?? "");
  put("stage", stageWords(board));
  show("stage", Boolean(slot("stage").textContent));
  put("text", sheet.text);
  put("clause", sheet.clause ? word("clause", sheet) : "");
  show("text-box", Boolean(sheet.text) && all && !poll && !call);
  drawCall(call, sheet);
  drawPoll(poll, sheet);
  drawApart(board, sheet);
  drawFloor(board);
  main.dataset.stage = board.breakouts ? "apart" : board.stage;
  const size = [slot("text-box"), slot("call"), slot("poll")].filter((each) => !each.hidden).map((each) => each.textContent.length).reduce((sum, each) => sum + each, 0);
  main.dataset.length = size > 900 ? "long" : size > 320 ? "middle" : "short";
  tick();
  main.dataset.drawn = "yes";
};

on("board", draw);
on("sheet", draw);
on("tick", tick);
connect();

/* The code to join by is no part of the log: a new one, or none any more, is asked for now and then. */
const CODE_EVERY = 20_000;
setInterval(async () => {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const fresh = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-slot=enter]");
    if (fresh && fresh.outerHTML !== slot("enter").outerHTML) { slot("enter").replaceWith(fresh); slots.set("enter", fresh); }
  } catch { /* then the next time */ }
}, CODE_EVERY);
