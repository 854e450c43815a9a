// Shows a card with the official renderer, set up as Teams sets it up.
import { Picker } from "./picker.js";
import { toHtml } from "./markdown.js";
import { hostConfig } from "./host-config.js";

const { AdaptiveCard, ChoiceSetInput, ExecuteAction, GlobalRegistry, HostConfig, OpenUrlAction, SubmitAction } = window.AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

/** A choice with choices.data, which the renderer itself shows without search for several choices. */
class SearchedChoice extends ChoiceSetInput {
  internalParse(source, context) {
    super.internalParse(source, context);
    this.query = source["choices.data"];
  }

  isDynamicTypeahead() {
    return false;
  }

  internalRender() {
    if (!this.query) return super.internalRender();
    const search = this.getRootElement().search;
    this.picker = new Picker({
      multiple: this.isMultiSelect,
      placeholder: this.placeholder,
      search: async text => {
        const fixed = this.choices.filter(choice => choice.title.toLowerCase().includes(text.toLowerCase()));
        const found = await search(this.query.dataset, text);
        return [...fixed.filter(choice => !found.some(other => other.value === choice.value)).map(({ title, value }) => ({ title, value })), ...found];
      },
      changed: () => this.valueChanged(),
    });
    const values = (this.defaultValue ?? "").split(",").map(value => value.trim()).filter(Boolean);
    this.picker.preset(values, this.choices.map(({ title, value }) => ({ title, value })));
    return this.picker.element;
  }

  updateInputControlAriaLabelledBy() {
    if (!this.picker) return super.updateInputControlAriaLabelledBy();
    this.picker.input.setAttribute("aria-labelledby", this.getAllLabelIds().join(" "));
  }

  focus() {
    if (this.picker) this.picker.input.focus();
    else super.focus();
  }

  get value() {
    return this.picker ? this.picker.value || undefined : super.value;
  }

  isValid() {
    return this.picker ? true : super.isValid();
  }
}

GlobalRegistry.elements.register("Input.ChoiceSet", SearchedChoice);

function open(address) {
  if (/^(https?|mailto):/i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}

/** Names the action as it goes over the wire; its data already holds the fields that belong to it. */
function describe(action) {
  const described = { type: action.getJsonTypeName(), data: action.data ?? {} };
  for (const name of ["id", "title", "verb"]) if (action[name]) described[name] = action[name];
  return described;
}

/**
 * @param act what to do with an Action.Execute or Action.Submit: (action) => Promise
 * @param search (dataset, text) => Promise of [{title, value, detail}]
 */
export function renderCard(json, act, search) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.search = search;
  card.onExecuteAction = action => {
    if (action instanceof OpenUrlAction) open(action.url);
    else if (action instanceof ExecuteAction || action instanceof SubmitAction) act(describe(action));
  };
  // A part that unfolds below the edge would look as if nothing had happened.
  card.onInlineCardExpanded = (action, isExpanded) => {
    if (isExpanded) requestAnimationFrame(() => action.card.renderedElement?.scrollIntoView({ block: "nearest" }));
  };
  card.parse(json);
  const element = card.render() ?? document.createElement("div");
  element.classList.add("card");
  return element;
}
