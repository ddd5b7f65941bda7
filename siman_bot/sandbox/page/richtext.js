import { h } from "./dom.js";
import { t } from "./texts.js";

const SAFE = /^(?:https?|tg|mailto|tel):/i;
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/**
 * Text with its entities as nodes. Offsets are UTF-16 code units, as JavaScript counts.
 * `onCommand(text)` and `onLink(url)` hear of taps; onLink returns true when it took the link itself.
 */
export function rich(text, entities, taps) {
  const waiting = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return build(text, waiting, 0, text.length, taps);
}

function build(text, waiting, start, end, taps) {
  const nodes = [];
  let at = start;
  while (waiting.length && waiting[0].offset < end) {
    const entity = waiting.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    if (from > at) nodes.push(text.slice(at, from));
    nodes.push(marked(entity, text.slice(from, to), build(text, waiting, from, to, taps), taps));
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function marked(entity, covered, inside, taps) {
  switch (entity.type) {
    case "bot_command":
      return h("button", { type: "button", class: "inline-link", onclick: () => taps.onCommand(covered) }, inside);
    case "url":
      return link(/^[a-z]+:\/\//i.test(covered) ? covered : `http://${covered}`, inside, taps);
    case "text_link":
      return link(entity.url, inside, taps);
    case "email":
      return link(`mailto:${covered}`, inside, taps);
    case "mention":
    case "hashtag":
    case "text_mention":
      return h("span", { class: "mention" }, inside);
    case "blockquote":
    case "expandable_blockquote":
      return h("blockquote", {}, inside);
    case "spoiler":
      return spoiler(inside);
    default:
      return TAGS[entity.type] ? h(TAGS[entity.type], {}, inside) : h("span", {}, inside);
  }
}

/** A link that opens in a tab of its own; anything but well-known kinds of address stays text. */
export function link(url, inside, taps, className = "") {
  if (!SAFE.test(url)) return h("span", { class: className }, inside);
  const follow = (event) => {
    if (taps.onLink(url)) event.preventDefault();
  };
  return h("a", { href: url, class: className, target: "_blank", rel: "noopener noreferrer", onclick: follow }, inside);
}

/** Words that stand behind a button until somebody wants to read them. */
function spoiler(inside) {
  const words = h("span", { tabindex: "-1" }, inside);
  const cover = h(
    "button",
    {
      type: "button",
      class: "spoiler",
      "aria-label": t("showHidden"),
      onclick: (event) => {
        event.stopPropagation();
        cover.replaceWith(words);
        words.focus();
      },
      onkeydown: (event) => event.stopPropagation(),
    },
    h("span", { "aria-hidden": "true" }, words.textContent),
  );
  return cover;
}
