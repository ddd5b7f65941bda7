const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, `on…` listeners and children. Strings become text nodes, never markup. */
export function h(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A name typed by somebody: kept from turning the direction of the text around it. */
export const bdi = (text) => h("bdi", {}, text);

export function avatarOf(name, id) {
  const letters = [...name.trim()].length
    ? name
        .trim()
        .split(/\s+/)
        .slice(0, 2)
        .map((word) => [...word][0])
    : ["?"];
  return h("span", { class: `avatar tone-${tone(id)}`, "aria-hidden": "true" }, letters.join("").toUpperCase());
}

export function tone(id) {
  return [...String(id)].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 997, 7) % 7;
}

const shown = new WeakMap();
const late = new Map();
let pressed = null;

/** What is pressed stays in its place until it is let go and the click is over: else that would hit something else. */
addEventListener("pointerdown", (event) => (pressed = event.target), true);
for (const name of ["pointerup", "pointercancel"]) {
  addEventListener(
    name,
    () =>
      setTimeout(() => {
        pressed = null;
        const waiting = [...late];
        late.clear();
        for (const [container, change] of waiting) patch(container, ...change);
      }),
    true,
  );
}

/** Make the container show `items` in order, touching only nodes whose item changed. Focus stays where it was. */
export function patch(container, items, keyOf, render) {
  if (pressed && container.contains(pressed)) {
    late.set(container, [items, keyOf, render]);
    return;
  }
  const before = shown.get(container) ?? new Map();
  const after = new Map();
  const focused = document.activeElement;
  let focusKey = null;
  for (const [key, entry] of before) if (entry.node.contains(focused)) focusKey = key;
  const kept = new Set(items.map((item) => String(keyOf(item))));
  for (const [key, entry] of before) if (!kept.has(key)) entry.node.remove();
  let place = container.firstChild;
  for (const item of items) {
    const key = String(keyOf(item));
    const signature = JSON.stringify(item);
    const old = before.get(key);
    const node = old?.signature === signature ? old.node : render(item);
    if (old && old.node !== node) {
      if (place === old.node) place = node;
      old.node.replaceWith(node);
    }
    if (place === node) place = node.nextSibling;
    else container.insertBefore(node, place);
    after.set(key, { node, signature });
  }
  shown.set(container, after);
  if (focusKey !== null && focused !== document.activeElement) {
    const node = after.get(focusKey)?.node;
    (node?.matches("button, [tabindex]") ? node : node?.querySelector("button, [tabindex]"))?.focus();
  }
}

/** Forget what `patch` remembers, so that everything is made anew (another language). */
export function unpatch(container) {
  shown.delete(container);
  late.delete(container);
  container.replaceChildren();
}

/** Arrow keys, Home and End move among the matching elements; only one of them is a tab stop. */
export function arrows(container, selector, { horizontal = false } = {}) {
  const [previous, next] = horizontal ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  const all = () => [...container.querySelectorAll(selector)].filter((node) => !node.hidden);
  container.addEventListener("keydown", (event) => {
    const nodes = all();
    const at = nodes.indexOf(event.target.closest(selector));
    const to = { [previous]: at - 1, [next]: at + 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    nodes[Math.min(Math.max(to, 0), nodes.length - 1)].focus();
  });
  container.addEventListener("focusin", (event) => {
    const current = event.target.closest(selector);
    if (current) for (const node of all()) node.tabIndex = node === current ? 0 : -1;
  });
  return () => {
    const nodes = all();
    const current =
      nodes.find((node) => node === document.activeElement) ??
      nodes.find((node) => node.getAttribute("aria-current") === "true") ??
      nodes[0];
    for (const node of nodes) node.tabIndex = node === current ? 0 : -1;
  };
}
