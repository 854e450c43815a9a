// Chromium without a window, as every script here uses it. Packages come from node_modules beside this file or from NODE_PATH.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

export const require = createRequire(import.meta.url);

export async function startChromium() {
  const executablePath = [process.env.POLICYBOT_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .find(file => file && existsSync(file));
  if (!executablePath) throw new Error("Chromium was not found: install it, or name it in POLICYBOT_CHROMIUM.");
  return require("playwright-core").chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
