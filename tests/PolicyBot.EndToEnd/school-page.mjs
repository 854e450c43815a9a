// The local tenant's page as the people use it who sit in front of it.

/** Opens the page in a window of its own, with nothing remembered from before. */
export async function openSchool(browser, address, viewport) {
  const context = await browser.newContext({ viewport, locale: "en-GB", hasTouch: viewport.width < 600 });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000); // for a machine that is busy with other tests
  const faults = [];
  page.on("pageerror", error => faults.push(error.message));
  page.on("console", message => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  const [left, right] = [new Seat(page, 0), new Seat(page, 1)];
  await left.cards.first().waitFor();
  return { page, faults, left, right, dialog: new Dialog(page) };
}

/** One of the two panes, and whoever sits there. */
class Seat {
  constructor(page, index) {
    this.page = page;
    this.pane = page.locator(".pane").nth(index);
    this.box = this.pane.getByPlaceholder("Type a message");
    this.cards = this.pane.locator(".message.theirs .card");
  }

  /** The newest message of the bot's, whatever it becomes. */
  get newest() {
    return this.pane.locator(".message.theirs").last();
  }

  async becomes(name) {
    const option = this.pane.locator(".person option").filter({ hasText: name });
    await this.pane.locator(".person").selectOption(await option.getAttribute("value"));
    await this.pane.getByLabel(`Type a message as ${name}`).waitFor();
  }

  async says(text) {
    await this.box.fill(text);
    await this.box.press("Enter");
  }

  /** Waits until the newest message has these words. */
  async sees(words) {
    await this.newest.getByText(words).first().waitFor();
  }

  async clicks(title) {
    await this.newest.getByRole("button", { name: title, exact: true }).click();
  }

  /** Fills the boxes of the newest card from the top. */
  async fills(...texts) {
    const boxes = this.newest.getByRole("textbox");
    for (const [at, text] of texts.entries()) await boxes.nth(at).fill(text);
  }

  /** Finds people with the first few letters, as one does. */
  async picks(...names) {
    for (const name of names) {
      await this.newest.getByRole("combobox").first().fill(name.slice(0, 5));
      await this.newest.getByRole("option", { name: new RegExp(name) }).click();
    }
  }
}

/** The dialog that a card has opened. */
class Dialog {
  constructor(page) {
    this.window = page.locator("#task");
    this.body = this.window.locator(".window-body");
  }

  async sees(words) {
    await this.body.getByText(words).first().waitFor();
  }

  async clicks(title) {
    await this.body.getByRole("button", { name: title, exact: true }).click();
  }

  /** One question with its answers. */
  asked(question) {
    return this.body.locator(":has(> .ac-input-container)").filter({ hasText: question }).last();
  }

  async chooses(question, answer) {
    await this.asked(question).getByText(answer, { exact: typeof answer === "string" }).first().click();
  }

  /** Takes an answer from a list that folds out. */
  async picks(question, answer) {
    await this.asked(question).locator("select").selectOption({ label: answer });
  }

  async writes(question, text) {
    await this.asked(question).getByRole("textbox").fill(text);
  }

  async closes() {
    await this.window.getByRole("button", { name: "Close", exact: true }).first().click();
    await this.window.waitFor({ state: "hidden" });
  }
}

export const application = {
  platform: "Instagram",
  name: "Year 4 news",
  aim: "Show families what the children make and learn",
  audience: "Parents and carers of Year 4",
  promotion: "A note in the weekly newsletter",
  runners: ["Bilal Siddiqui", "Rhys Morgan"],
};

/** From "request an account" to the last step, where everything is shown before it is sent. */
export async function fillIn(seat, { beforeContinue = async () => {} } = {}) {
  const steps = [
    () => seat.fills(application.platform, application.name),
    () => seat.fills(application.aim),
    () => seat.fills(application.audience),
    () => seat.fills(application.promotion),
    () => seat.picks(...application.runners),
    () => seat.newest.getByRole("radio").first().check(),
  ];
  await seat.says("request an account");
  for (const [at, answer] of steps.entries()) {
    await seat.sees(`Step ${at + 1} of 7`);
    await answer();
    await beforeContinue(at + 1);
    await seat.clicks("Continue");
  }
  await seat.sees("Step 7 of 7");
}
