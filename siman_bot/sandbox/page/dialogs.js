import { byId, h, icon } from "./dom.js";
import { t } from "./texts.js";

const TOAST_MS = 4500;

/** A short note at the foot of the screen, as Telegram shows answers to taps. */
export function toast(text, { wrong = false } = {}) {
  const node = h("p", { class: wrong ? "toast wrong" : "toast", dir: "auto" }, text);
  const box = byId("toasts");
  // Above a dialog that was opened since the last one.
  box.hidePopover?.();
  box.showPopover?.();
  box.append(node);
  setTimeout(() => node.remove(), TOAST_MS);
}

/** Runs what may be refused; a refusal becomes a toast. Resolves to undefined then. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.key ? t(`cannot-${error.key}`) : t("cannot", { reason: error.message.split("\n")[0] }), { wrong: true });
    return undefined;
  }
}

/** A modal dialog that removes itself when closed; focus goes back to where it was. */
export function openDialog({ title, className = "", content, onClose }) {
  const before = document.activeElement;
  const close = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": t("close"), onclick: () => dialog.close() },
    icon("close"),
  );
  const heading = h("h2", { id: `dialog-${performance.now()}` }, title);
  const dialog = h(
    "dialog",
    { class: className, "aria-labelledby": heading.id },
    h("header", { class: "bar" }, heading, close),
    content,
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose?.();
    if (before?.isConnected && document.activeElement === document.body) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The box Telegram shows for an answer with show_alert. */
export function alertBox(text) {
  const before = document.activeElement;
  const ok = h("button", { type: "button", class: "action", onclick: () => dialog.close() }, t("ok"));
  const words = h("p", { id: "alert-text", class: "alert-text", dir: "auto" }, text);
  const dialog = h(
    "dialog",
    { class: "alert", role: "alertdialog", "aria-label": t("alert"), "aria-describedby": "alert-text" },
    words,
    ok,
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  ok.focus();
}

/** A list of things to do with something; arrow keys move, Enter does, Escape leaves. */
export function actionSheet(title, actions) {
  const list = h("ul", { class: "list actions" });
  const dialog = openDialog({ title, className: "sheet", content: list });
  for (const { label, run, wrong } of actions) {
    const choose = () => {
      dialog.close();
      run();
    };
    list.append(
      h("li", {}, h("button", { type: "button", class: wrong ? "row wrong" : "row", onclick: choose }, label)),
    );
  }
  list.addEventListener("keydown", (event) => {
    const rows = [...list.querySelectorAll("button")];
    const to = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!to) return;
    event.preventDefault();
    rows[(rows.indexOf(document.activeElement) + to + rows.length) % rows.length].focus();
  });
  list.querySelector("button")?.focus();
}
