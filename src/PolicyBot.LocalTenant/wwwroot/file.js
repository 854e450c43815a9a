// A file that the bot offers, or one that is in the person's OneDrive by now.
import { api } from "./api.js";

export function renderFile(person, messageId, file) {
  const element = document.createElement("div");
  element.className = "file";
  const name = document.createElement("strong");
  name.textContent = file.name;
  element.append(name);
  if (file.id) {
    const link = document.createElement("a");
    link.href = api.fileAddress(person.id, file.id);
    link.textContent = "Download";
    element.append(link);
    return element;
  }
  const about = document.createElement("p");
  about.textContent = `${file.description} (${Math.max(1, Math.round(file.size / 1024))} KB)`;
  element.append(about, button("Allow", true), button("Decline", false));
  return element;

  function button(text, allow) {
    const pressed = document.createElement("button");
    pressed.type = "button";
    pressed.textContent = text;
    pressed.addEventListener("click", () => {
      for (const other of element.querySelectorAll("button")) other.disabled = true;
      api.file(person.id, messageId, allow);
    });
    return pressed;
  }
}
