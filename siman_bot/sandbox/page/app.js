import { act, listen } from "./api.js";
import { forgetChats, refreshChats, showChats } from "./chats.js";
import { Composer } from "./composer.js";
import { byId, h, icon, tone } from "./dom.js";
import { attempt, toast } from "./dialogs.js";
import { Log } from "./log.js";
import { Panel } from "./panel.js";
import { choosePerson, peopleAreShown, refreshPeople, showWho } from "./people.js";
import { addressed, goTo, here, sameChat, state } from "./state.js";
import { messageMenu, openTelegramLink, tapButton } from "./taps.js";
import { t, useLanguage } from "./texts.js";

const NARROW = matchMedia("(max-width: 719px)");

await useLanguage();
for (const node of document.querySelectorAll("[data-icon]")) node.append(icon(node.dataset.icon));

const composer = new Composer({ onSent: () => log.toFoot(), onUp: () => log.focusLast() });
const log = new Log({
  taps: {
    onButton: tapButton,
    onMenu: (message) => messageMenu(message, composer),
    onCommand: (text) => composer.command(text),
    onLink: openTelegramLink,
    onQuote: (id) =>
      byId("log")
        .querySelector(`[data-id="${Number(id)}"]`)
        ?.focus(),
  },
  onHead: showHead,
  onForcedReply: (message) => composer.replyForced(message),
  onGone: () => {
    toast(t("chatGone"));
    goTo(state.person.id, null, { replace: true });
  },
});
const panel = new Panel();

let migratedTo = 0;

function showHead(head) {
  if (head.migrated_to) {
    migratedTo = head.migrated_to;
    goTo(state.person.id, { chat: head.migrated_to, bot: "" }, { replace: true });
    return;
  }
  const same = JSON.stringify(head) === JSON.stringify(state.head);
  state.head = head;
  if (same) return;
  byId("chat-title").replaceChildren(h("bdi", {}, head.title));
  byId("chat-subtitle").textContent = head.chat
    ? t("members", { count: head.members, kind: t(head.type) })
    : t("privateChat");
  const letters = head.title
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "");
  byId("chat-avatar").textContent = letters.join("").toUpperCase();
  byId("chat-avatar").className = `avatar tone-${tone(state.open.chat || state.open.bot)}`;
  showTopics(head);
  showInstead(head);
  composer.changeCommands();
  panel.showHere();
}

function showTopics({ is_forum: isForum, topics }) {
  const chosen = byId("topic").value;
  byId("topic-row").hidden = !isForum || !topics.length;
  byId("topic").replaceChildren(
    h("option", { value: "" }, t("generalTopic")),
    ...topics.map(({ id, name, closed }) => h("option", { value: id, disabled: closed }, name)),
  );
  byId("topic").value = isForum ? chosen : "";
}

/** What stands where one would write: Start, unblock, or why one may not. */
function showInstead(head) {
  const box = byId("instead");
  const big = (label, run) =>
    h("button", { type: "button", class: "action big", onclick: () => attempt(run) }, t(label));
  const restart = async () => {
    await act("unblock", here());
    await act("send", { ...here(), text: "/start" });
  };
  let content = null;
  if (!head.chat && head.blocked) content = big("restart", restart);
  else if (!head.chat && !head.started)
    content = [
      h("p", { dir: "auto" }, head.description || t("startHint")),
      big("start", () => act("send", { ...here(), text: "/start" })),
    ];
  else if (!head.may_write) content = h("p", {}, t("mayNotWrite"));
  const hadFocus =
    byId("conversation").contains(document.activeElement) && document.activeElement.closest("#composer, #instead");
  box.hidden = content === null;
  byId("composer").hidden = content !== null;
  box.replaceChildren(...[content].flat().filter(Boolean));
  if (hadFocus) (content === null ? byId("text") : box.querySelector("button"))?.focus();
}

/** Show what the address names. */
async function route() {
  const wanted = addressed();
  for (const dialog of document.querySelectorAll("dialog:not(.alert)")) dialog.close();
  if (wanted.person && !state.people.some(({ id }) => id === wanted.person)) await refreshPeople();
  const person = state.people.find(({ id }) => id === wanted.person) ?? null;
  const otherPerson = person?.id !== state.person?.id;
  state.person = person;
  if (otherPerson) {
    forgetChats();
    state.chats = [];
    state.open = null;
    await refreshChats();
  }
  showWho();
  const open = person ? (wanted.open ?? null) : null;
  if (person && !open && !NARROW.matches && state.chats.length && otherPerson) {
    goTo(person.id, state.chats[0], { replace: true });
    return;
  }
  await openChat(open, otherPerson);
}

async function openChat(open, otherPerson) {
  if (!otherPerson && sameChat(open, state.open)) return;
  const before = state.open;
  state.open = open;
  state.head = null;
  byId("app").dataset.screen = open ? "chat" : "chats";
  byId("conversation").hidden = !open;
  byId("nothing-open").hidden = Boolean(open);
  showChats();
  composer.changeChat({ keepText: Boolean(open?.chat) && open.chat === migratedTo });
  migratedTo = 0;
  if (open) {
    await log.open();
    if (byId("conversation").contains(document.activeElement)) return;
    if (byId("composer").hidden) byId("instead").querySelector("button")?.focus();
    else if (!NARROW.matches) composer.focus();
    else byId("back").focus();
  } else {
    panel.showHere();
    if (before) byId("chat-list").querySelector("button")?.focus();
  }
}

const ROUND_MS = 100;
let running = false;
let again = false;
let peopleKnown = 0;

/** News may come faster than it can be shown: at most one round at a time, and one more after it. */
async function refresh(news) {
  again = true;
  if (running) return;
  running = true;
  try {
    while (again) {
      again = false;
      if (peopleAreShown() || (news && news.people !== peopleKnown)) {
        peopleKnown = news?.people ?? peopleKnown;
        await refreshPeople();
      }
      await Promise.all([refreshChats(), state.open && log.refresh(), panel.follow()]);
      await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
    }
  } finally {
    running = false;
  }
}

async function changeLanguage(language) {
  await useLanguage(language);
  showWho();
  forgetChats();
  showChats();
  const { head } = state;
  state.head = null;
  if (head) showHead(head);
  if (state.open) log.redraw();
  await panel.redraw();
}

byId("who").addEventListener("click", choosePerson);
byId("back").addEventListener("click", () => goTo(state.person.id));
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (state.open ? byId("text") : byId("who")).focus();
});
for (const node of document.querySelectorAll("[data-language]")) {
  node.addEventListener("click", () => changeLanguage(node.dataset.language));
}
document.addEventListener("keydown", (event) => {
  if (
    event.key === "Escape" &&
    !event.defaultPrevented &&
    NARROW.matches &&
    state.open &&
    !document.querySelector("dialog") &&
    byId("panel").hidden
  ) {
    goTo(state.person.id);
  }
});
addEventListener("hashchange", () => attempt(route));

let sequence = 0;
listen({
  onNews: (news) => {
    if (news.sequence < sequence) location.reload();
    sequence = news.sequence;
    refresh(news).catch(() => undefined);
  },
  onLine: (connected) => {
    byId("offline").hidden = connected;
  },
});

await refreshPeople();
await route();
if (!state.person) choosePerson();
