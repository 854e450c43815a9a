// Draws the Teams app's icons from manifest/*.svg, at the size that each drawing says, with nothing behind them.
//   npm ci && node draw-icons.mjs
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const executablePath = [process.env.POLICYBOT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
  .find(file => file && existsSync(file));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
const page = await browser.newPage();
for (const name of ["color", "outline"]) {
  const file = extension => fileURLToPath(new URL(`../../manifest/${name}.${extension}`, import.meta.url));
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(file("svg"), "utf8")}`);
  await page.locator("svg").screenshot({ path: file("png"), omitBackground: true });
}
await browser.close();
