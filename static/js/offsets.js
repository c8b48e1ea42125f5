// Offsets of selected text as Unicode code points, which is how the server counts.

/** Number of code points in a string. */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The code-point length of the first `units` UTF-16 units of a text. */
export function pointsBefore(text, units) {
  return codePoints(text.slice(0, units));
}

/** The run (an element with data-start) that a node of the article lies in, or null for badges and the like. */
function runOf(node) {
  const element = node.nodeType === 1 ? node : node.parentElement;
  if (!element || element.closest("[data-skip]")) return null;
  return element.closest("[data-start]");
}

/** Text nodes of the article in reading order, badges left out. */
export function articleTexts(article) {
  const walker = article.ownerDocument.createTreeWalker(article, 4);
  const found = [];
  while (walker.nextNode()) if (runOf(walker.currentNode)) found.push(walker.currentNode);
  return found;
}

/** The code-point offset in the article's text of a place in one of its text nodes. */
export function offsetAt(node, units) {
  const run = runOf(node);
  if (!run) return null;
  let before = 0;
  for (const text of articleTexts(run)) {
    if (text === node) break;
    before += codePoints(text.data);
  }
  return Number(run.dataset.start) + before + pointsBefore(node.data, units);
}

/** Start, end and words of a range, as far as it lies in the article, without the space around; null if none does. */
export function selectedSpan(article, range) {
  const parts = articleTexts(article)
    .filter((text) => range.intersectsNode(text))
    .map((text) => ({
      text,
      from: text === range.startContainer ? range.startOffset : 0,
      to: text === range.endContainer ? range.endOffset : text.data.length,
    }))
    .filter((part) => part.from < part.to);
  if (parts.length === 0) return null;
  const last = parts[parts.length - 1];
  const words = parts.map((part) => part.text.data.slice(part.from, part.to)).join("");
  const quote = words.trim();
  if (!quote) return null;
  return {
    start: offsetAt(parts[0].text, parts[0].from) + codePoints(words) - codePoints(words.trimStart()),
    end: offsetAt(last.text, last.to) - codePoints(words) + codePoints(words.trimEnd()),
    quote,
  };
}
