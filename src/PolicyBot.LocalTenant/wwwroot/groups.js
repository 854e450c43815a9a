// Who belongs to which group, and changing it while the bot runs.
import { api } from "./api.js";

const windowElement = document.getElementById("groups");
const body = windowElement.querySelector(".window-body");

windowElement.querySelector(".close").addEventListener("click", () => windowElement.close());

export async function showGroups(people) {
  const groups = await api.groups();
  body.replaceChildren(...groups.map(group => {
    const set = document.createElement("fieldset");
    set.className = "group";
    const name = document.createElement("legend");
    name.textContent = group.name;
    set.append(name, ...people.map(person => row(group, person)));
    return set;
  }));
  windowElement.showModal();
}

function row(group, person) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = group.members.includes(person.id);
  box.addEventListener("change", () => api.setMember(group.id, person.id, box.checked));
  const job = document.createElement("span");
  job.textContent = person.job;
  label.append(box, person.name, job);
  return label;
}
