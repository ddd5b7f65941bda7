import { act } from "./api.js";
import { bdi, h, patch } from "./dom.js";
import { attempt, toast } from "./dialogs.js";
import { goTo, here, state } from "./state.js";
import { t } from "./texts.js";

/** What can be done to the open chat from outside: the bot's place in it, its rights, the group's own fate. */
export function showHere(pane) {
  const { head, person, people } = state;
  const others = people
    .filter((each) => !each.deactivated && each.id !== person?.id)
    .map(({ id, name }) => ({ id, name }));
  const blocks = [
    {
      key: "place",
      head: head && {
        chat: head.chat,
        type: head.type,
        title: head.title,
        blocked: head.blocked,
        bots: head.bots,
        creator: head.creator,
      },
    },
    { key: "topics", shown: Boolean(head?.is_forum), topics: head?.topics },
    { key: "people", shown: Boolean(head?.chat), others },
    { key: "new", shown: Boolean(person) },
  ];
  patch(
    pane,
    blocks,
    (block) => block.key,
    (block) => ({ place, topics: topicList, people: addPerson, new: newGroup })[block.key](block),
  );
}

function place({ head }) {
  if (!head) return h("p", { class: "hint" }, t("nothingOpen"));
  const title = h("h3", {}, bdi(head.title));
  if (!head.chat) {
    const run = () => attempt(() => act(head.blocked ? "unblock" : "block", here()));
    const status = h(
      "p",
      { class: head.blocked ? "status bad" : "status good" },
      t(head.blocked ? "blockedBot" : "notBlocked"),
    );
    return h(
      "div",
      {},
      title,
      status,
      h("div", { class: "actions-row" }, button(head.blocked ? "unblock" : "block", run, { wrong: !head.blocked })),
    );
  }
  const fate = [
    head.type === "group" && button("migrate", () => onGroup("migrate")),
    button("deleteGroup", () => onGroup("delete_group"), { wrong: true }),
  ];
  return h(
    "div",
    {},
    title,
    h("p", { class: "minor" }, t(head.type)),
    head.bots.map(botBlock),
    h("div", { class: "actions-row" }, fate.filter(Boolean)),
  );
}

function botBlock(bot) {
  const isIn = ["creator", "administrator", "member", "restricted"].includes(bot.status);
  const isAdmin = bot.status === "administrator";
  const onBot = (name, values = {}) => onGroup(name, { bot: bot.username, ...values });
  const actions = isIn
    ? [
        button("kickBot", () => onBot("kick"), { wrong: true }),
        isAdmin ? button("demoteBot", () => onBot("demote")) : button("promoteBot", () => onBot("promote")),
        bot.may_write
          ? button("silenceBot", () => onBot("restrict", { permissions: [] }))
          : button("unsilenceBot", () => onBot("demote")),
      ]
    : [button("addBot", () => onBot("add"))];
  return h(
    "div",
    { class: "bot-block" },
    h(
      "p",
      { class: "row-top" },
      h("strong", {}, bdi(bot.name)),
      h(
        "span",
        { class: isIn && bot.may_write ? "state state-ok" : "state state-refused" },
        t(isIn && !bot.may_write ? "status-silenced" : `status-${bot.status}`),
      ),
    ),
    h("div", { class: "actions-row" }, actions),
  );
}

function topicList({ shown, topics }) {
  if (!shown) return h("div", {});
  const form = h(
    "form",
    { class: "fields" },
    h(
      "label",
      {},
      h("span", {}, t("newTopic")),
      h("input", { name: "name", required: true, maxlength: 128, autocomplete: "off" }),
    ),
    h("button", { class: "action quiet" }, t("createTopic")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onGroup("create_topic", Object.fromEntries(new FormData(form)));
  });
  return h("div", {}, h("h3", {}, t("topics")), h("ul", { class: "list", "aria-label": t("topics") }, topics.map(topicRow)), form);
}

function topicRow({ id, name, closed }) {
  return h(
    "li",
    { class: "row-top" },
    h("span", {}, bdi(name)),
    button(closed ? "reopenTopic" : "closeTopic", () => onGroup(closed ? "reopen_topic" : "close_topic", { topic: id })),
  );
}

function addPerson({ shown, others }) {
  if (!shown) return h("div", {});
  const choice = h(
    "select",
    { name: "user" },
    others.map(({ id, name }) => h("option", { value: id }, name)),
  );
  const form = h(
    "form",
    { class: "fields" },
    h("label", {}, h("span", {}, t("addPerson")), choice),
    h("button", { class: "action quiet", disabled: !others.length }, t("add")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onGroup("add", { user: Number(choice.value) });
  });
  return form;
}

function newGroup({ shown }) {
  if (!shown) return h("div", {});
  const option = (value) => h("option", { value }, t(value));
  const form = h(
    "form",
    { class: "fields" },
    h(
      "label",
      {},
      h("span", {}, t("groupTitle")),
      h("input", { name: "title", required: true, maxlength: 128, autocomplete: "off" }),
    ),
    h("label", {}, h("span", {}, t("groupKind")), h("select", { name: "kind" }, option("supergroup"), option("group"))),
    h("label", { class: "check" }, h("input", { type: "checkbox", name: "is_forum" }), h("span", {}, t("withTopics"))),
    h("button", { class: "action quiet" }, t("create")),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await attempt(() =>
      act("add_group", {
        ...Object.fromEntries(new FormData(form)),
        person: state.person.id,
        is_forum: form.elements.is_forum.checked,
      }),
    );
    if (!made) return;
    form.reset();
    goTo(state.person.id, { chat: made.id, bot: "" });
  });
  return h("details", { class: "new-group" }, h("summary", {}, t("newGroup")), form);
}

/** The founder does it, whoever's screen this is. */
async function onGroup(name, values = {}) {
  const done = await attempt(() => act(name, { person: state.head.creator, chat: state.head.chat, ...values }));
  if (done) toast(t("done"));
}

function button(label, run, { wrong = false } = {}) {
  return h("button", { type: "button", class: wrong ? "action quiet wrong" : "action quiet", onclick: run }, t(label));
}
