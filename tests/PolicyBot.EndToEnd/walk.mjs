// Walks through the local tenant's page as two people do: a teacher asks and requests, the headteacher approves, the teacher is told.
//   node walk.mjs ADDRESS first|again --policy FILE [--width 1280] [--failures FOLDER]
// "again" looks whether all of it is still there after a restart. --policy is the document that answers have to be quoted from.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startChromium } from "./browser.mjs";
import { application, fillIn, openSchool } from "./school-page.mjs";

const { positionals: [address, part], values } = parseArgs({
  allowPositionals: true,
  options: { width: { type: "string", default: "1280" }, policy: { type: "string" }, failures: { type: "string", default: "." } },
});
const width = Number(values.width);
const head = "Grace Adeyemi";
const setUp = { address: "@larkmerevaleyear4", place: "School password manager, folder Social media" };
let page, faults, ann, grace;

async function step(what, act) {
  const from = Date.now();
  process.stdout.write(`${what} ... `);
  await act();
  await fits();
  console.log(`${Date.now() - from} ms`);
}

/** Nothing may stick out at the side of the page, or of the chat. */
async function fits() {
  const wide = await page.evaluate(() => [document.scrollingElement, ...document.querySelectorAll(".messages, .bubble")]
    .filter(element => element.scrollWidth > element.clientWidth + 1).map(element => `${element.tagName} ${element.className}`));
  if (wide.length) throw new Error(`Wider than there is room at ${width} px: ${wide.join(", ")}`);
}

const plain = text => text.replace(/[\s*_#>|-]+/g, " ").replace(/[’‘]/g, "'").trim();

/** The clause on the card stands in the policy word for word; … is where words between a lead-in and its item are left out. */
async function isQuoted() {
  const quotation = ann.newest.locator(".ac-richTextBlock").filter({ hasText: /^“.+”$/s }).first();
  const parts = (await quotation.innerText()).replace(/^“|”$/g, "").split("…").map(plain).filter(Boolean);
  if (parts.join(" ").length < 20) throw new Error(`Hardly a clause: ${parts}`);
  const document = plain(readFileSync(values.policy, "utf8"));
  for (const part of parts) if (!document.includes(part)) throw new Error(`Not in the policy: ${part}`);
}

async function first() {
  // These two have met the bot before, so that no greeting comes after their bell.
  for (const name of ["Tom Hargreaves", "Olivia Penrose"]) {
    await grace.becomes(name);
    await grace.sees("Hello, I’m PolicyBot");
  }
  await grace.becomes("Zofia Kowalska");
  await step("Ann asks, and is answered in the policy's own words", async () => {
    await ann.says("can I follow a parent?");
    await ann.sees("You asked: can I follow a parent?");
    await isQuoted();
  });
  await step("Ann fills in the request", () => fillIn(ann));
  await step("Ann checks what she wrote and who decides, and sends it", async () => {
    for (const answer of Object.values(application).flat()) await ann.sees(answer);
    await ann.sees(new RegExp(`${head}.* decides`));
    await ann.clicks("Send request");
    await ann.sees("Request sent");
  });
  await step("Grace's bell rings, and she reads the request", async () => {
    await page.getByRole("button", { name: `${head} has a notice waiting` }).click();
    for (const answer of Object.values(application).flat()) await grace.sees(answer);
    await grace.newest.getByLabel("Rang the bell").waitFor();
  });
  await step("Grace approves with one click, while Ann has half a sentence typed", async () => {
    await ann.box.fill("half a sentence");
    await grace.clicks("Approve");
    await grace.sees(`Approved by ${head}`);
    if (await grace.newest.getByRole("button", { name: "Approve" }).count()) throw new Error("Approve is still there.");
  });
  await step("Ann is told, and her half sentence is still there", async () => {
    await ann.sees(`Approved by ${head}`);
    await ann.newest.getByLabel("Rang the bell").waitFor();
    if (await ann.box.inputValue() !== "half a sentence") throw new Error("What was half typed is gone.");
  });
  await step("Another approver sees who decided", async () => {
    await grace.becomes("Tom Hargreaves");
    await grace.sees(`Approved by ${head}`);
  });
  await step("The administrator ticks the set-up list in place", async () => {
    await grace.becomes("Olivia Penrose");
    await grace.sees("Tick what you have done, then save");
    await grace.newest.getByRole("checkbox").first().check();
    await grace.clicks("Save");
    await grace.sees(/✓ .*: Olivia Penrose/);
    for (const box of await grace.newest.getByRole("checkbox").all()) await box.check();
    await grace.fills(setUp.address, setUp.place);
    await grace.clicks("Save");
    await grace.sees("In use");
  });
  await step("Ann is told that it is in use, and finds it in the register", async () => {
    await ann.sees(`${application.name} on ${application.platform} is in use`);
    await ann.says("register");
    await inRegister();
  });
  await step("Ann begins a report from the menu of a message", reportMessage);
}

/** The menu of a message, as Teams has it. */
async function reportMessage() {
  await ann.newest.hover();
  await ann.newest.getByLabel("More actions").click();
  await ann.newest.getByRole("button", { name: "Report to school" }).click();
  const dialog = page.locator("#task[open]");
  await dialog.getByText("Is somebody in immediate danger?").waitFor();
  await dialog.getByText("The link to the message goes into your report").waitFor();
  await dialog.getByRole("radio").first().check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByText("Step 2 of 6").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
}

async function inRegister() {
  for (const words of [`${application.name} on ${application.platform}`, `Run by ${application.runners.join(", ")}`, setUp.address]) await ann.sees(words);
  if (await ann.newest.getByText(setUp.place).count()) throw new Error("Everybody sees where the login details are kept.");
}

async function again() {
  await step("Everything is still in both chats", async () => {
    for (const words of ["can I follow a parent?", "Request sent", `Approved by ${head}`]) await ann.pane.getByText(words).first().waitFor();
    await grace.sees(`Approved by ${head}`);
  });
  await step("Ann finds it approved among her requests", async () => {
    await ann.says("my requests");
    await ann.sees("My requests");
    await ann.sees(application.name);
    await ann.sees(`approved by ${head}`);
  });
  await step("The account is still in the register", async () => {
    await ann.says(`who runs our ${application.platform}?`);
    await inRegister();
  });
}

const browser = await startChromium();
try {
  ({ page, faults, left: ann, right: grace } = await openSchool(browser, address, { width, height: 860 }));
  await (part === "again" ? again() : first());
  if (faults.length) throw new Error(`The page reported: ${faults.join("; ")}`);
} catch (error) {
  console.error(`\n${error.message}`);
  if (page) await report();
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function report() {
  const picture = path.resolve(values.failures, `walk-${part}-${width}.png`);
  mkdirSync(values.failures, { recursive: true });
  await page.screenshot({ path: picture, fullPage: true });
  console.error(`\nPicture: ${picture}\nThe page says:\n${await page.locator("body").innerText()}`);
}
