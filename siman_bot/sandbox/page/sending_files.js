import { act } from "./api.js";
import { h } from "./dom.js";
import { attempt, openDialog, toast } from "./dialogs.js";
import { bytes, t } from "./texts.js";

const PHOTO_BYTES = 10 * 2 ** 20;
const FILE_BYTES = 30 * 2 ** 20;
const ALBUM = 10;

/** Ask for a caption and how to send, then send: several pictures as an album. */
export async function chooseFiles(files, { caption, values }, onSent) {
  const chosen = files.slice(0, ALBUM);
  if (chosen.some((file) => file.size > FILE_BYTES)) {
    toast(t("fileTooLarge", { limit: bytes(FILE_BYTES) }), { wrong: true });
    return;
  }
  const pictures = chosen.every((file) => isPicture(file) || isFilm(file));
  const addresses = chosen.filter((file) => pictures && isPicture(file)).map((file) => URL.createObjectURL(file));
  const field = h("input", { value: caption, maxlength: 1024, dir: "auto", autocomplete: "off" });
  const send = async (asSeen) => {
    dialog.close();
    const group = chosen.length > 1 ? String(Math.random()).slice(2) : undefined;
    for (const [index, file] of chosen.entries()) {
      await act(asSeen ? (isFilm(file) ? "send_video" : "send_photo") : "send_document", {
        ...values,
        data: await base64Of(file),
        name: file.name,
        mime_type: file.type || undefined,
        media_group: group,
        caption: index ? undefined : field.value.trim() || undefined,
      });
    }
    onSent();
  };
  const form = h(
    "form",
    { class: "fields" },
    addresses.length > 0 &&
      h(
        "div",
        { class: "previews" },
        addresses.map((address) => h("img", { src: address, alt: "" })),
      ),
    h(
      "ul",
      { class: "file-names" },
      chosen.map((file) => h("li", {}, h("bdi", {}, file.name), ` · ${bytes(file.size)}`)),
    ),
    h("label", {}, h("span", {}, t("captionOfFile")), field),
    h(
      "div",
      { class: "actions-row" },
      pictures && h("button", { class: "action", value: "seen" }, t("sendAsPhoto")),
      h("button", { class: pictures ? "action quiet" : "action", value: "file" }, t("sendAsFile")),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(() => send(event.submitter?.value === "seen"));
  });
  const dialog = openDialog({
    title: t("sendFile"),
    content: form,
    onClose: () => addresses.forEach((address) => URL.revokeObjectURL(address)),
  });
  field.focus();
}

function isPicture(file) {
  return file.type.startsWith("image/") && file.type !== "image/svg+xml" && file.size <= PHOTO_BYTES;
}

function isFilm(file) {
  return file.type.startsWith("video/");
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
