/** The trainer's page: everybody's progress while it happens, and the result to take home. */

import { byId, get, inWords, keepAsking, language, make, post, RefusedError, speak, t } from "/latihan/page/common.js";

const EVERY = 2000;
let group = null;
let shown = "";

const ask = async () => {
  try {
    group = await get("/latihan/pelatih/state");
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== 401) throw error;
    group = null;
  }
  show();
};

function show() {
  const now = JSON.stringify([group, language]);
  if (now === shown) return;
  shown = now;
  byId("enter").hidden = group !== null;
  byId("class").hidden = group === null;
  byId("result").href = `/latihan/pelatih/hasil.xlsx?language=${language}`;
  if (group === null) return;
  byId("class-code").textContent = group.code;
  byId("nobody").hidden = group.seats.length > 0;
  byId("table").hidden = group.seats.length === 0;
  const titles = group.scenarios.map((scenario) => make("th", { scope: "col" }, inWords(scenario.title)));
  byId("heads").replaceChildren(make("th", { scope: "col" }, t("trainee")), make("th", { scope: "col" }, t("seatCode")), ...titles);
  byId("rows").replaceChildren(...group.seats.map(row));
}

function row(seat) {
  return make("tr", {}, make("th", { scope: "row" }, seat.name), make("td", {}, make("code", {}, seat.code)), ...seat.scenarios.map((scenario) => cell(seat, scenario)));
}

function cell(seat, scenario) {
  if (!scenario.attempts) return make("td", {}, "–");
  const open = seat.current === scenario.id;
  const details = [t("attempts", { number: scenario.attempts })];
  if (scenario.hints) details.push(t("hints", { number: scenario.hints }));
  if (open) details.push(t("playing"));
  const marks = [...scenario.marks].map((mark) => (mark === "x" ? "✓" : "·")).join("");
  return make(
    "td",
    {},
    make("span", { class: "marks", "aria-hidden": "true" }, marks),
    make("br"),
    t("progressOf", { done: scenario.done, all: scenario.steps }),
    make("br"),
    make("span", { class: "minor" }, details.join(" · ")),
  );
}

byId("enter").addEventListener("submit", async (event) => {
  event.preventDefault();
  const refusal = byId("enter-refusal");
  refusal.hidden = true;
  try {
    await post("/latihan/pelatih/enter", Object.fromEntries(new FormData(event.target)));
    await ask();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    refusal.textContent = t(error.refusal);
    refusal.hidden = false;
  }
});

await speak(show);
keepAsking(ask, EVERY);
