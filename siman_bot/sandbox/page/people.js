import { act, view } from "./api.js";
import { arrows, avatarOf, bdi, byId, h, icon, patch } from "./dom.js";
import { attempt, openDialog } from "./dialogs.js";
import { goTo, state } from "./state.js";
import { t } from "./texts.js";

const CAPTIONS = ["editor", "approver", "regional", "verifier", "coordinator", "wib", "wita", "wit", "outsider"];

let shown = null;

export async function refreshPeople() {
  state.people = (await view("people")).people;
  shown?.();
}

/** News concerns the list only while it is open. */
export const peopleAreShown = () => shown !== null;

export function showWho() {
  const { person } = state;
  byId("no-person").hidden = Boolean(person);
  byId("who").replaceChildren(
    person ? avatarOf(person.name, person.id) : h("span", { class: "avatar tone-0" }, icon("person")),
    h(
      "span",
      { class: "row-body" },
      h("span", { class: "sr" }, `${t("playing")} `),
      h("strong", {}, person ? bdi(person.name) : t("choosePerson")),
      h("small", { dir: "auto" }, person ? captionOf(person) : t("choosePersonHint")),
    ),
    h("span", { class: "change" }, t("change")),
  );
}

export const captionOf = (person) => person.caption || (person.username ? `@${person.username}` : t("noCaption"));

export async function choosePerson() {
  await refreshPeople();
  const list = h("ul", { class: "list" });
  const settle = arrows(list, "button");
  const search = h("input", { type: "search", "aria-label": t("searchPeople"), placeholder: t("searchPeople") });
  const nobody = h("p", { class: "hint" }, t("nobody"));
  const newOne = h("details", { class: "new-person" }, h("summary", {}, t("newPerson")), form());
  const dialog = openDialog({
    title: t("choosePerson"),
    className: "people",
    content: h("div", { class: "scroll" }, search, list, nobody, newOne),
    onClose: () => (shown = null),
  });
  shown = () => {
    const wanted = search.value.trim().toLowerCase();
    const people = state.people.filter(
      (person) =>
        !person.deactivated && `${person.name} ${person.caption} ${person.username}`.toLowerCase().includes(wanted),
    );
    const rows = people.slice(0, 200).map((person) => ({ ...person, current: person.id === state.person?.id }));
    patch(
      list,
      rows,
      (person) => person.id,
      (person) => row(person, () => play(person.id, dialog)),
    );
    nobody.hidden = people.length > 0;
    settle();
  };
  search.addEventListener("input", shown);
  search.addEventListener("keydown", (event) => {
    const first = list.querySelector("button");
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Enter") first?.click();
  });
  newOne.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target));
    const made = await attempt(() => act("add_person", values));
    if (!made) return;
    await refreshPeople();
    play(made.id, dialog);
  });
  newOne.open = !state.people.length;
  shown();
  (
    list.querySelector('[aria-current="true"]') ??
    list.querySelector("button") ??
    newOne.querySelector("input")
  ).focus();
}

function play(id, dialog) {
  dialog.close();
  goTo(id);
}

function row(person, choose) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "row", "aria-current": person.current ? "true" : "false", onclick: choose },
      avatarOf(person.name, person.id),
      h(
        "span",
        { class: "row-body" },
        h("strong", {}, bdi(person.name)),
        h("small", { dir: "auto" }, captionOf(person)),
      ),
      person.unread > 0 &&
        h(
          "span",
          { class: "count" },
          person.unread >= 100 ? "99+" : String(person.unread),
          h("span", { class: "sr" }, ` ${t("unread")}`),
        ),
    ),
  );
}

function form() {
  const field = (name, label, properties = {}) =>
    h("label", {}, h("span", {}, t(label)), h("input", { name, autocomplete: "off", ...properties }));
  return h(
    "form",
    { class: "fields" },
    field("first_name", "firstName", { required: true, maxlength: 64 }),
    field("last_name", "lastName", { maxlength: 64 }),
    field("username", "username", { maxlength: 32, pattern: "[A-Za-z][A-Za-z0-9_]{3,31}" }),
    field("caption", "caption", { list: "captions", maxlength: 60 }),
    h(
      "datalist",
      { id: "captions" },
      CAPTIONS.map((name) => h("option", { value: t(`caption-${name}`) })),
    ),
    h(
      "label",
      {},
      h("span", {}, t("appLanguage")),
      h(
        "select",
        { name: "language_code" },
        h("option", { value: "id" }, "Indonesia"),
        h("option", { value: "en" }, "English"),
      ),
    ),
    h("button", { class: "action" }, t("create")),
  );
}
