// One person's chat with the bot. Only what changed is drawn again, so that what is typed into a card stays.
import { api } from "./api.js";
import { renderCard } from "./card.js";
import { toHtml } from "./markdown.js";
import { showDialog } from "./dialog.js";
import { renderFile } from "./file.js";

const suggestions = ["Can I follow a parent?", "Request an account", "Queue", "My requests"];
const typingShows = 6000; // milliseconds
export const bellPicture = '<svg viewBox="0 0 20 20" width="12" height="12" role="img" aria-label="Rang the bell"><path fill="currentColor" d="M10 2a5.5 5.5 0 0 0-5.5 5.5v3.4L3.1 13.7A.9.9 0 0 0 3.9 15H7a3 3 0 0 0 6 0h3.1a.9.9 0 0 0 .8-1.3l-1.4-2.8V7.5A5.5 5.5 0 0 0 10 2Z"/></svg>';
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

export class Chat {
  /**
   * @param pane the section of the page; changed(personId) is told when another person is picked
   * @param messageActions what the app offers in the menu of a message
   */
  constructor(pane, changed, messageActions) {
    this.pane = pane;
    this.messageActions = messageActions;
    this.list = pane.querySelector(".messages");
    this.select = pane.querySelector(".person");
    this.typing = pane.querySelector(".typing");
    this.box = pane.querySelector("textarea");
    this.select.addEventListener("change", () => changed(this.select.value));
    pane.querySelector(".compose").addEventListener("submit", event => {
      event.preventDefault();
      this.say(this.box.value);
    });
    this.box.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.say(this.box.value);
    });
    this.box.addEventListener("input", () => this.fitBox());
    this.list.addEventListener("scroll", () => {
      this.atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
    });
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.list);
    pane.querySelector(".suggestions").append(...suggestions.map(text => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      button.addEventListener("click", () => this.say(text));
      return button;
    }));
  }

  /** Shows somebody's chat from the beginning. */
  async show(person) {
    this.person = person;
    this.startAgain();
    this.pane.setAttribute("aria-label", `${person.name}'s chat with PolicyBot`);
    this.pane.querySelector(".job").textContent = person.job;
    paintAvatar(this.pane.querySelector(".avatar"), person);
    this.box.setAttribute("aria-label", `Type a message as ${person.name}`);
    await this.update();
    await api.open(person.id);
    await this.update();
  }

  startAgain() {
    this.version = 0;
    this.shown = new Map();
    this.refreshed = new Map();
    this.list.replaceChildren();
    this.atEnd = true;
    this.typing.hidden = true;
    this.again = true;
  }

  /** Fills the list of people, with what is unread beside each. */
  offer(people) {
    const options = people.map(person => {
      const option = document.createElement("option");
      option.value = person.id;
      const news = person.unread && person.id !== this.person?.id ? ` (${person.unread} new)` : "";
      option.textContent = person.name + news;
      return option;
    });
    const texts = options.map(option => option.textContent).join();
    if (texts !== this.offered) this.select.replaceChildren(...options);
    this.offered = texts;
    if (this.person) this.select.value = this.person.id;
  }

  /** Fetches what is new. Calls that come meanwhile are answered by one more round. */
  async update() {
    if (this.updating) return void (this.again = true);
    this.updating = true;
    try {
      do {
        this.again = false;
        const person = this.person;
        const news = await api.messages(person.id, this.version);
        if (person !== this.person) this.again = true;
        else if (news.version < this.version) this.startAgain(); // the tenant was started with other data
        else this.apply(news);
      } while (this.again);
    } finally {
      this.updating = false;
    }
  }

  apply(news) {
    const atEnd = this.atEnd;
    let fresh = false;
    this.version = news.version;
    for (const id of news.deleted) this.remove(id);
    for (const message of news.messages) fresh = this.draw(message) || fresh;
    if (news.messages.some(message => message.fromBot)) this.typing.hidden = true;
    if (fresh || atEnd) this.toEnd();
    this.markRead();
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.atEnd = true;
  }

  markRead() {
    if (!document.hidden && this.person) api.read(this.person.id);
  }

  /** Draws a message, or what changed in it; true when it is a new one. */
  draw(message) {
    const before = this.shown.get(message.id);
    const entry = before ?? this.place(message);
    const content = message.card ? JSON.stringify(message.card) : message.file ? JSON.stringify(message.file) : message.text;
    if (entry.content !== content) this.fill(entry, message);
    entry.content = content;
    entry.line.textContent = message.line ?? "";
    entry.line.hidden = !message.line;
    entry.edited.hidden = !message.updates;
    if (message.refreshes && this.refreshed.get(message.id) !== message.updates) {
      this.refreshed.set(message.id, message.updates);
      api.refresh(this.person.id, message.id);
    }
    return !before;
  }

  place(message) {
    const item = document.createElement("div");
    item.className = message.fromBot ? "message theirs" : "message mine";
    item.dataset.id = message.id;
    item.innerHTML = `<div class="meta"><span class="who"></span> <time></time> <span class="edited" hidden>Edited</span><span class="bell" hidden title="This rang the bell">${bellPicture}</span></div>
      <div class="bubble"></div><p class="line" role="status" hidden></p>`;
    item.querySelector(".who").textContent = message.fromBot ? "PolicyBot" : this.person.name;
    item.querySelector("time").textContent = clock.format(new Date(message.at));
    item.querySelector("time").dateTime = message.at;
    item.querySelector(".bell").hidden = !message.alert;
    item.querySelector(".meta").append(this.menu(message.id, item.querySelector(".line")));
    const next = [...this.list.children].find(other => BigInt(other.dataset.id) > BigInt(message.id));
    this.list.insertBefore(item, next ?? null);
    const entry = { item, bubble: item.querySelector(".bubble"), line: item.querySelector(".line"), edited: item.querySelector(".edited") };
    this.shown.set(message.id, entry);
    return entry;
  }

  /** The menu of a message, which Teams shows when one points at it. */
  menu(messageId, line) {
    const menu = document.createElement("details");
    menu.className = "more";
    const summary = document.createElement("summary");
    summary.textContent = "⋯";
    summary.ariaLabel = "More actions";
    menu.append(summary, ...this.messageActions.map(command => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = command.title;
      button.addEventListener("click", () => {
        menu.open = false;
        this.act(messageId, command.id, line);
      });
      return button;
    }));
    return menu;
  }

  async act(messageId, commandId, line) {
    const person = this.person;
    const shown = await api.act(person.id, messageId, commandId);
    if (shown.kind === "dialog") showDialog(person, messageId, shown.dialog, shown.openedBy);
    line.textContent = shown.text ?? "";
    line.hidden = !shown.text;
  }

  fill(entry, message) {
    const hadFocus = entry.bubble.contains(document.activeElement);
    entry.bubble.classList.toggle("has-card", Boolean(message.card));
    if (message.card) {
      const person = this.person;
      entry.bubble.replaceChildren(renderCard(
        message.card,
        action => this.click(entry, message.id, action),
        (dataset, text) => api.search(person.id, message.id, dataset, text)));
    } else if (message.file) {
      entry.bubble.replaceChildren(renderFile(this.person, message.id, message.file));
    } else if (message.fromBot) {
      entry.bubble.innerHTML = toHtml(message.text);
    } else {
      entry.bubble.textContent = message.text;
    }
    // Who works with the keyboard goes on in the card that took the place of the clicked one.
    if (hadFocus) {
      entry.bubble.tabIndex = -1;
      entry.bubble.focus({ preventScroll: true });
      entry.item.scrollIntoView({ block: "nearest" });
    }
  }

  async click(entry, messageId, action) {
    if (entry.bubble.ariaBusy === "true") return;
    entry.bubble.ariaBusy = "true";
    entry.line.hidden = true;
    const person = this.person;
    try {
      const shown = await api.click(person.id, messageId, action, {});
      if (shown.kind === "dialog") showDialog(person, messageId, shown.dialog);
      if (this.person === person) await this.update();
    } catch {
      entry.line.textContent = "The local tenant does not answer. Is it still running?";
      entry.line.hidden = false;
    } finally {
      entry.bubble.ariaBusy = "false";
    }
  }

  async say(text) {
    if (!text.trim()) return;
    this.box.value = "";
    this.fitBox();
    this.toEnd();
    await api.say(this.person.id, text.trim());
  }

  showTyping() {
    this.typing.hidden = false;
    clearTimeout(this.typingEnds);
    this.typingEnds = setTimeout(() => (this.typing.hidden = true), typingShows);
  }

  remove(id) {
    this.shown.get(id)?.item.remove();
    this.shown.delete(id);
  }

  fitBox() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 140)}px`;
  }
}

export function paintAvatar(avatar, person) {
  const words = person.name.split(" ");
  const sum = [...person.name].reduce((total, character) => total + character.codePointAt(0), 0);
  avatar.textContent = words[0][0] + words.at(-1)[0];
  avatar.dataset.shade = String(sum % 6);
}
