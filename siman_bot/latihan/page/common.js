/** Languages, elements and requests, for both pages. */

const LANGUAGE_KEY = "siman-latihan-language";
const texts = {};
export let language = read() === "en" ? "en" : "id";

export const byId = (id) => document.getElementById(id);

/** The server refused; `refusal` is the key of a sentence, `status` the HTTP status. */
export class RefusedError extends Error {
  constructor(status, refusal = "unknown") {
    super(refusal);
    this.status = status;
    this.refusal = refusal;
  }
}

/** An element with attributes and children; whatever is text stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A sentence of the page in the chosen language, its gaps filled. */
export function t(key, values = {}) {
  return (texts[language][key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** What a scenario says in both languages. */
export const inWords = (words) => words[language];

export const clock = new Intl.DateTimeFormat("id", { timeZone: "Asia/Jakarta", hour: "2-digit", minute: "2-digit" });

export async function get(address) {
  return answerOf(await fetch(address));
}

export async function post(address, values = {}) {
  const body = JSON.stringify(values);
  return answerOf(await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
}

/** Loads the texts, wires the language buttons; `show` is called after each change. */
export async function speak(show) {
  for (const name of ["id", "en"]) texts[name] = await (await fetch(`/latihan/page/${name}.json`)).json();
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
      language = button.dataset.language;
      write(language);
      label();
      show();
    });
  }
  label();
}

/** Asks again and again while the page is looked at; `ask` may throw. */
export function keepAsking(ask, milliseconds) {
  const turn = async () => {
    try {
      if (!document.hidden) await ask();
      byId("offline").hidden = true;
    } catch (error) {
      if (!(error instanceof RefusedError)) byId("offline").hidden = false;
    }
    setTimeout(turn, milliseconds);
  };
  document.addEventListener("visibilitychange", () => !document.hidden && ask().catch(() => {}));
  return turn();
}

function label() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-t-label]")) element.setAttribute("aria-label", t(element.dataset.tLabel));
  for (const element of document.querySelectorAll("[data-t-title]")) element.title = t(element.dataset.tTitle);
  for (const button of document.querySelectorAll("[data-language]")) button.setAttribute("aria-pressed", button.dataset.language === language);
}

async function answerOf(response) {
  if (!(response.headers.get("Content-Type") ?? "").startsWith("application/json")) throw new RefusedError(response.status);
  const answer = await response.json();
  if (!answer.ok) throw new RefusedError(response.status, answer.refusal);
  return answer.result;
}

// Storage may be switched off.
function read() {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    localStorage.setItem(LANGUAGE_KEY, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}
