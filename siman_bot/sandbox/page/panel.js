import { view } from "./api.js";
import { CallsPane } from "./calls.js";
import { arrows, byId, unpatch } from "./dom.js";
import { LinePane } from "./line.js";
import { showHere } from "./membership.js";
import { t } from "./texts.js";

const WIDE = matchMedia("(min-width: 1100px)");
const PAUSE_MS = 300;
const TABS = ["calls", "line", "here"];

/** The side panel: the bot's calls, the line with its faults, and what can be done to the open chat. */
export class Panel {
  #panel = byId("panel");
  #calls = new CallsPane(byId("pane-calls"), () => this.refresh());
  #line = new LinePane(byId("pane-line"), () => this.refresh());
  #opener = null;
  #waiting = null;

  constructor() {
    for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => this.#select(name));
    const tabs = byId("tab-calls").parentElement;
    arrows(tabs, "[role=tab]", { horizontal: true });
    tabs.addEventListener("focusin", (event) => this.#select(event.target.id.slice("tab-".length)));
    for (const id of ["panel-toggle", "panel-from-list"])
      byId(id).addEventListener("click", (event) => this.#toggle(event.currentTarget));
    byId("panel-close").addEventListener("click", () => this.#show(false));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#show(false);
    });
    this.#panel.hidden = !WIDE.matches;
    this.#mark();
  }

  /** Refresh, though not at each of many calls in a row. */
  follow() {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      this.refresh().catch(() => undefined);
    }, PAUSE_MS);
  }

  async refresh() {
    if (this.#panel.hidden) return;
    const found = await view("calls", this.#calls.query);
    byId("line-dot").hidden = found.faults.length === 0;
    byId("tab-line").title = found.faults.length ? t("lineDisturbed") : "";
    this.#calls.show(found);
    this.#line.show(found);
  }

  showHere() {
    showHere(byId("pane-here"));
  }

  /** Make everything anew (another language). */
  redraw() {
    this.#calls.redraw();
    unpatch(byId("pane-here"));
    this.#line.redraw();
    this.showHere();
    return this.refresh();
  }

  #select(name) {
    for (const each of TABS) {
      const tab = byId(`tab-${each}`);
      tab.setAttribute("aria-selected", String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
      byId(`pane-${each}`).hidden = each !== name;
    }
  }

  #toggle(opener) {
    this.#opener = opener;
    this.#show(this.#panel.hidden);
  }

  #show(open) {
    this.#panel.hidden = !open;
    this.#mark();
    if (open) {
      this.refresh();
      this.#panel.querySelector('[role=tab][aria-selected="true"]').focus();
    } else this.#opener?.focus();
  }

  #mark() {
    for (const id of ["panel-toggle", "panel-from-list"])
      byId(id).setAttribute("aria-expanded", String(!this.#panel.hidden));
  }
}
