import { RefusedError, markRead, view } from "./api.js";
import { byId, h, icon } from "./dom.js";
import { messageNode } from "./message.js";
import { here, sameChat, state } from "./state.js";
import { day, t } from "./texts.js";

const NEAR_PX = 80;
const KEPT_AT_THE_FOOT = 120;
const KEPT_AT_MOST = 360;

/**
 * The messages of the open chat: a window at the newest ones that grows upwards on request.
 * `taps` are those of `messageNode`; `onHead` gets all about the chat, `onGone` hears that it can't be shown any more,
 * `onForcedReply` gets a new message that wants a reply.
 */
export class Log {
  #box = byId("log");
  #jump = byId("jump");
  #nodes = new Map();
  #messages = new Map();
  #sequence = 0;
  #more = false;
  #behind = false;
  #fetchingOlder = false;
  #seen = 0;
  #newBelow = 0;
  #atFoot = true;

  constructor({ taps, onHead, onGone, onForcedReply }) {
    this.taps = taps;
    this.onForcedReply = onForcedReply;
    this.onHead = onHead;
    this.onGone = onGone;
    this.#box.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#jump.addEventListener("click", () => this.toFoot());
    document.addEventListener("visibilitychange", () => this.#read());
    new ResizeObserver(() => this.#atFoot && this.#stick()).observe(this.#box);
  }

  /** Show the open chat from its newest message. */
  async open() {
    this.#clear();
    await this.#fetch({});
  }

  /** Bring in what changed since the last time. */
  async refresh() {
    await this.#fetch(this.#sequence ? { after: this.#sequence } : {});
  }

  message(id) {
    return this.#messages.get(id);
  }

  /** Make every bubble anew (another language). */
  redraw() {
    const messages = [...this.#messages.values()];
    this.#replaceAll(messages);
  }

  async toFoot() {
    if (this.#behind) await this.open();
    this.#stick();
    this.#counted();
    this.#read();
  }

  focusLast() {
    [...this.#nodes.values()].at(-1)?.focus();
  }

  async #fetch(query) {
    const asked = state.open;
    const person = state.person;
    let found;
    try {
      found = await view("messages", { ...here(), ...query });
    } catch (error) {
      if (error instanceof RefusedError && error.status === 404 && sameChat(asked, state.open)) this.onGone();
      return;
    }
    if (!sameChat(asked, state.open) || person !== state.person || (query.after && query.after !== this.#sequence))
      return;
    this.#sequence = found.sequence;
    this.onHead(found.head);
    if (!found.whole) this.#apply(found.messages);
    else if (this.#atFoot || !this.#nodes.size) {
      this.#more = found.more;
      this.#replaceAll(found.messages);
    } else {
      this.#behind = true;
      this.#counted(found.messages.length);
    }
    this.#read();
  }

  #clear() {
    this.#nodes.clear();
    this.#messages.clear();
    this.#box.replaceChildren();
    this.#sequence = 0;
    this.#seen = 0;
    this.#more = this.#behind = false;
    this.#atFoot = true;
    this.#counted();
  }

  #replaceAll(messages) {
    this.#quietly(() => {
      this.#nodes.clear();
      this.#messages.clear();
      this.#box.replaceChildren(...messages.map((message) => this.#make(message)));
      this.#settle();
      if (this.#atFoot) this.#stick();
    });
  }

  #make(message) {
    const node = messageNode(message, { ...this.taps, me: state.person.id, inGroup: Boolean(state.open.chat) });
    for (const picture of node.querySelectorAll("img")) {
      picture.addEventListener("load", () => this.#atFoot && this.#stick());
    }
    this.#nodes.set(message.id, node);
    this.#messages.set(message.id, message);
    return node;
  }

  #apply(messages) {
    let fresh = 0;
    let last = Math.max(0, ...this.#nodes.keys());
    for (const message of messages) {
      const old = this.#nodes.get(message.id);
      if (old) this.#exchange(old, message);
      else if (message.id > last && !message.deleted) {
        if (this.#behind || (!this.#atFoot && this.#nodes.size >= KEPT_AT_MOST)) this.#behind = true;
        else {
          this.#box.append(this.#make(message));
          last = message.id;
          if (message.forced_reply !== null) this.onForcedReply(message);
        }
        fresh += 1;
      }
    }
    if (!messages.length) return;
    if (this.#atFoot) {
      this.#trim();
      this.#settle();
      this.#stick();
    } else {
      this.#settle();
      if (fresh) this.#counted(this.#newBelow + fresh);
    }
  }

  /** A changed message takes the place of the old one, with the focus that was in it. */
  #exchange(old, message) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const at = [...old.querySelectorAll("button, a")].indexOf(focused);
    const node = this.#make(message);
    node.classList.add("changed");
    old.replaceWith(node);
    if (focused) ([...node.querySelectorAll("button, a")][at] ?? node).focus({ preventScroll: true });
  }

  #trim() {
    const extra = this.#nodes.size - KEPT_AT_THE_FOOT;
    if (extra <= 0) return;
    for (const id of [...this.#nodes.keys()].slice(0, extra)) {
      this.#nodes.get(id).remove();
      this.#nodes.delete(id);
      this.#messages.delete(id);
    }
    this.#more = true;
  }

  async #older() {
    if (!this.#more || this.#fetchingOlder) return;
    this.#fetchingOlder = true;
    const asked = state.open;
    try {
      const first = Math.min(...this.#nodes.keys());
      const found = await view("messages", { ...here(), before: first });
      if (!sameChat(asked, state.open)) return;
      this.#more = found.more;
      this.#quietly(() => this.#prepend(found.messages));
    } finally {
      this.#fetchingOlder = false;
    }
  }

  #prepend(messages) {
    const newer = [...this.#nodes];
    const newerMessages = [...this.#messages];
    this.#nodes.clear();
    this.#messages.clear();
    const fromFoot = this.#box.scrollHeight - this.#box.scrollTop;
    this.#box.prepend(...messages.map((message) => this.#make(message)));
    for (const [id, node] of newer) this.#nodes.set(id, node);
    for (const [id, message] of newerMessages) this.#messages.set(id, message);
    this.#settle();
    this.#box.scrollTop = this.#box.scrollHeight - fromFoot;
  }

  /** Day marks, the button for older messages, one tab stop. */
  #settle() {
    let before = "";
    for (const node of this.#nodes.values()) {
      const now = node.dataset.date ? day(Number(node.dataset.date)) : before;
      const mark = node.previousElementSibling?.matches(".day") ? node.previousElementSibling : null;
      if (now === before) mark?.remove();
      else if (mark) mark.textContent = now;
      else node.before(h("p", { class: "day" }, now));
      before = now;
    }
    for (const mark of this.#box.querySelectorAll(":scope > .day")) {
      if (!mark.nextElementSibling?.matches(".message")) mark.remove();
    }
    const older = this.#box.querySelector(":scope > .older");
    if (!this.#more) older?.remove();
    else
      this.#box.prepend(
        older ?? h("button", { type: "button", class: "older", onclick: () => this.#older() }, t("older")),
      );
  }

  /** Messages that were there before are not read out. */
  #quietly(work) {
    this.#box.setAttribute("aria-live", "off");
    work();
    requestAnimationFrame(() => requestAnimationFrame(() => this.#box.setAttribute("aria-live", "polite")));
  }

  #stick() {
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#atFoot = true;
  }

  #scrolled() {
    this.#atFoot = this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < NEAR_PX;
    if (this.#atFoot && !this.#behind) {
      this.#counted();
      this.#read();
    }
    this.#jump.hidden = this.#atFoot && !this.#behind;
    if (this.#box.scrollTop < NEAR_PX) this.#older();
  }

  #counted(count = 0) {
    this.#newBelow = count;
    this.#jump.hidden = this.#atFoot && !this.#behind;
    this.#jump.replaceChildren(
      icon("down"),
      h("span", { class: count ? "" : "sr" }, count ? t("newBelow", { count }) : t("toNewest")),
    );
  }

  #read() {
    const last = Math.max(0, ...this.#nodes.keys());
    if (last <= this.#seen || !this.#atFoot || document.visibilityState !== "visible" || !state.open) return;
    this.#seen = last;
    markRead({ ...here(), message: last }).catch(() => {
      this.#seen = 0;
    });
  }

  #key(event) {
    const current = event.target.closest(".message");
    if (event.target !== current && event.target !== this.#box) return;
    const nodes = [...this.#nodes.values()];
    const at = current ? nodes.indexOf(current) : nodes.length;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to !== undefined && nodes.length) {
      event.preventDefault();
      nodes[Math.min(Math.max(to, 0), nodes.length - 1)].focus();
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      const message = this.#messages.get(Number(current.dataset.id));
      if (!message.deleted && !message.service) this.taps.onMenu(message);
    } else if (event.key === "Escape" && current) {
      event.stopPropagation();
      byId("text").focus();
    }
  }
}
