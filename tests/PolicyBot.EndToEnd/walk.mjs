// Walks through the local tenant's page as two people would: a teacher asks and requests, the headteacher approves, the teacher is told.
//   node walk.mjs ADDRESS first|again [PICTURES-FOLDER]     "again" looks whether all of it is still there after a restart
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const [address, part, pictures] = process.argv.slice(2);
const accountName = "Year 4 news";
const executablePath = [process.env.POLICYBOT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find(file => file && existsSync(file));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: "en-GB" });
page.setDefaultTimeout(30_000);
const faults = [];
page.on("pageerror", error => faults.push(error.message));
page.on("console", message => message.type() === "error" && faults.push(message.text()));

const picture = name => pictures && page.screenshot({ path: path.join(pictures, `${part}-${name}.png`) });
const ann = page.locator(".pane").nth(0);
const grace = page.locator(".pane").nth(1);
const newest = person => person.locator(".message.theirs").last().locator(".card");

async function say(person, text) {
  const box = person.getByPlaceholder("Type a message");
  await box.fill(text);
  await box.press("Enter");
}

async function pickRunner(card, name) {
  const picker = card.getByRole("combobox").first();
  await picker.fill(name);
  await card.getByRole("option", { name: new RegExp(name) }).click();
}

async function request() {
  await say(ann, "request an account");
  for (let step = 1; step <= 6; step++) {
    const card = newest(ann);
    await card.getByText(`Step ${step} of 7`).waitFor();
    if (step === 5) {
      await pickRunner(card, "Bilal");
      await pickRunner(card, "Rhys");
    } else if (step === 6) {
      await card.getByRole("radio").first().check();
    } else {
      for (const field of await card.getByRole("textbox").all()) await field.fill(accountName);
    }
    await picture(`step-${step}`);
    await card.getByRole("button", { name: "Continue" }).click();
  }
  await newest(ann).getByText("Step 7 of 7").waitFor();
  await newest(ann).getByRole("button", { name: "Send request" }).click();
  await newest(ann).getByText("Request sent").waitFor();
}

async function first() {
  await say(ann, "can I follow a parent?");
  await newest(ann).getByText("You asked: can I follow a parent?").waitFor();
  await newest(ann).getByText(/[“"].{20,}[”"]/).first().waitFor();
  await picture("answer");
  await request();
  // What is half typed stays when something arrives.
  await ann.getByPlaceholder("Type a message").fill("half a sentence");
  await newest(grace).getByRole("button", { name: "Approve" }).waitFor();
  await picture("asked");
  await newest(grace).getByRole("button", { name: "Approve" }).click();
  await newest(grace).getByText(/Approved by Grace Adeyemi/).waitFor();
  await newest(ann).getByText(/Approved by Grace Adeyemi/).waitFor();
  if (await ann.getByPlaceholder("Type a message").inputValue() !== "half a sentence") throw new Error("What was half typed is gone.");
  await page.getByRole("button", { name: /Tom Hargreaves has a notice/ }).waitFor();
  await picture("approved");
}

async function again() {
  await ann.getByText(/Approved by Grace Adeyemi/).first().waitFor();
  await say(ann, "my requests");
  await newest(ann).getByText(/approved by Grace Adeyemi/i).first().waitFor();
  await picture("requests");
}

try {
  await page.goto(address);
  await ann.locator(".message.theirs").first().waitFor();
  await (part === "again" ? again() : first());
  if (faults.length) throw new Error(`The page reported: ${faults.join("; ")}`);
} catch (error) {
  await picture("failed");
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
