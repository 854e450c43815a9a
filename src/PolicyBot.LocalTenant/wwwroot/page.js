// The page: two people's Teams side by side, and who else has a notice waiting.
import { api } from "./api.js";
import { bellPicture, Chat } from "./chat.js";
import { showGroups } from "./groups.js";
import { showMails } from "./mails.js";

const remembered = "policybot.people";
const chats = [];
let people = [];

function pane(index, messageActions) {
  const section = document.getElementById("pane-template").content.firstElementChild.cloneNode(true);
  document.getElementById("panes").append(section);
  return new Chat(section, id => pick(index, id), messageActions);
}

async function pick(index, id) {
  const person = people.find(candidate => candidate.id === id);
  const showing = chats[index].show(person);
  localStorage.setItem(remembered, JSON.stringify(chats.map(chat => chat.person?.id)));
  chats.forEach(chat => chat.offer(people));
  drawBells();
  await showing;
}

/** A teacher who asks and a headteacher who decides, unless others were picked last time. */
function firstPeople() {
  const known = id => people.some(person => person.id === id);
  const [left, right] = JSON.parse(localStorage.getItem(remembered) ?? "[]");
  const headteacher = people.find(person => person.job === "Headteacher") ?? people.at(-1);
  return [known(left) ? left : people[0].id, known(right) ? right : headteacher.id];
}

/** Whoever has an alert and is not on the page gets a button in the bar that brings them there. */
function drawBells() {
  const waiting = people.filter(person => person.alerts && !chats.some(chat => chat.person?.id === person.id));
  document.getElementById("bells").replaceChildren(...waiting.map(person => {
    const bell = document.createElement("button");
    bell.type = "button";
    bell.className = "bell-button";
    bell.innerHTML = bellPicture;
    bell.append(person.name);
    bell.title = bell.ariaLabel = `${person.name} has ${person.alerts === 1 ? "a notice" : `${person.alerts} notices`} waiting`;
    bell.addEventListener("click", () => pick(1, person.id));
    return bell;
  }));
}

async function refreshPeople() {
  people = await api.people();
  chats.forEach(chat => chat.offer(people));
  drawBells();
}

function listen() {
  let asking = null;
  const events = new EventSource("api/events");
  events.onerror = () => (document.getElementById("gone").hidden = false);
  events.onopen = () => (document.getElementById("gone").hidden = true);
  events.onmessage = event => {
    const { person, typing } = JSON.parse(event.data);
    for (const chat of chats.filter(chat => person === "" || chat.person?.id === person)) {
      if (typing) chat.showTyping();
      else if (chat.person) chat.update();
    }
    if (typing) return;
    clearTimeout(asking);
    asking = setTimeout(refreshPeople, 100);
  };
}

document.getElementById("groups-open").addEventListener("click", () => showGroups(people));
document.getElementById("mails-open").addEventListener("click", () => showMails());
document.addEventListener("visibilitychange", () => chats.forEach(chat => chat.markRead()));

const [school] = await Promise.all([api.school(), refreshPeople()]);
document.getElementById("school").textContent = school.name;
document.title = `PolicyBot at ${school.name}`;
chats.push(...[0, 1].map(index => pane(index, school.messageActions)));
const [left, right] = firstPeople();
await Promise.all([pick(0, left), pick(1, right)]);
listen();
