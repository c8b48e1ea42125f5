// What every page with htmx needs: errors that are seen, and a reader's place kept over swaps.

const SHOWN_FOR = 6000; // milliseconds a notice stays; an error stays until something goes through
let clearing = 0;

/** Say a text in the live region; an empty text clears it. */
export function say(text, { stays = false } = {}) {
  const live = document.getElementById("live");
  if (!live) return;
  clearTimeout(clearing);
  live.textContent = "";
  if (!text) return;
  // A region emptied and filled in one go is not read out again.
  requestAnimationFrame(() => (live.textContent = text));
  if (!stays) clearing = setTimeout(() => (live.textContent = ""), SHOWN_FOR);
}

const complain = (name) => () => say(document.body.dataset[name], { stays: true });

/** What a refusal says of itself, as the fragment has it: what happened, what to do, the request's number. */
function saidBy(answer) {
  const refusal = new DOMParser().parseFromString(answer?.responseText ?? "", "text/html").querySelector(".error");
  return [...(refusal?.querySelectorAll("[data-said]") ?? [])].map((part) => part.textContent.trim()).join(" ");
}

document.addEventListener("htmx:responseError", (event) => {
  say(saidBy(event.detail.xhr) || document.body.dataset.failed, { stays: true });
});
// A form that cannot be sent again as it stands comes back as one that can, in the page's place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status !== 400 || !event.detail.xhr.getResponseHeader("HX-Retarget")) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});
document.addEventListener("htmx:swapError", complain("failed"));
document.addEventListener("htmx:sendError", complain("offline"));
document.addEventListener("htmx:timeout", complain("offline"));
window.addEventListener("offline", complain("offline"));
window.addEventListener("online", () => say(""));
document.addEventListener("htmx:beforeRequest", () => say(""));

// A page that comes back with what is wrong begins there.
document.querySelector(".esum")?.focus();

// An element with the same id gets its focus back, and open details stay open.
let focused = "";
let opened = [];

document.addEventListener("htmx:beforeSwap", () => {
  focused = document.activeElement?.id ?? "";
  opened = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
});

document.addEventListener("htmx:afterSettle", (event) => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const errors = event.target.querySelector?.(".esum");
  const before = focused && document.getElementById(focused);
  if (errors) errors.focus();
  else if (before && document.activeElement !== before) before.focus({ preventScroll: true });
});
