// Makes the pictures of the README from the local tenant's page. Start it with an empty data folder first.
//   npm ci && node pictures.mjs http://127.0.0.1:5080 [FOLDER]
import { mkdirSync } from "node:fs";
import path from "node:path";
import { startChromium } from "./browser.mjs";
import { fillIn, openSchool } from "./school-page.mjs";

const [address, folder = path.join(import.meta.dirname, "../../docs/pictures")] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await startChromium();
try {
  const { page, left: ann, right } = await openSchool(browser, address, { width: 1280, height: 960 });
  const picture = async name => {
    await page.mouse.move(0, 0); // no button looks as if somebody were about to click it
    await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
  };

  await right.becomes("Bilal Siddiqui");
  await right.says("who do I tell if a pupil messages me?");
  await right.sees("You asked: who do I tell");
  await ann.says("can I follow a parent?");
  await ann.sees("You asked: can I follow a parent?");
  await picture("answer");

  await right.becomes("Grace Adeyemi");
  await fillIn(ann, { beforeContinue: step => step === 5 && picture("request") });
  await ann.clicks("Send request");
  await ann.sees("Request sent");
  await right.newest.getByRole("button", { name: "Approve" }).waitFor();
  await picture("approval");
} finally {
  await browser.close();
}
