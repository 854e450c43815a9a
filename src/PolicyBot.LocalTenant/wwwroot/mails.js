// What the bot has sent by e-mail.
import { api } from "./api.js";

const windowElement = document.getElementById("mails");
const body = windowElement.querySelector(".window-body");

windowElement.querySelector(".close").addEventListener("click", () => windowElement.close());

export async function showMails() {
  const mails = await api.mails();
  body.replaceChildren(...mails.length === 0 ? [text("p", "None so far.")] : mails.reverse().map(letter));
  windowElement.showModal();
}

function letter(mail) {
  const article = document.createElement("article");
  article.className = "mail";
  const when = new Date(mail.at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  article.append(text("h3", mail.subject), text("p", `To ${mail.to} · ${when}`, "mail-head"), text("p", mail.text, "mail-text"));
  return article;
}

function text(tag, words, className = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  return element;
}
