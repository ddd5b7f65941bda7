import { act } from "./api.js";
import { arrows, avatarOf, bdi, h } from "./dom.js";
import { actionSheet, alertBox, attempt, openDialog, toast } from "./dialogs.js";
import { textOf } from "./composer.js";
import { chatValues, goTo, here, privateChatWith, state } from "./state.js";
import { t } from "./texts.js";

const PATIENCE_SECONDS = 30;
const LINK_HOSTS = ["t.me", "telegram.me"];

/** A tap on an inline button: the bot is asked, or a text goes to the clipboard. */
export async function tapButton(button, message, node) {
  if (button.copy_text) {
    await copy(button.copy_text.text);
    return;
  }
  const values = { ...here(), bot: message.raw.from.username, message: message.id, data: button.callback_data };
  node.setAttribute("aria-busy", "true");
  const answer = await attempt(() => act("tap", { ...values, seconds: PATIENCE_SECONDS }));
  node.removeAttribute("aria-busy");
  if (answer?.url) visit(answer.url);
  if (!answer?.text) return;
  if (answer.alert) alertBox(answer.text);
  else toast(answer.text);
}

function visit(url) {
  if (!openTelegramLink(url, { started: true }) && /^https?:/i.test(url))
    window.open(url, "_blank", "noopener,noreferrer");
}

/** Links to a bot here open its chat and, with a payload, press Start; returns whether it was one. */
export function openTelegramLink(url, { started = false } = {}) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return false;
  }
  const line = LINK_HOSTS.includes(address.hostname) && privateChatWith(address.pathname.slice(1));
  if (!line) return false;
  const follow = address.searchParams.has("start") && !started;
  attempt(async () => {
    if (follow) await act("open_link", { person: state.person.id, link: url });
    goTo(state.person.id, line);
  });
  return true;
}

export function messageMenu(message, composer) {
  const mine = message.raw.from?.id === state.person.id;
  const text = textOf(message);
  const actions = [
    { label: t("reply"), run: () => composer.reply(message) },
    { label: t("forward"), run: () => forward(message) },
    text && { label: t("copyText"), run: () => copy(text) },
    mine && text && !message.raw.forward_origin && { label: t("edit"), run: () => composer.edit(message) },
    state.head.may_pin && pinAction(message),
    (mine || state.head.may_delete) && {
      label: t("delete"),
      wrong: true,
      run: () => attempt(() => act("delete", { ...here(), message: message.id })),
    },
  ];
  actionSheet(t("message"), actions.filter(Boolean));
}

function pinAction(message) {
  const name = state.head.pinned.includes(message.id) ? "unpin" : "pin";
  return { label: t(name), run: () => attempt(() => act(name, { ...here(), message: message.id })) };
}

function forward(message) {
  const source = state.open;
  const list = h("ul", { class: "list" });
  const settle = arrows(list, "button");
  const dialog = openDialog({
    title: t("forwardTo"),
    className: "people",
    content: h("div", { class: "scroll" }, list),
  });
  for (const line of state.chats) {
    const choose = async () => {
      dialog.close();
      const sent = await attempt(() =>
        act("forward", {
          person: state.person.id,
          bot: source.bot,
          ...chatValues(line),
          from_chat: source.chat || undefined,
          from_message: message.id,
        }),
      );
      if (sent) goTo(state.person.id, line);
    };
    list.append(
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "row", onclick: choose },
          avatarOf(line.title, line.chat || line.bot),
          h("span", { class: "row-body" }, h("strong", {}, bdi(line.title))),
        ),
      ),
    );
  }
  settle();
  list.querySelector("button")?.focus();
}

async function copy(text) {
  if (await isCopied(text)) toast(t("copied"));
  else toast(t("copyFailed"), { wrong: true });
}

/** On another machine's plain http address browsers offer no `navigator.clipboard`. */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

function copyBySelecting(text) {
  const before = document.activeElement;
  const field = h("textarea", { class: "sr", readonly: true }, text);
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}
