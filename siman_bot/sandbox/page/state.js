/** What this page shows: whose screen, which chats, which of them is open (`head` is all about it but its messages). */
export const state = { person: null, people: [], chats: [], open: null, head: null };

/** The values that name the open chat in a request. */
export function here() {
  return { person: state.person.id, ...chatValues(state.open) };
}

export function chatValues({ chat, bot }) {
  return chat ? { chat } : { bot };
}

export const sameChat = (one, other) => Boolean(one && other && one.chat === other.chat && one.bot === other.bot);

/** The usernames of all bots, in lower case, each with its private chat. */
export function privateChatWith(username) {
  return state.chats.find((line) => !line.chat && line.bot.toLowerCase() === username.toLowerCase());
}

/** The address keeps person and chat, so that reload and the browser's Back work. */
export function goTo(person, open = null, { replace = false } = {}) {
  const values = new URLSearchParams({ p: person });
  if (open?.chat) values.set("c", open.chat);
  else if (open) values.set("b", open.bot);
  if (replace) location.replace(`#${values}`);
  else location.hash = `#${values}`;
}

export function addressed() {
  const values = new URLSearchParams(location.hash.slice(1));
  const chat = Number(values.get("c") ?? 0);
  const bot = values.get("b") ?? "";
  return { person: Number(values.get("p") ?? 0), open: chat || bot ? { chat, bot: chat ? "" : bot } : null };
}
