// What the bot has sent by e-mail.
import { api } from "./api.js";

const windowElement = document.getElementById("mails");
const body = windowElement.querySelector(".window-body");

windowElement.querySelector(".close").addEventListener("click", () => windowElement.close());

export async function showMails() {
  const mails = await api.mails();
  body.replaceChildren(...mails.length === 0 ? [paragraph("None so far.")] : mails.reverse().map(letter));
  windowElement.showModal();
}

function letter(mail) {
  const set = document.createElement("fieldset");
  set.className = "group";
  const subject = document.createElement("legend");
  subject.textContent = mail.subject;
  set.append(subject, paragraph(`To ${mail.to}, ${new Date(mail.at).toLocaleString("en-GB")}`), paragraph(mail.text));
  return set;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
