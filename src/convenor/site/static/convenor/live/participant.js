/* A participant's board. The page stands already; this fills its slots when the board moves. Forms are shown and
   hidden, never made anew, so that nothing half written is lost. */

import { aboutHand, clock, connect, countedCall, countedInWords, countedPoll, interest, itemTime, make, now, on, outcomeOf, page, pending, spoken, stageWords, together, until, whose, word } from "live";

const slots = new Map();
for (const each of document.querySelectorAll("[data-slot]")) slots.set(each.dataset.slot, [...(slots.get(each.dataset.slot) ?? []), each]);
const slot = (name) => slots.get(name)?.[0];
const all = (name) => slots.get(name) ?? [];
const put = (name, text) => { for (const each of all(name)) if (each.textContent !== text) each.textContent = text; };
const show = (name, shown) => { for (const each of all(name)) each.hidden = !shown; };
const value = (name, what) => { for (const each of all(name)) each.value = what; };
const LISTENERS = ["observer", "mentee", "secretary", "staff"];

/* ---------- who speaks, what is discussed ---------- */

const drawNow = (board, sheet) => {
  const item = sheet.agenda.find((each) => each.n === board.item?.n);
  if (item) put("item-words", `${item.n} · ${item.title}`);
  const who = board.speaker;
  put("speaker", who ? word(who.hat === "expert" ? "has-floor-expert" : "has-floor", who) : board.stage === "open" ? word("nobody-speaks") : "");
  const names = board.queue.slice(0, 2).map((each) => (each.seat === page.seat ? word("you") : each.name)).join(", ");
  put("then", names ? word("then", { names }) : "");
  put("point", board.point ? word("point", { point: board.point[1] }) : "");
  show("point", Boolean(board.point));
  put("stage", stageWords(board));
  show("stage", Boolean(slot("stage").textContent));
  put("reminder-text", board.reminder?.[1] ?? "");
  show("reminder", Boolean(board.reminder));
  show("quiet", together(board));
  show("text-box", Boolean(sheet.text) && !board.call && !until(board));
};

const tick = () => {
  const { board } = page;
  if (!board) return;
  put("clock", board.speaker ? clock(spoken(board.speaker)) : "");
  put("item-time", itemTime(board));
  const end = until(board);
  put("timer", end ? (end > now() ? word("time-left", { time: clock(end - now()) }) : word("time-over")) : "");
  show("timer", Boolean(end));
  if (board.reminder && now() - board.reminder[0] > 120000) show("reminder", false);
  const mine = board.speaker?.seat === page.seat;
  show("my-time", mine);
  if (mine) {
    const [ms, limit] = [spoken(board.speaker), board.limit * 1000];
    put("my-time", limit ? word(ms > limit ? "over-time" : "your-time", { time: clock(ms), limit: clock(limit) }) : clock(ms));
    slot("my-time").classList.toggle("over", Boolean(limit) && ms > limit);
  }
};

/* ---------- my place ---------- */

const myPlace = (board) => [...board.queue.map((each) => each.seat), ...board.waiting].indexOf(page.seat) + 1;

/* What was pressed counts at once; the next board says how it became. */
const pressed = () => pending().filter((wish) => wish.seat === page.seat && ["raise-hand", "lower-hand"].includes(wish.do)).at(-1)?.do;

const stateOf = (board, place) => {
  if (board.speaker?.seat === page.seat) return "speaks";
  if (pressed() === "raise-hand" && !place) return "rising";
  if (place && pressed() !== "lower-hand") return "waits";
  if (board.chair[0] === page.seat) return "chairs";
  return LISTENERS.includes(page.mine.part) ? "listens" : "silent";
};

const about = (board, place) => {
  const pace = Math.min(board.pace || Infinity, board.limit ? board.limit * 1000 : Infinity);
  if (!Number.isFinite(pace) || pace < 5000) return "";
  const left = board.speaker ? Math.max(0, pace - spoken(board.speaker)) : 0;
  return word("about-minutes", { n: Math.max(1, Math.round(((place - 1) * pace + left) / 60000)) });
};

let told = "";
const announce = (state, place) => {
  const next = (state === "waits" && place === 1) || page.board.round?.to_come[0] === page.seat;
  const what = state === "speaks" ? word("you-speak") : next ? word("you-are-next") : "";
  if (what !== told) document.querySelector("[data-announce]").textContent = told = what;
};

const drawPlace = (board) => {
  const place = myPlace(board);
  const state = stateOf(board, place);
  const sentences = { speaks: "you-speak", rising: "hand-on-its-way", waits: place > 10 ? "place-more" : `place-${place}`, chairs: "you-chair", listens: "you-watch", silent: "hand-down" };
  put("place-words", word(sentences[state], { n: place }));
  const hand = state === "waits" && board.queue.find((each) => each.seat === page.seat);
  const values = { ...hand?.values, time: clock((hand?.values?.seconds ?? 0) * 1000) };
  put("place-why", hand ? word(`mine-${hand.reason}`, values) : state === "silent" && !board.open ? word("queue-closed") : "");
  put("place-about", state === "waits" ? about(board, place) : "");
  slot("place").dataset.state = state;
  show("place", together(page.board));
  for (const form of slot("place-buttons").querySelectorAll("[data-when]")) form.hidden = form.dataset.when !== state && !(state === "rising" && form.dataset.do === "lower-hand");
  show("hand", ["silent", "waits", "rising"].includes(state));
  const waiting = state !== "silent";
  put("raise", word(waiting ? "hand-change" : "hand-raise"));
  put("hand-fold", word(waiting ? "hand-say-otherwise" : "hand-say"));
  slot("raise").classList.toggle("primary", !waiting);
  slot("raise").classList.toggle("big", !waiting);
  slot("hand").classList.toggle("changing", waiting);
  value("hand-point", board.point?.[0] ?? 0);
  put("reply-words", board.point ? word("reply-to", { point: board.point[1] }) : word("reply"));
  announce(state, place);
};

const drawRound = (board) => {
  const { round } = board;
  show("round", Boolean(round));
  if (!round) return;
  put("round-words", `${word("round", round)} · ${word("round-left", { n: round.left })}`);
  const turn = round.to_come.indexOf(page.seat);
  const before = turn + (board.speaker ? 1 : 0);
  put("round-place", board.speaker?.seat === page.seat ? "" : turn < 0 ? word("round-done") : before ? word("round-place", { n: before }) : word("round-now"));
  show("pass", turn >= 0);
};

const drawQueue = (board) => {
  const count = board.queue.length + board.waiting.length;
  put("waits-title", count ? word("who-waits", { n: count }) : word("nobody-waits"));
  put("order", word(`order-${board.order}`));
  slot("queue").replaceChildren(...board.queue.map((each) => {
    const line = make("li", "", each.seat === page.seat ? "mine" : "");
    const values = { ...each.values, time: clock((each.values?.seconds ?? 0) * 1000) };
    line.append(make("strong", each.name), make("span", aboutHand(each), "why"), make("span", word(`turn-${each.reason}`, values), "why"));
    return line;
  }));
  put("waits-more", board.waiting.length ? word("waits-more", { n: board.waiting.length }) : "");
  show("waits-more", board.waiting.length > 0);
};

/* The share of voice, where the convenors opened it to everybody: in sentences. */
const drawVoice = ({ voice }) => {
  show("voice", Boolean(voice));
  const facts = (voice?.facts ?? []).map(([code, values]) => word(code, { ...values, whose: whose(code, values.whose) || word("no-body"), n: values.few ?? values.silent })).map((each) => each.charAt(0).toLocaleUpperCase() + each.slice(1)); // an interest may begin it
  slot("voice-facts").replaceChildren(...(facts.length ? facts : [word("voice-nothing")]).map((each) => make("li", each)));
};

/* ---------- what is asked of me ---------- */

const drawCall = (board, sheet) => {
  const { call } = board;
  const blind = call?.stage === "blind" && !LISTENERS.includes(page.mine.part);
  value("call-n", call?.n ?? 0);
  const form = slot("call-form");
  if (blind && Number(form.dataset.n) !== call.n) { // another call: an empty form
    form.dataset.n = call.n;
    form.reset();
    for (const each of form.querySelectorAll("textarea, [type=text], [name=clause]")) each.value = each.name === "clause" ? call.clause : "";
    for (const each of form.querySelectorAll("[type=radio]")) each.checked = false;
  }
  put("call-clause", call?.clause ? word("clause", call) : "");
  put("call-text", sheet.call_text);
  put("call-count", call ? word("answered", { n: call.answered, of: call.present }) : "");
  const taken = page.mine.call === call?.n ? page.mine.position?.position : "";
  put("call-said", blind && taken ? word("you-said", { position: word(`position-${taken}`) }) : "");
  show("call", blind);
  drawStands(call, sheet);
};

const drawStands = (call, sheet) => {
  const revealed = Boolean(call && call.stage !== "blind" && sheet.call?.n === call.n && together(page.board));
  show("stands", revealed);
  show("options", revealed && call.stage === "revealed" && sheet.call.options.length > 0);
  show("counts", call?.stage === "revealed"); // once declared, the numbers stand folded: they did not decide
  show("testing", revealed && call.testing > 0);
  drawObjection(revealed ? call : null, sheet);
  if (!revealed) return;
  put("stands-text", sheet.call_text);
  slot("counts").replaceChildren(...countedCall(call.counts));
  const groups = [...Object.entries(sheet.call.by_interest).map(([name, counts]) => [interest(name), counts]), ...Object.entries(sheet.call.by_body)].filter(([name]) => name);
  slot("by-group").replaceChildren(...groups.map(([name, counts]) => {
    const row = make("tr");
    const head = make("th", name);
    head.scope = "row";
    row.append(head, make("td", countedInWords(counts)));
    return row;
  }));
  put("outcome", outcomeOf(call));
  show("outcome", Boolean(call.outcome));
  show("outcome-note", Boolean(call.outcome));
  put("outcome-tag", call.decision ? word("decision", { n: call.decision }) : "");
  show("outcome-tag", Boolean(call.decision));
  slot("options-list").replaceChildren(...sheet.call.options.map((each) => {
    const line = make("li");
    line.append(make("p", each.text, "standard written"), make("span", each.tested ? (each.unlivable.length ? word("unlivable", { n: each.unlivable.length }) : word("all-live")) : "", "small soft"));
    return line;
  }));
  drawTesting(call, sheet);
};

const drawTesting = (call, sheet) => {
  const option = sheet.call.options.find((each) => each.n === call.testing);
  if (!option) return;
  put("testing-n", word("option-no", { n: option.n }));
  put("testing-text", option.text);
  if (slot("option-n").value !== String(option.n)) slot("cannot").reset();
  value("option-n", option.n);
  const said = option.unlivable.some(([seat]) => seat === page.seat);
  put("cannot-said", said ? word("you-cannot-live") : "");
  show("cannot-said", said);
  show("cannot", !said && !LISTENERS.includes(page.mine.part));
};

const drawObjection = (call, sheet) => {
  const mine = call && call.stage === "revealed" && sheet.call.objections.find((each) => each.seat === page.seat);
  show("objection", Boolean(mine));
  if (!mine) return;
  put("objection-reason", mine.reason || mine.why);
  put("objection-standing", word(`my-standing-${mine.standing}`));
  put("objection-gist-text", mine.gist);
  show("objection-gist", Boolean(mine.gist) && !mine.confirmed && !mine.refused && mine.standing === "open");
  show("objection-ends", mine.standing !== "withdrawn");
  const off = !mine.confirmed;
  slot("sustain").setAttribute("aria-disabled", String(off));
  slot("sustain").closest("form").hidden = mine.standing === "sustained";
  put("sustain-why", off ? word("keep-needs-gist") : "");
};

const drawPoll = (board, sheet) => {
  const { poll } = board;
  const known = Boolean(poll && sheet.poll?.n === poll.n && together(page.board));
  show("poll", known && poll.open && !LISTENERS.includes(page.mine.part));
  show("result", known && !poll.open);
  if (!known) return;
  put("poll-question", sheet.poll.question);
  const choices = slot("poll-choices");
  if (Number(choices.dataset.n) !== poll.n) {
    choices.dataset.n = poll.n;
    value("poll-n", poll.n);
    choices.replaceChildren(...sheet.poll.options.map(choiceOf));
  }
  const said = poll.open && page.mine.poll === poll.n && page.mine.vote;
  put("poll-said", said ? word("you-voted") : "");
  show("poll-said", Boolean(said));
  if (!poll.open) slot("poll-counts").replaceChildren(...countedPoll(sheet.poll, poll.counts));
  put("poll-count", poll.open ? word("voted", { n: poll.voted, of: poll.present }) : "");
  put("poll-result", poll.open ? "" : word("poll-result", poll));
};

const choiceOf = (text, index) => {
  const { poll } = page.sheet;
  const box = Object.assign(document.createElement("input"), { type: poll.several ? "checkbox" : "radio", name: "chosen", value: index });
  box.dataset.list = "";
  box.checked = page.mine.poll === poll.n && Boolean(page.mine.vote?.includes(index));
  const line = make("label", "", "choice");
  line.append(box, make("span", text));
  return line;
};

const drawAsked = (board, sheet) => {
  show("offer", board.offered?.[0] === page.seat);
  const gist = board.gist?.seat === page.seat && board.gist.standing === "waiting" && sheet.gist?.n === board.gist.n;
  if (gist) { value("gist-n", board.gist.n); put("gist-text", sheet.gist.text); }
  show("gist", gist);
  const group = board.breakouts && sheet.groups.find((each) => each.seats.includes(page.seat) || each.chair[0] === page.seat || each.recorder[0] === page.seat);
  show("group", Boolean(group));
  if (!group) return;
  put("group-name", group.title);
  put("group-task", group.task);
  put("group-chair", group.chair[1]);
  put("group-recorder", group.recorder[1]);
  put("group-names", group.names.join(", "));
  show("group-form", [group.chair[0], group.recorder[0]].includes(page.seat));
  if (slot("group-n").value !== String(group.n)) { value("group-n", group.n); document.getElementById("group-text").value = group.text; }
};

/* One thing on the page is the next to do: where something is asked of me, my hand is not it. */
const onePrimary = () => {
  const asked = ["offer", "gist", "call", "poll", "objection", "testing"].some((name) => !slot(name).hidden && slot(name).querySelector("form:not([hidden])"));
  slot("place").classList.toggle("calm", asked);
};

const drawSheet = (sheet) => {
  put("text", sheet.text);
  put("clause", sheet.clause);
  slot("agenda").replaceChildren(...sheet.agenda.map((each) => {
    const line = make("li", "", each.standing);
    if (each.standing === "open") line.setAttribute("aria-current", "step");
    line.append(make("span", String(each.n), "num"), make("span", each.title));
    if (each.minutes) line.append(make("span", word("minutes-short", { n: each.minutes }), "num small soft"));
    return line;
  }));
  show("decided-box", sheet.decisions.length > 0);
  put("decided-title", word("decided", { n: sheet.decisions.length }));
  slot("decided").replaceChildren(...sheet.decisions.map(([n, text]) => {
    const line = make("li");
    line.append(make("span", word("decision", { n }), "num small soft"), make("p", text, "written"));
    return line;
  }));
};

const draw = () => {
  const { board, sheet } = page;
  if (!board || !sheet) return;
  drawNow(board, sheet);
  drawCall(board, sheet);
  drawPoll(board, sheet);
  drawAsked(board, sheet);
  drawPlace(board);
  drawRound(board);
  drawQueue(board);
  drawVoice(board);
  onePrimary();
  tick();
};

/* ---------- what I press ---------- */

document.addEventListener("wish", ({ target, detail: wish }) => {
  if (wish.do === "raise-hand" && wish.kind !== "reply") delete wish.point;
  if (wish.do === "take-position" && wish.position !== "oppose") for (const name of ["reason", "clause", "remedy"]) delete wish[name];
  if (target.dataset.slot === "move") target.dataset.mode = wish.mode;
});

let fading = 0;
const assure = (name, words) => {
  put(name, words);
  show(name, true);
  clearTimeout(fading);
  fading = setTimeout(() => show(name, false), 8000);
};

document.addEventListener("done", ({ target, detail: { wish } }) => {
  if (wish.do === "take-position") Object.assign(page.mine, { call: wish.call, position: wish });
  if (wish.do === "cast-vote") Object.assign(page.mine, { poll: wish.poll, vote: wish.chosen });
  if (wish.do === "raise-hand") { target.reset(); target.querySelector("details").open = false; }
  if ("asked" in target.dataset) assure("asked", word("asked"));
  if ("kept" in target.dataset) assure("asked", word("kept"));
  if (wish.do === "report-breakout") { put("group-said", word("reported")); show("group-said", true); }
  if (wish.do === "move-seat") for (const button of target.querySelectorAll("[data-mode]")) button.hidden = button.dataset.mode === wish.mode;
  if (wish.do === "move-seat") put("mode", word(`seat-${wish.mode}`));
  draw();
});

if (matchMedia("(min-width: 64rem)").matches) slot("waits").open = true;
on("board", draw);
on("sheet", (sheet) => { drawSheet(sheet); draw(); });
on("pending", draw);
on("answered", draw);
on("tick", tick);
connect();
