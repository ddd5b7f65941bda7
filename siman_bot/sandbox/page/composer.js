import { act } from "./api.js";
import { byId, h } from "./dom.js";
import { attempt } from "./dialogs.js";
import { chooseFiles } from "./sending_files.js";
import { here, state } from "./state.js";
import { t } from "./texts.js";

const MESSAGE_LENGTH = 4096;

/** Where the person writes: text, commands, files; a reply or an edit hangs above it. `onSent` follows each message. */
export class Composer {
  #text = byId("text");
  #popup = byId("commands");
  #quote = byId("quote");
  #reply = null;
  #editing = null;
  #active = 0;
  #drafts = new Map();
  #draftOf = "";

  constructor({ onSent, onUp }) {
    this.onSent = onSent;
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("keydown", (event) => this.#key(event, onUp));
    this.#text.addEventListener("blur", () =>
      setTimeout(() => document.activeElement !== this.#text && this.#close(), 150),
    );
    this.#text.addEventListener("paste", (event) => this.#files(event.clipboardData.files, event));
    byId("menu").addEventListener("click", () => this.#toggleMenu());
    byId("attach").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", () => {
      this.#files(byId("file").files);
      byId("file").value = "";
    });
    byId("quote-drop").addEventListener("click", () => this.#drop());
  }

  /** Another chat is open: its own draft, nothing quoted. A group that migrated keeps what was being written. */
  changeChat({ keepText = false } = {}) {
    const typed = this.#text.value;
    if (this.#draftOf) this.#drafts.set(this.#draftOf, this.#editing ? "" : this.#text.value);
    this.#draftOf = state.open ? JSON.stringify(here()) : "";
    this.#drop();
    this.#text.value = keepText ? typed : (this.#drafts.get(this.#draftOf) ?? "");
    this.#typed();
  }

  reply(message) {
    this.#quoteFor(message, t("replyTo"));
    this.#reply = message;
  }

  /** The answer to this message is to be a reply; the field says what is wanted. What is being written goes first. */
  replyForced(message) {
    if (this.#text.value || this.#editing) return;
    this.reply(message);
    if (message.forced_reply) this.#text.placeholder = message.forced_reply;
  }

  edit(message) {
    this.#quoteFor(message, t("editing"));
    this.#editing = message;
    this.#text.value = textOf(message);
    this.#typed();
  }

  async command(text) {
    const sent = await attempt(() => act("send", { ...here(), text, topic: this.#topic() }));
    if (sent) this.onSent();
  }

  focus() {
    this.#text.focus();
  }

  #quoteFor(message, label) {
    this.#drop();
    this.#quote.hidden = false;
    byId("quote-text").replaceChildren(
      h("strong", {}, label),
      h("span", { dir: "auto" }, textOf(message).slice(0, 120) || t("message")),
    );
    this.#text.focus();
  }

  #drop() {
    if (this.#editing) this.#text.value = "";
    this.#reply = this.#editing = null;
    this.#text.placeholder = t("messageText");
    this.#quote.hidden = true;
    this.#grow();
  }

  async #submit() {
    const text = this.#text.value.trim();
    if (!text) return;
    const editing = this.#editing;
    const values = editing ? { message: editing.id } : { reply_to: this.#reply?.id, topic: this.#topic() };
    for (const [index, part] of (editing ? [text] : asAppsSend(text)).entries()) {
      const where = index ? { ...values, reply_to: undefined } : values;
      const done = await attempt(() => act(editing ? "edit" : "send", { ...here(), ...where, text: part }));
      if (!done) return;
    }
    this.#text.value = "";
    this.#drop();
    this.#close();
    this.onSent();
  }

  #topic() {
    return Number(byId("topic").value) || undefined;
  }

  async #files(files, event) {
    if (!files?.length) return;
    event?.preventDefault();
    const caption = this.#text.value.trim();
    await chooseFiles(
      [...files],
      { caption, values: { ...here(), reply_to: this.#reply?.id, topic: this.#topic() } },
      () => {
        this.#text.value = "";
        this.#drop();
        this.onSent();
      },
    );
  }

  #typed() {
    this.#grow();
    const typed = this.#text.value;
    if (/^\/\S*$/.test(typed)) this.#open(typed.slice(1).toLowerCase());
    else this.#close();
  }

  /** What can be chosen from has changed, perhaps while the list was open. */
  changeCommands() {
    const typed = this.#text.value;
    if (!this.#popup.hidden) this.#open(typed.startsWith("/") ? typed.slice(1).toLowerCase() : "");
  }

  #grow() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight, 160)}px`;
  }

  #toggleMenu() {
    const open = !this.#popup.hidden;
    this.#text.focus();
    if (open) this.#close();
    else this.#open("");
  }

  #open(prefix) {
    const fitting = (state.head?.commands ?? []).filter(({ command }) => command.startsWith(prefix.split("@")[0]));
    const options = fitting.map(({ command, description, bot }, index) =>
      h(
        "div",
        {
          role: "option",
          id: `command-${index}`,
          "aria-selected": "false",
          "data-text": state.open.chat ? `/${command}@${bot}` : `/${command}`,
          onmousedown: (event) => this.#pick(event),
        },
        h("span", { class: "command-name" }, `/${command}`),
        h("span", { class: "command-text", dir: "auto" }, description),
      ),
    );
    if (!options.length && prefix) return this.#close();
    this.#popup.replaceChildren(
      ...(options.length
        ? options
        : [h("div", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("noCommands"))]),
    );
    this.#popup.hidden = false;
    this.#mark(0);
    return undefined;
  }

  #close() {
    this.#popup.hidden = true;
    this.#text.removeAttribute("aria-activedescendant");
  }

  #options() {
    return [...this.#popup.querySelectorAll("[data-text]")];
  }

  #mark(index) {
    const options = this.#options();
    if (!options.length) return;
    this.#active = (index + options.length) % options.length;
    for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === this.#active));
    options[this.#active].scrollIntoView({ block: "nearest" });
    this.#text.setAttribute("aria-activedescendant", options[this.#active].id);
  }

  #pick(event) {
    event.preventDefault();
    this.#send(event.currentTarget.dataset.text);
  }

  #send(command) {
    this.#text.value = "";
    this.#close();
    this.command(command);
  }

  #key(event, onUp) {
    if (event.isComposing) return;
    const chosen = this.#popup.hidden ? undefined : this.#options()[this.#active];
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (chosen) this.#send(chosen.dataset.text);
      else this.#submit();
    } else if (event.key === "Escape" && (!this.#popup.hidden || !this.#quote.hidden)) {
      event.stopPropagation();
      if (this.#popup.hidden) this.#drop();
      else this.#close();
    } else if (chosen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.#mark(this.#active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "ArrowUp" && !this.#text.value) {
      event.preventDefault();
      onUp();
    }
  }
}

export const textOf = (message) => message.raw.text ?? message.raw.caption ?? "";

/** A text that is too long for one message goes as several, cut where a line or a word ends. */
function asAppsSend(text) {
  const parts = [];
  while (text.length > MESSAGE_LENGTH) {
    const cut = Math.max(text.lastIndexOf("\n", MESSAGE_LENGTH), text.lastIndexOf(" ", MESSAGE_LENGTH));
    const end = cut > MESSAGE_LENGTH - 512 ? cut : MESSAGE_LENGTH;
    parts.push(text.slice(0, end));
    text = text.slice(end).trim();
  }
  return [...parts, text];
}
