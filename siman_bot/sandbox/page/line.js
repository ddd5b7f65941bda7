import { act } from "./api.js";
import { h, patch } from "./dom.js";
import { attempt } from "./dialogs.js";
import { state } from "./state.js";
import { t } from "./texts.js";

const KINDS = [
  "cut_before",
  "cut_after",
  "cut_middle",
  "server_error",
  "not_json",
  "refuse",
  "delay",
  "delay_answer",
  "duplicate",
  "reorder",
];
const METHODS = [
  "sendMessage",
  "sendPhoto",
  "sendVideo",
  "sendDocument",
  "sendMediaGroup",
  "copyMessage",
  "forwardMessage",
  "editMessageText",
  "editMessageReplyMarkup",
  "deleteMessage",
  "answerCallbackQuery",
  "getUpdates",
];
const WITH_SECONDS = ["refuse", "delay", "delay_answer"];

/** The line between bot and Telegram: cut it, disturb it, mend it. */
export class LinePane {
  #pane;
  #onChange;
  #list;
  #status;
  #limits;
  #penalty;

  constructor(pane, onChange) {
    this.#pane = pane;
    this.#onChange = onChange;
  }

  show({ faults, limits, penalty }) {
    if (!this.#pane.firstChild) this.#build();
    this.#status.textContent = t(faults.length ? "lineDisturbed" : "lineWhole");
    this.#status.className = faults.length ? "status bad" : "status good";
    patch(
      this.#list,
      faults.map((fault, index) => ({ ...fault, index })),
      (fault) => fault.index,
      row,
    );
    this.#limits.checked = limits;
    if (limits && document.activeElement !== this.#penalty) this.#penalty.value = penalty;
  }

  redraw() {
    this.#pane.replaceChildren();
  }

  #build() {
    this.#status = h("p", { class: "status", role: "status" });
    this.#list = h("ul", { class: "faults", "aria-label": t("faults") });
    this.#limits = h("input", {
      type: "checkbox",
      id: "limits",
      onchange: () => this.#setLimits(),
    });
    this.#penalty = h("input", {
      type: "number",
      min: 0,
      max: 86400,
      value: 0,
      required: true,
      onchange: () => this.#limits.checked && this.#setLimits(),
    });
    const cut = () => this.#do("add_fault", { kind: "cut_before", times: null });
    const mend = () => this.#do("clear_faults", {});
    this.#pane.append(
      this.#status,
      h(
        "div",
        { class: "actions-row" },
        h("button", { type: "button", class: "action wrong", onclick: cut }, t("cutLine")),
        h("button", { type: "button", class: "action", onclick: mend }, t("mendLine")),
      ),
      this.#list,
      h("h3", {}, t("addFault")),
      this.#form(),
      h("h3", {}, t("limits")),
      h("label", { class: "check" }, this.#limits, h("span", {}, t("limitsHint"))),
      h("div", { class: "fields" }, h("label", {}, h("span", {}, t("penalty")), this.#penalty)),
    );
  }

  #form() {
    const option = (value, label) => h("option", { value }, label);
    const kind = h(
      "select",
      { name: "kind" },
      KINDS.map((name) => option(name, t(`fault-${name}`))),
    );
    const seconds = h(
      "label",
      {},
      h("span", {}, t("seconds")),
      h("input", { name: "seconds", type: "number", min: 1, max: 600, value: 5, required: true }),
    );
    const form = h(
      "form",
      { class: "fields" },
      h("label", {}, h("span", {}, t("faultKind")), kind),
      seconds,
      h(
        "label",
        {},
        h("span", {}, t("times")),
        h(
          "select",
          { name: "times" },
          option("1", t("once")),
          option("3", t("thrice")),
          option("10", t("tenTimes")),
          option("", t("untilMended")),
        ),
      ),
      h(
        "label",
        {},
        h("span", {}, t("method")),
        h(
          "select",
          { name: "method" },
          option("", t("anyMethod")),
          METHODS.map((name) => option(name, name)),
        ),
      ),
      h("label", { class: "check" }, h("input", { type: "checkbox", name: "here" }), h("span", {}, t("onlyHere"))),
      h("button", { class: "action quiet" }, t("addFault")),
    );
    const fit = () => {
      seconds.hidden = !WITH_SECONDS.includes(kind.value);
    };
    kind.addEventListener("change", fit);
    fit();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#add(Object.fromEntries(new FormData(form)));
    });
    return form;
  }

  #add({ kind, seconds, times, method, here }) {
    const fault = { kind, times: times ? Number(times) : null, method: method || null };
    if (here && state.open) fault.chat_id = state.open.chat || state.person.id;
    const wait = Number(seconds);
    if (kind === "refuse") {
      fault.refusal = {
        code: 429,
        description: `Too Many Requests: retry after ${wait}`,
        parameters: { retry_after: wait },
      };
    } else if (WITH_SECONDS.includes(kind)) fault.seconds = wait;
    this.#do("add_fault", fault);
  }

  #setLimits() {
    this.#do("set_limits", { on: this.#limits.checked, penalty: Number(this.#penalty.value) });
  }

  async #do(name, values) {
    await attempt(() => act(name, values));
    await this.#onChange();
  }
}

function row(fault) {
  const where = fault.method ?? t("anyMethod");
  const wait = fault.retry_after || fault.seconds;
  const left = fault.left === null ? t("untilMended") : t("timesLeft", { count: fault.left });
  return h(
    "li",
    {},
    h("strong", {}, t(`fault-${fault.kind}`), wait ? ` (${t("forSeconds", { count: wait })})` : ""),
    h("span", { class: "minor" }, [where, fault.chat_id, left].filter(Boolean).join(" · ")),
  );
}
