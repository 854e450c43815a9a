// Dialogs that a card opens (task/fetch), and the line that a dialog may end with.
import { api } from "./api.js";
import { renderCard } from "./card.js";

const windowElement = document.getElementById("task");
const body = windowElement.querySelector(".window-body");
const line = windowElement.querySelector(".window-line");

windowElement.querySelector(".close").addEventListener("click", () => windowElement.close());

/**
 * @param content what the bot answered: title, height, width and a card, or the address of a page
 * @param openedBy the command in the menu of a message that opened it, if any
 */
export function showDialog(person, messageId, content, openedBy) {
  document.getElementById("task-title").textContent = content.title ?? "PolicyBot";
  windowElement.style.setProperty("--width", typeof content.width === "number" ? `${content.width}px` : { small: "280px", large: "880px" }[content.width] ?? "600px");
  line.textContent = "";
  const card = content.card?.content;
  body.replaceChildren(card
    ? renderCard(card, action => submit(person, messageId, action, openedBy), (dataset, text) => api.search(person.id, messageId, dataset, text))
    : "This dialog shows a web page, which is not shown here.");
  if (!windowElement.open) windowElement.showModal();
}

async function submit(person, messageId, action, openedBy) {
  if (body.ariaBusy === "true") return;
  body.ariaBusy = "true";
  try {
    const shown = await api.dialog(person.id, action, {}, openedBy);
    if (shown.kind === "dialog") showDialog(person, messageId, shown.dialog, openedBy);
    else if (shown.kind === "problem") line.textContent = shown.text;
    else if (shown.kind === "line") body.replaceChildren(shown.text);
    else windowElement.close();
  } catch {
    line.textContent = "The local tenant does not answer. Is it still running?";
  } finally {
    body.ariaBusy = "false";
  }
}
