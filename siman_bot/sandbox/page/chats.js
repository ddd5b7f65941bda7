import { view } from "./api.js";
import { arrows, avatarOf, bdi, byId, h, patch, unpatch } from "./dom.js";
import { goTo, sameChat, state } from "./state.js";
import { clock, t } from "./texts.js";

const KINDS = { photo: "photo", video: "video", voice: "voice", sticker: "sticker", document: "file", animation: "file" };
const list = byId("chat-list");
const settle = arrows(list, "button");

export async function refreshChats() {
  const person = state.person;
  if (!person) return;
  const { chats } = await view("chats", { person: person.id });
  if (person !== state.person) return;
  state.chats = chats;
  showChats();
}

export function showChats() {
  const lines = state.chats.map((line) => ({ ...line, current: sameChat(line, state.open) }));
  patch(list, lines, (line) => `${line.chat}:${line.bot}`, row);
  settle();
}

export function forgetChats() {
  unpatch(list);
}

function row(line) {
  const unread = line.unread >= 100 ? "99+" : String(line.unread);
  const button = h(
    "button",
    {
      type: "button",
      class: "row",
      "aria-current": line.current ? "true" : "false",
      onclick: () => goTo(state.person.id, line),
    },
    avatarOf(line.title, line.chat || line.bot),
    h(
      "span",
      { class: "row-body" },
      h(
        "span",
        { class: "row-top" },
        h("strong", {}, bdi(line.title)),
        line.last && h("time", {}, clock(line.last.date)),
      ),
      h(
        "span",
        { class: "row-top" },
        h("span", { class: "preview", dir: "auto" }, preview(line)),
        line.unread > 0 && h("span", { class: "count" }, unread, h("span", { class: "sr" }, ` ${t("unread")}`)),
      ),
    ),
  );
  return h("li", {}, button);
}

function preview({ last, type, bot }) {
  if (!last) return type === "private" ? `@${bot}` : t("noMessages");
  const text = last.text || t(KINDS[last.kind] ?? "event");
  const who = last.mine ? t("you") : last.sender;
  return who ? `${who}: ${text}` : text;
}
