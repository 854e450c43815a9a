// Walks a report through the local tenant's page: a teacher writes it, the safeguarding lead has it, assesses it, takes a step, writes a letter and closes it.
//   node report.mjs ADDRESS [--width 1280] [--failures FOLDER] [--pictures FOLDER]
// After each step nothing of what was written may stand in anybody's chat. --pictures keeps a picture of each step.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { startChromium } from "./browser.mjs";
import { openSchool } from "./school-page.mjs";

const { positionals: [address], values } = parseArgs({
  allowPositionals: true,
  options: { width: { type: "string", default: "1280" }, failures: { type: "string", default: "." }, pictures: { type: "string" } },
});
const width = Number(values.width);
const secret = "zebra crossing 4711";
const lead = "Siobhan Kelleher";
const written = [secret, "Contact or a friend request", "Not known", "behaviour policy", "Talked to, and home told", "we would like to talk with you"];
let page, faults, ann, siobhan, dialog, number, steps = 0;

async function step(what, act) {
  process.stdout.write(`${what} ... `);
  await act();
  await fits();
  for (const chat of await page.locator(".messages").allInnerTexts())
    if (written.some(words => chat.includes(words))) throw new Error(`Something of the report stands in a chat: ${chat}`);
  await picture();
  console.log("done");
}

/** Nothing may stick out at the side of the page, a chat or the dialog. */
async function fits() {
  const wide = await page.evaluate(() => [document.scrollingElement, ...document.querySelectorAll(".messages, .bubble, #task, #task .window-body")]
    .filter(element => element.scrollWidth > element.clientWidth + 1).map(element => `${element.tagName} ${element.className}`));
  if (wide.length) throw new Error(`Wider than there is room at ${width} px: ${wide.join(", ")}`);
}

async function picture() {
  if (!values.pictures) return;
  mkdirSync(values.pictures, { recursive: true });
  await page.screenshot({ path: path.join(values.pictures, `report-${width}-${String(++steps).padStart(2, "0")}.png`) });
}

async function write() {
  // The lead has met the bot before, so that no greeting comes after the bell.
  await siobhan.becomes(lead);
  await siobhan.sees("Hello, I’m PolicyBot");
  await siobhan.becomes("Zofia Kowalska");
  await step("Ann reads what cannot wait, before she can type anything", async () => {
    await ann.says("report something");
    await ann.sees(/Call 999 now/);
    await ann.clicks("Write the report");
    await dialog.sees(/Call 999 now/);
    if (await dialog.body.getByRole("textbox").count()) throw new Error("Something can be typed before the stops were read.");
  });
  await step("She chooses what it is about, and who did it", async () => {
    await dialog.chooses("What is it about?", "Contact or a friend request on a personal account");
    await dialog.clicks("Continue");
    await dialog.sees("Step 2 of 6");
    await dialog.chooses("Who did it?", "A pupil");
    await dialog.clicks("Continue");
  });
  await step("She writes what happened", async () => {
    await dialog.sees("Step 3 of 6");
    await dialog.writes(/What happened\?/, `Sent in the evening: ${secret}`);
    await dialog.clicks("Continue");
    await dialog.sees("Step 4 of 6");
    await dialog.clicks("Continue");
    await dialog.sees("Step 5 of 6");
    await dialog.chooses("Is a child involved?", "Not known");
    await dialog.clicks("Continue");
  });
  await step("She sees by name who gets it, and why, and sends it", async () => {
    await dialog.sees("Who gets this report");
    await dialog.sees(new RegExp(lead));
    await dialog.sees(/attempted contact from a pupil/);
    await picture();
    await dialog.clicks("Send the report");
    await dialog.sees(/^Sent$/);
    number = (await dialog.body.innerText()).match(/IN-\w{4}-\w{4}/)[0];
    await picture();
    await dialog.closes();
  });
}

async function handle() {
  await step("The lead's bell rings, with the number and nothing else", async () => {
    await siobhan.becomes(lead);
    await siobhan.sees(`Case ${number} needs you.`);
    await siobhan.newest.getByLabel("Rang the bell").waitFor();
  });
  await step("She has it, and Ann sees who", async () => {
    await siobhan.clicks("I have it");
    await siobhan.sees(`Case ${number} is in hand.`);
    await ann.sees(`Case ${number}: there is news for you.`);
    await ann.clicks("Open");
    await dialog.sees(`${lead} has it`);
    await dialog.closes();
  });
  await step("She opens and reads it", async () => {
    await siobhan.clicks("Open");
    await dialog.sees(new RegExp(secret));
  });
  await step("She assesses it", async () => {
    await dialog.clicks("Assess");
    await dialog.chooses("How serious is it?", "Low");
    for (const question of [/illegal or dangerous/, /racist/, /violence/]) await dialog.chooses(question, "No");
    await picture();
    await dialog.clicks("Save");
    await dialog.sees("Assessed by");
  });
  await step("She decides on a step and takes it", async () => {
    await dialog.clicks("Add a step");
    await dialog.picks("Which step?", "Deal with it under the behaviour policy");
    await picture();
    await dialog.clicks("Continue");
    await dialog.sees("Who does it? You, if you choose nobody");
    await picture();
    await dialog.clicks("Save");
    await dialog.sees(/☐ Deal with it/);
    await dialog.clicks("Done");
    await dialog.writes(/What came of it\?/, "Talked to, and home told");
    await dialog.clicks("Save");
    await dialog.sees(/☑ Deal with it/);
  });
  await step("She drafts a letter and keeps it with the case", async () => {
    await dialog.clicks("Letter");
    await dialog.chooses("Which letter or reply?", /Share a concern/);
    await dialog.clicks("Draft it");
    await dialog.sees(/Sent by/);
    await picture();
    await dialog.clicks("Keep it with the case");
    await dialog.sees(/we would like to talk with you/i);
  });
  await step("She closes it with its outcome, and Ann sees that it is closed", async () => {
    await dialog.clicks("Close");
    await dialog.chooses("What is the outcome?", "Dealt with in school");
    await dialog.chooses("Which policy was applied?", "Behaviour policy");
    await picture();
    await dialog.clicks("Save");
    await dialog.sees(/^Closed$/);
    await dialog.closes();
    await ann.sees(`Case ${number}: there is news for you.`);
    await ann.clicks("Open");
    await dialog.sees(/^Closed$/);
    await dialog.closes();
  });
}

const browser = await startChromium();
try {
  ({ page, faults, dialog, left: ann, right: siobhan } = await openSchool(browser, address, { width, height: 860 }));
  await write();
  await handle();
  if (faults.length) throw new Error(`The page reported: ${faults.join("; ")}`);
} catch (error) {
  console.error(`\n${error.message}`);
  if (page) {
    mkdirSync(values.failures, { recursive: true });
    await page.screenshot({ path: path.resolve(values.failures, `report-${width}.png`), fullPage: true });
    console.error(`\nThe page says:\n${await page.locator("body").innerText()}`);
  }
  process.exitCode = 1;
} finally {
  await browser.close();
}
