// Drafts: what is typed into a form with data-draft is kept in this browser until the form has gone through.

const DRAFT = "factcheck.draft.";
const SENT = ".sent";
const KEPT_FOR = 30 * 24 * 3600 * 1000; // milliseconds

/** Browsers may refuse storage (private windows, full disks): drafts are a help, never a condition. */
export const kept = {
  get: (key) => attempt(() => localStorage.getItem(key)),
  set: (key, value) => attempt(() => localStorage.setItem(key, value)),
  drop: (key) => attempt(() => localStorage.removeItem(key)),
  keys: () => attempt(() => Object.keys(localStorage)) ?? [],
};

function attempt(action) {
  try {
    return action();
  } catch {
    return null;
  }
}

/** A form's draft goes by account and address, whatever the interface's language. */
export function draftKey(account, path, name) {
  return `${DRAFT}${account}:${path.replace(/^\/[a-z]{2}(?=\/)/, "")}:${name}`;
}

function keyOf(form) {
  const path = new URL(form.getAttribute("action") || location.href, location.href).pathname;
  return draftKey(document.body.dataset.account ?? "", path, form.dataset.draft);
}

const choice = (field) => field.type === "radio" || field.type === "checkbox";

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !["hidden", "password", "file", "submit"].includes(field.type));
}

function valuesOf(form) {
  return fieldsOf(form).map((field) => [field.name, field.value, choice(field) ? field.checked : null]);
}

function save(form) {
  const draft = { at: Date.now(), version: form.elements.version?.value ?? "", values: valuesOf(form) };
  kept.set(keyOf(form), JSON.stringify(draft));
  tell(form, document.body.dataset.saved);
}

function tell(form, text) {
  const status = form.querySelector("[data-draft-status]");
  if (status) status.textContent = text;
  return status;
}

/** Put a draft's values into a form; whether that changed anything. */
function fill(form, values) {
  let changed = false;
  for (const [name, value, checked] of values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name && choice(one) === (checked !== null))) {
      if (checked !== null) {
        if (field.value !== value || field.checked === checked) continue;
        field.checked = checked;
      } else {
        if (field.value === value) continue;
        field.value = value;
      }
      changed = true;
    }
  }
  return changed;
}

function restore(form, draft) {
  const [values, version] = [valuesOf(form), form.elements.version?.value];
  if (!fill(form, draft.values)) return;
  // The draft was made from the version it names: if somebody saved meanwhile, sending it shows both texts.
  if (draft.version && form.elements.version) form.elements.version.value = draft.version;
  for (let holder = form.closest("details"); holder; holder = holder.parentElement.closest("details")) holder.open = true;
  const status = tell(form, document.body.dataset.restored);
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "lnk", textContent: document.body.dataset.discard });
  button.addEventListener("click", () => {
    fill(form, values);
    if (form.elements.version) form.elements.version.value = version;
    kept.drop(keyOf(form));
    button.remove();
    tell(form, "");
    fieldsOf(form)[0]?.focus();
  });
  status?.after(button);
}

function keep(form) {
  if (form.dataset.draftKept) return;
  form.dataset.draftKept = "1";
  const draft = attempt(() => JSON.parse(kept.get(keyOf(form))));
  // A refused form holds what was typed already.
  if (draft?.values && !form.querySelector("[aria-invalid]")) restore(form, draft);
  form.addEventListener("input", () => save(form));
}

/** Any form that is sent to where a draft belongs sends the draft, too: so does the page that shows two texts. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  const prefix = keyOf(form).replace(/[^:]*$/, "");
  for (const key of kept.keys()) if (key.startsWith(prefix) && !key.endsWith(SENT)) kept.set(key + SENT, "1");
});

/** Drop the drafts whose forms were sent, unless this page shows that one was refused; drop very old ones. */
function settle() {
  const refused = document.querySelector(".esum, .error, .stale, .signin");
  for (const key of kept.keys().filter((one) => one.startsWith(DRAFT))) {
    if (key.endsWith(SENT)) {
      kept.drop(key);
      if (!refused) kept.drop(key.slice(0, -SENT.length));
    } else if (Date.now() - (attempt(() => JSON.parse(kept.get(key)).at) ?? 0) > KEPT_FOR) kept.drop(key);
  }
}

/** Forget that forms were sent: the sending failed. */
function unsend() {
  for (const key of kept.keys()) if (key.startsWith(DRAFT) && key.endsWith(SENT)) kept.drop(key);
}

/** Take care of the drafts of the forms in a part of the page. */
export function start(part = document) {
  settle();
  part.querySelectorAll?.("form[data-draft]").forEach(keep);
  if (part.matches?.("form[data-draft]")) keep(part);
}

for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failed, unsend);
document.addEventListener("htmx:afterSettle", (event) => start(event.target));
