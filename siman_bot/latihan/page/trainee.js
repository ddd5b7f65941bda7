/** The trainee's panel: join, choose a scenario, see the steps tick themselves. */

import { byId, clock, get, inWords, keepAsking, make, post, RefusedError, speak, t } from "/latihan/page/common.js";

const EVERY = 1500;
const page = document.querySelector(".page");
let seat = null;
let shown = "";
let framed = "";

const ask = async () => {
  try {
    take(await get("/latihan/state"));
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== 401) throw error;
    seat = null;
    show();
  }
};

function take(state) {
  seat = state;
  show();
}

/** Draws what changed; focus stays where it is while nothing does. */
function show() {
  const now = JSON.stringify([seat, document.documentElement.lang]);
  if (now === shown) return;
  shown = now;
  byId("join").hidden = seat !== null;
  byId("seat").hidden = seat === null;
  const ready = seat?.stage === "ready";
  byId("telegram").hidden = byId("tabs").hidden = !ready;
  if (!ready) turnTo("guide");
  frame(ready ? `${seat.current.id} ${seat.current.attempt}` : "");
  if (seat === null) return;
  byId("name").textContent = seat.name;
  byId("seat-code").textContent = seat.code;
  byId("status").textContent = t(ready && seat.current.step === "" ? "finished" : `stage-${seat.stage}`);
  redraw(byId("scenarios"), seat.scenarios.map(scenarioLine));
  byId("current").hidden = !seat.current;
  if (seat.current) showCurrent(seat.current);
}

function showCurrent(current) {
  byId("current-title").textContent = inWords(current.title);
  byId("story").textContent = inWords(current.story);
  redraw(byId("steps"), current.steps.map((step, place) => stepLine(step, place, current.step)));
  redraw(byId("players"), current.players.map((player) => make("li", {}, player.plays ? `${player.name}: ${player.plays}` : player.name)));
}

function scenarioLine(scenario) {
  const open = seat.current?.id === scenario.id;
  const progress = t("progressOf", { done: scenario.done, all: scenario.steps });
  const attempt = scenario.attempts ? ` · ${t("attempts", { number: scenario.attempts })}` : "";
  return make(
    "li",
    {},
    make("span", { class: "label" }, inWords(scenario.title), make("br"), make("span", { class: "minor" }, progress + attempt + (open ? ` · ${t("playing")}` : ""))),
    make("button", { type: "button", class: "second-button", "data-key": `begin-${scenario.id}`, disabled: seat.stage === "opening", onclick: () => begin(scenario) }, t(scenario.attempts ? "again" : "begin")),
  );
}

function stepLine(step, place, current) {
  const isCurrent = step.id === current;
  const partly = !step.done && step.have > 0 ? t("partly", { have: step.have, need: step.need }) : "";
  const when = step.done && step.at ? t("doneAt", { time: clock.format(new Date(step.at)) }) : "";
  return make(
    "li",
    { class: step.done ? "done" : "", "aria-current": isCurrent ? "step" : false },
    make("span", { class: "mark", role: "img", "aria-label": t(step.done ? "done" : "open") }, step.done ? "✓" : String(place + 1)),
    make("span", {}, inWords(step.instruction)),
    step.as ? make("span", { class: "minor" }, t(step.as.plays ? "as" : "asName", step.as)) : null,
    when || partly ? make("span", { class: "minor" }, when || partly) : null,
    hintOf(step, isCurrent),
  );
}

function hintOf(step, isCurrent) {
  if (step.hint) return make("span", { class: "hint" }, `${t("hint")}: ${inWords(step.hint)}`);
  if (!isCurrent) return null;
  const reveal = async () => take(await post("/latihan/hint", { step: step.id }));
  return make("span", {}, make("button", { type: "button", class: "second-button", "data-key": `hint-${step.id}`, onclick: reveal }, t("showHint")));
}

/** Replaces the children and gives the focus back to the button that had it. */
function redraw(parent, children) {
  const key = parent.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  parent.replaceChildren(...children);
  if (key) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** The Telegram page of this attempt, loaded anew with each one: its people are others then. */
function frame(address) {
  if (address === framed) return;
  framed = address;
  byId("frame").src = address ? "/" : "about:blank";
}

function turnTo(part) {
  page.dataset.shown = part;
  for (const button of document.querySelectorAll("[data-part]")) button.setAttribute("aria-pressed", button.dataset.part === part);
}

async function begin(scenario) {
  if (scenario.attempts && !confirm(t("askAgain"))) return;
  take(await post("/latihan/begin", { scenario: scenario.id }));
  byId("choice").open = false;
}

byId("join").addEventListener("submit", async (event) => {
  event.preventDefault();
  const refusal = byId("join-refusal");
  refusal.hidden = true;
  try {
    await post("/latihan/join", Object.fromEntries(new FormData(event.target)));
    await ask();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    refusal.textContent = t(error.refusal);
    refusal.hidden = false;
    if (error.refusal === "name-taken") {
      byId("seat-code-row").hidden = false;
      event.target.elements.seat_code.focus();
    }
  }
});

byId("leave").addEventListener("click", async () => {
  await post("/latihan/leave");
  await ask();
});

for (const button of document.querySelectorAll("[data-part]")) button.addEventListener("click", () => turnTo(button.dataset.part));

await speak(show);
keepAsking(ask, EVERY);
