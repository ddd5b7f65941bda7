import { h, patch } from "./dom.js";
import { clock, t } from "./texts.js";

const AFTER_THE_DEED = ["cut_after", "cut_middle", "not_json", "delay_answer"];

/** The newest calls of the bot, each with what became of it. */
export function showCalls(pane, calls, refresh) {
  if (!pane.firstChild) build(pane, refresh);
  const onlyFailed = pane.querySelector("#only-failed").checked;
  const list = pane.querySelector("ul");
  const lines = calls.map((call) => ({ ...call, state: stateOf(call) }));
  const counts = { ok: 0, waiting: 0, failed: 0 };
  for (const line of lines) counts[line.state === "ok" || line.state === "waiting" ? line.state : "failed"] += 1;
  pane.querySelector(".sum").textContent = t("callSum", counts);
  const shown = lines.filter((line) => !onlyFailed || !["ok", "waiting"].includes(line.state)).reverse();
  pane.querySelector(".hint").hidden = shown.length > 0;
  patch(list, shown, (line) => line.number, row);
}

function build(pane, refresh) {
  const list = h("ul", { class: "calls", "aria-label": t("calls") });
  const option = (id, label) =>
    h("label", { class: "check" }, h("input", { type: "checkbox", id, onchange: refresh }), h("span", {}, t(label)));
  pane.append(
    h("p", { class: "sum" }),
    h("div", { class: "checks" }, option("only-failed", "onlyFailed"), option("with-polls", "withPolls")),
    h("p", { class: "hint" }, t("noCalls")),
    list,
  );
}

/** "ok", "waiting", "slow" (429), "refused", "cut" (faulted, not done) or "unknown" (done, but the bot can't know). */
function stateOf({ outcome, faults }) {
  if (outcome === "pending") return "waiting";
  if (faults.includes("refuse")) return "cut";
  if (outcome === "faulted") return "cut";
  if (outcome.startsWith("Too Many Requests")) return "slow";
  if (outcome !== "ok") return "refused";
  return faults.some((kind) => kind !== "delay_answer" && AFTER_THE_DEED.includes(kind)) ? "unknown" : "ok";
}

function row(call) {
  const why =
    call.faults.map((kind) => t(`fault-${kind}`)).join(", ") ||
    (call.state === "refused" || call.state === "slow" ? call.outcome : "");
  return h(
    "li",
    { class: "call" },
    h(
      "p",
      { class: "row-top" },
      h("code", {}, call.method),
      h("span", { class: `state state-${call.state}` }, t(`state-${call.state}`)),
    ),
    h(
      "p",
      { class: "row-top minor" },
      h("span", { class: "preview", dir: "auto" }, call.chat || (call.chat_id ? String(call.chat_id) : `@${call.bot}`)),
      h("time", {}, clock(call.at, { exact: true })),
    ),
    call.text && h("p", { class: "preview minor", dir: "auto" }, call.text),
    why && h("p", { class: "why", dir: "auto" }, why),
  );
}
