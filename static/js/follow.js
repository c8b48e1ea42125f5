// The article beside an open claim is scrolled to that claim's mark: its part of the page alone, and at once.

const AT = 1 / 3; // how far down its part the mark is put, as a share of the height

/** Bring the open claim's mark into view, unless it is already, where the article scrolls by itself. */
function follow() {
  const pane = document.querySelector("[data-follow]");
  const mark = pane?.querySelector(".hl.on");
  if (!mark || pane.scrollHeight <= pane.clientHeight) return;
  const [around, found] = [pane.getBoundingClientRect(), mark.getBoundingClientRect()];
  if (found.top >= around.top && found.bottom <= around.bottom) return;
  pane.scrollTop += found.top - around.top - pane.clientHeight * AT;
}

follow();
// Fonts that come later move the lines.
document.fonts.ready.then(follow);
document.addEventListener("htmx:afterSettle", follow);
