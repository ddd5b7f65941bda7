import { h, patch } from "./dom.js";
import { clock, t } from "./texts.js";

const STEP = 80;

/** The newest calls of the bot, each with what became of it. */
export class CallsPane {
  #pane;
  #onChange;
  #most = STEP;

  constructor(pane, onChange) {
    this.#pane = pane;
    this.#onChange = onChange;
  }

  /** What to ask the sandbox for. */
  get query() {
    return { failed: this.#asks("only-failed"), polls: this.#asks("with-polls"), most: this.#most };
  }

  show({ calls, counts, more }) {
    if (!this.#pane.firstChild) this.#build();
    this.#pane.querySelector(".sum").textContent = t("callSum", counts);
    this.#pane.querySelector(".hint").hidden = calls.length > 0;
    patch(this.#pane.querySelector("ul"), calls, (call) => call.number, row);
    this.#pane.querySelector(".older").hidden = !more;
  }

  redraw() {
    this.#pane.replaceChildren();
  }

  #asks(id) {
    return this.#pane.querySelector(`#${id}`)?.checked ? 1 : undefined;
  }

  #build() {
    const chosen = () => this.#ask(STEP);
    const option = (id, label) =>
      h(
        "label",
        { class: "check" },
        h("input", { type: "checkbox", id, onchange: chosen }),
        h("span", {}, t(label)),
      );
    this.#pane.append(
      h("p", { class: "sum" }),
      h("div", { class: "checks" }, option("only-failed", "onlyFailed"), option("with-polls", "withPolls")),
      h("p", { class: "hint" }, t("noCalls")),
      h("ul", { class: "calls", "aria-label": t("calls") }),
      h(
        "button",
        { type: "button", class: "older", onclick: () => this.#ask(this.#most + STEP) },
        t("olderCalls"),
      ),
    );
  }

  #ask(most) {
    this.#most = most;
    this.#onChange();
  }
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
