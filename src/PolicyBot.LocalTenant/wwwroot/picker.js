// A field that searches while somebody types, for one or several choices: the people picker, and data sets of the bot's own.

let count = 0;

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

export class Picker {
  /** @param search text => Promise of [{title, value, detail}] */
  constructor({ multiple, placeholder, search, changed }) {
    this.multiple = multiple;
    this.search = search;
    this.changed = changed;
    this.chosen = [];
    this.options = [];
    this.active = -1;
    this.id = `picker-${++count}`;
    this.element = element("div", "picker");
    this.chips = element("span", "picker-chips");
    this.input = element("input", "picker-input", {
      type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.id, placeholder: placeholder ?? "",
    });
    this.list = element("ul", "picker-list", { id: this.id, role: "listbox", "aria-label": "Suggestions" });
    this.list.hidden = true;
    this.placeholder = placeholder ?? "";
    this.element.append(this.chips, this.input, this.list);
    this.element.addEventListener("mousedown", event => {
      if (event.target === this.element || event.target === this.chips) {
        event.preventDefault();
        this.input.focus();
      }
    });
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("focus", () => this.look());
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("keydown", event => this.key(event));
  }

  get value() {
    return this.chosen.map(choice => choice.value).join(",");
  }

  /** Shows what the card came with: values, named from its own choices or by a search. */
  async preset(values, choices) {
    for (const value of values) {
      const known = choices.find(choice => choice.value === value) ?? (await this.search(value)).find(choice => choice.value === value);
      this.add(known ?? { title: value, value });
    }
  }

  async look() {
    const text = this.input.value.trim();
    const asked = (this.asked = (this.asked ?? 0) + 1);
    const found = await this.search(text).catch(() => []);
    if (asked !== this.asked || document.activeElement !== this.input) return;
    this.options = found.filter(choice => !this.chosen.some(chosen => chosen.value === choice.value));
    this.active = this.options.length && text ? 0 : -1;
    this.show();
  }

  show() {
    this.list.replaceChildren(...this.options.map((choice, index) => {
      const option = element("li", "picker-option", { role: "option", id: `${this.id}-${index}`, "aria-selected": String(index === this.active) });
      option.append(Object.assign(element("span", "picker-title"), { textContent: choice.title }));
      if (choice.detail) option.append(Object.assign(element("span", "picker-detail"), { textContent: choice.detail }));
      option.addEventListener("mousedown", event => {
        event.preventDefault();
        this.choose(choice);
      });
      return option;
    }));
    if (!this.options.length) this.list.append(Object.assign(element("li", "picker-none"), { textContent: "Nobody and nothing found" }));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === this.active)));
    if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
      this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
    }
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.input.value = "";
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return void this.look();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.options.length) % Math.max(this.options.length, 1);
      this.mark();
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (this.options[this.active]) this.choose(this.options[this.active]);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && !this.input.value && this.chosen.length) {
      this.remove(this.chosen.at(-1));
    }
  }

  choose(choice) {
    if (!this.multiple) this.chosen.slice().forEach(chosen => this.remove(chosen, false));
    this.add(choice);
    this.close();
    this.changed();
  }

  add(choice) {
    this.chosen.push(choice);
    const chip = element("span", "picker-chip");
    chip.append(choice.title);
    const drop = element("button", "picker-drop", { type: "button", "aria-label": `Remove ${choice.title}` });
    drop.textContent = "✕";
    drop.addEventListener("click", () => {
      this.remove(choice);
      this.input.focus();
    });
    chip.append(drop);
    choice.chip = chip;
    this.chips.append(chip);
    this.input.placeholder = "";
  }

  remove(choice, tell = true) {
    this.chosen = this.chosen.filter(chosen => chosen !== choice);
    choice.chip.remove();
    if (!this.chosen.length) this.input.placeholder = this.placeholder;
    if (tell) this.changed();
  }
}
