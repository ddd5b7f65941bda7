import { bdi, h, icon } from "./dom.js";
import { link, rich } from "./richtext.js";
import { bytes, clock, t } from "./texts.js";

/** One message as an element. `context`: me (id), inGroup, and the taps onButton, onMenu, onCommand, onLink, onQuote. */
export function messageNode(message, context) {
  const node = message.deleted ? tombstone() : message.service ? service(message) : bubble(message, context);
  node.dataset.id = message.id;
  if (!message.deleted) node.dataset.date = message.raw.date;
  return node;
}

function tombstone() {
  return h("article", { class: "message service gone", tabindex: "-1" }, h("p", {}, t("deleted")));
}

function service(message) {
  return h("article", { class: "message service", tabindex: "-1" }, h("p", {}, serviceText(message.raw)));
}

function serviceText(raw) {
  const who = fullName(raw.from);
  const names = (raw.new_chat_members ?? []).map(fullName).join(", ");
  const sameOne = raw.new_chat_members?.length === 1 && raw.new_chat_members[0].id === raw.from?.id;
  if (sameOne) return t("joined", { who });
  if (names) return t("added", { who, whom: names });
  if (raw.left_chat_member) {
    return raw.left_chat_member.id === raw.from?.id
      ? t("left", { who })
      : t("removed", { who, whom: fullName(raw.left_chat_member) });
  }
  if (raw.pinned_message) return t("pinned", { who });
  if (raw.migrate_to_chat_id || raw.migrate_from_chat_id) return t("migrated");
  if (raw.forum_topic_created) return t("topicOpened", { who, topic: raw.forum_topic_created.name });
  if (raw.forum_topic_edited) return t("topicRenamed", { who, topic: raw.forum_topic_edited.name });
  if (raw.forum_topic_closed) return t("topicClosed", { who });
  if (raw.forum_topic_reopened) return t("topicReopened", { who });
  return t("event");
}

export function fullName(user) {
  return user ? `${user.first_name} ${user.last_name ?? ""}`.trim() : "";
}

function bubble(message, context) {
  const { raw } = message;
  const mine = raw.from?.id === context.me;
  const name = mine ? t("you") : fullName(raw.from);
  const text = raw.text ?? raw.caption ?? message.words ?? "";
  const entities = raw.entities ?? raw.caption_entities ?? [];
  const menu = h(
    "button",
    {
      type: "button",
      class: "icon-button more",
      tabindex: "-1",
      "aria-label": t("messageMenu"),
      "aria-haspopup": "dialog",
      onclick: () => context.onMenu(message),
    },
    icon("more"),
  );
  const body = h(
    "div",
    { class: "bubble" },
    context.inGroup && !mine
      ? h(
          "p",
          { class: `sender tone-${Math.abs(raw.from?.id ?? 0) % 7}` },
          bdi(name),
          raw.from?.is_bot && h("span", { class: "badge" }, t("bot")),
        )
      : h("span", { class: "sr" }, `${name}: `),
    message.topic && h("p", { class: "topic" }, bdi(`# ${message.topic}`)),
    raw.forward_origin && h("p", { class: "forwarded" }, `${t("forwardedFrom")} `, bdi(originName(raw.forward_origin))),
    raw.reply_to_message && quote(raw.reply_to_message, context),
    media(raw),
    text && h("div", { class: "text", dir: "auto" }, rich(text, entities, context)),
    h(
      "p",
      { class: "meta" },
      message.edits > 0 && h("span", {}, `${t("edited")} `),
      h("time", { datetime: new Date(raw.date * 1000).toISOString() }, clock(raw.date)),
    ),
  );
  const keyboard = raw.reply_markup?.inline_keyboard;
  return h(
    "article",
    { class: mine ? "message mine" : "message", tabindex: "-1", "aria-label": `${name}, ${clock(raw.date)}` },
    h("div", { class: "line" }, body, menu),
    keyboard &&
      h(
        "div",
        { class: "keyboard", role: "group", "aria-label": t("buttons") },
        keyboard.map((row) => buttonRow(row, message, context)),
      ),
  );
}

function buttonRow(row, message, context) {
  return h(
    "div",
    { class: "keyboard-row" },
    row.map((button) => inlineButton(button, message, context)),
  );
}

function inlineButton(button, message, context) {
  const label = h("span", { dir: "auto" }, button.text);
  if (button.url) return link(button.url, [label, icon("link")], context, "inline-button");
  const usable = "callback_data" in button || "copy_text" in button;
  const node = h(
    "button",
    { type: "button", class: "inline-button", disabled: !usable },
    label,
    button.copy_text && icon("copy"),
  );
  node.addEventListener("click", () => context.onButton(button, message, node));
  return node;
}

function quote(original, context) {
  const text =
    original.text ?? original.caption ?? t(kindOf(original));
  return h(
    "button",
    { type: "button", class: "reply", onclick: () => context.onQuote(original.message_id) },
    h("strong", {}, bdi(fullName(original.from))),
    h("span", { dir: "auto" }, text.slice(0, 120)),
  );
}

/** The texts' word for what a message without words shows. */
export function kindOf(raw) {
  return ["photo", "video", "voice", "sticker"].find((kind) => raw[kind]) ?? (raw.document ? "file" : "message");
}

function media(raw) {
  if (raw.photo) {
    const address = `/view/file/${raw.photo.at(-1).file_id}`;
    const picture = h("img", {
      class: "photo",
      src: address,
      alt: raw.caption ? `${t("photo")}: ${raw.caption.slice(0, 100)}` : t("photo"),
    });
    picture.addEventListener("error", () => picture.replaceWith(h("span", { class: "photo unseen" }, t("photo"))));
    return h("a", { href: address, target: "_blank", rel: "noopener" }, picture);
  }
  if (raw.voice || raw.sticker) return h("span", { class: "photo unseen" }, t(kindOf(raw)));
  if (raw.document || raw.video) {
    const { file_id: id, file_name: name, file_size: size } = raw.document ?? raw.video;
    return h(
      "a",
      { class: "file", href: `/view/file/${id}`, download: name ?? "" },
      h("span", { class: "file-icon" }, icon("file")),
      h("span", {}, bdi(name ?? t(kindOf(raw))), h("small", {}, bytes(size ?? 0))),
    );
  }
  return null;
}

function originName(origin) {
  return (
    origin.sender_user_name ??
    (origin.sender_user ? fullName(origin.sender_user) : (origin.sender_chat?.title ?? origin.chat?.title ?? "?"))
  );
}
