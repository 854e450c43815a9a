// Draws the Teams app's icons from manifest/*.svg, at the size that each drawing says, with nothing behind them.
//   npm ci && node draw-icons.mjs
import { readFileSync } from "node:fs";
import path from "node:path";
import { startChromium } from "./browser.mjs";

const browser = await startChromium();
const page = await browser.newPage();
for (const name of ["color", "outline"]) {
  const file = path.join(import.meta.dirname, "../../manifest", name);
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${readFileSync(`${file}.svg`, "utf8")}`);
  await page.locator("svg").screenshot({ path: `${file}.png`, omitBackground: true });
}
await browser.close();
