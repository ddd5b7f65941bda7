const KEPT = "siman-sandbox-language";
const LANGUAGES = ["id", "en"];

let words = {};
let language = "id";

export const currentLanguage = () => language;

/** Read the words of a language (the one kept from last time, else Indonesian) and put them on the page. */
export async function useLanguage(wanted = localStorage.getItem(KEPT)) {
  language = LANGUAGES.includes(wanted) ? wanted : "id";
  localStorage.setItem(KEPT, language);
  words = await (await fetch(`/page/${language}.json`)).json();
  document.documentElement.lang = language;
  document.title = t("title");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.matches("button")) node.title = t(node.dataset.tLabel);
  }
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  for (const node of document.querySelectorAll("[data-language]")) {
    node.setAttribute("aria-pressed", String(node.dataset.language === language));
  }
}

/** The words for a key, with {gaps} filled. */
export function t(key, gaps = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in gaps ? String(gaps[name]) : whole));
}

export function clock(seconds, { exact = false } = {}) {
  return new Date(seconds * 1000).toLocaleTimeString(language, {
    hour: "2-digit",
    minute: "2-digit",
    second: exact ? "2-digit" : undefined,
  });
}

export function day(seconds) {
  return new Date(seconds * 1000).toLocaleDateString(language, { weekday: "long", day: "numeric", month: "long" });
}

export function bytes(count) {
  const units = ["B", "KB", "MB"];
  const step = count < 1024 ? 0 : count < 1024 ** 2 ? 1 : 2;
  return `${(count / 1024 ** step).toLocaleString(language, { maximumFractionDigits: 1 })} ${units[step]}`;
}
