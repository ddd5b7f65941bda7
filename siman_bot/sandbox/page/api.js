/** The sandbox refused; the message says why, `status` is the HTTP status, `key` names a sentence of the page's texts. */
export class RefusedError extends Error {
  constructor(message, status, key = "") {
    super(message);
    this.status = status;
    this.key = key;
  }
}

/** What the page shows: `view("messages", { person, chat })`. */
export async function view(name, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return answerOf(await fetch(`/view/${name}?${new URLSearchParams(given)}`));
}

/** Something a person does, or that happens from above: `act("send", { person, chat, text })`. */
export const act = (name, values) => post(`/sandbox/${name}`, values);

export const markRead = (values) => post("/view/read", values);

async function post(address, values) {
  const body = JSON.stringify(values);
  return answerOf(await fetch(address, { method: "POST", headers: { "Content-Type": "application/json" }, body }));
}

async function answerOf(response) {
  if (!(response.headers.get("Content-Type") ?? "").startsWith("application/json")) {
    throw new RefusedError(`HTTP ${response.status}`, response.status);
  }
  const answer = await response.json();
  if (!answer.ok) throw new RefusedError(answer.description, response.status, answer.key);
  return answer.result;
}

/** Calls `onNews` at each change in the sandbox, `onLine(true | false)` when the connection comes and goes. */
export function listen({ onNews, onLine }) {
  const socket = new WebSocket(`ws${location.protocol === "https:" ? "s" : ""}://${location.host}/live`);
  socket.addEventListener("message", (event) => {
    onLine(true);
    onNews(JSON.parse(event.data));
  });
  socket.addEventListener("close", () => {
    onLine(false);
    setTimeout(() => listen({ onNews, onLine }), 1000);
  });
}
