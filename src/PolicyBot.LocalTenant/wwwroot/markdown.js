// The markdown that Teams shows in messages and cards: bold, italic, links, lists, line breaks. Everything is escaped first.

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(text) {
  return text.replace(/[&<>"']/g, character => escapes[character]);
}

function link(whole, label, address) {
  return /^(https?:|mailto:)/i.test(address)
    ? `<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : whole;
}

function inline(escaped) {
  return escaped
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, link)
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, "<strong>$1</strong>")
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, "<em>$1</em>")
    .replace(/(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])/g, "<em>$1</em>");
}

function block(lines) {
  const bullets = lines.every(line => /^\s*[-*•]\s+/.test(line));
  const numbers = lines.every(line => /^\s*\d+[.)]\s+/.test(line));
  if (bullets || numbers) {
    const items = lines.map(line => `<li>${inline(line.replace(/^\s*([-*•]|\d+[.)])\s+/, ""))}</li>`).join("");
    const first = parseInt(lines[0], 10);
    return numbers ? `<ol start="${first}">${items}</ol>` : `<ul>${items}</ul>`;
  }
  return `<p>${lines.map(inline).join("<br>")}</p>`;
}

/** Groups lines into paragraphs and lists; a list may follow its lead-in without a blank line. */
function blocks(text) {
  const groups = [];
  let kind = null;
  for (const line of text.split(/\r?\n/)) {
    const lineKind = !line.trim() ? null : /^\s*[-*•]\s+/.test(line) ? "bullet" : /^\s*\d+[.)]\s+/.test(line) ? "number" : "text";
    if (lineKind && lineKind === kind) groups.at(-1).push(line);
    else if (lineKind) groups.push([line]);
    kind = lineKind;
  }
  return groups;
}

export function toHtml(text) {
  return blocks(escape(text)).map(block).join("");
}
