// Holds the local tenant's page against WCAG 2.1 A and AA by axe-core, in light and dark, wide and narrow; then uses it by keyboard alone.
//   node accessibility.mjs ADDRESS
import { require, startChromium } from "./browser.mjs";
import { openSchool } from "./school-page.mjs";

const address = process.argv[2];
const axe = require.resolve("axe-core/axe.min.js");
const browser = await startChromium();
const faults = [];

/** What axe finds on the page as it is, with the place and the reason. */
async function check(page, where) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
  for (const violation of violations)
    for (const node of violation.nodes.slice(0, 3))
      faults.push(`${where}: ${violation.id}: ${violation.help}\n    ${node.target.join(" ")}\n    ${node.html.slice(0, 160)}\n    ${node.any.concat(node.all).map(reason => reason.message).join("; ")}`);
}

async function look(width, colorScheme) {
  const { page, left: ann } = await openSchool(browser, address, { width, height: 860 });
  await page.emulateMedia({ colorScheme });
  const where = `${width} px, ${colorScheme}`;
  await ann.says("can I follow a parent?");
  await ann.sees("You asked: can I follow a parent?");
  await check(page, `${where}, an answer`);
  await ann.says("request an account");
  await ann.sees("Step 1 of 7");
  await check(page, `${where}, a form`);
  if (width > 600) {
    await page.getByRole("button", { name: "People and groups" }).click();
    await page.locator("#groups[open]").waitFor();
    await check(page, `${where}, people and groups`);
  }
  await page.context().close();
}

/** Presses Tab until the focus is on what is wanted, and fails where it never gets there. */
async function tabTo(page, what, isThere) {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(isThere)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`By Tab alone one does not get to ${what}.`);
}

async function byKeyboard() {
  const { page, left: ann } = await openSchool(browser, address, { width: 1280, height: 860 });
  await tabTo(page, "the message box", () => document.activeElement?.matches(".pane textarea"));
  await page.keyboard.type("menu");
  await page.keyboard.press("Enter");
  await ann.sees("What I can do");
  // Backwards from the box: the newest card's buttons.
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Shift+Tab");
    if (await page.evaluate(() => document.activeElement?.textContent?.trim() === "My requests")) break;
  }
  const outline = await page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return document.activeElement.textContent?.trim() === "My requests" && (style.outlineStyle !== "none" || style.boxShadow !== "none");
  });
  if (!outline) throw new Error("The button “My requests” is not reached by Shift+Tab, or its focus cannot be seen.");
  await page.keyboard.press("Enter");
  await ann.sees(/You have not asked for anything yet|My requests/);
  await page.getByRole("button", { name: "People and groups" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#groups[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#groups:not([open])").waitFor({ state: "attached" });
  if (!await page.evaluate(() => document.activeElement?.id === "groups-open")) throw new Error("After Escape the focus is not where it was.");
}

try {
  for (const width of [1280, 390]) for (const scheme of ["light", "dark"]) await look(width, scheme);
  await byKeyboard();
  if (faults.length) throw new Error(`${faults.length} faults:\n${[...new Set(faults)].join("\n")}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
