// Renders card JSON files to pictures with the official renderer in headless Chromium, so that a person can look at them.
//   npm ci && node render-cards.mjs FOLDER [OUT-FOLDER] [--widths 600,320]
// NAME.json becomes NAME-600.png (a desktop chat) and NAME-320.png (a phone). Faults that the renderer finds are printed, and end in exit code 1.
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { require, startChromium } from "./browser.mjs";

const args = process.argv.slice(2);
const widthsAt = args.indexOf("--widths");
const widths = (widthsAt < 0 ? "600,320" : args.splice(widthsAt, 2)[1]).split(",").map(Number);
const [folder, out = folder] = args;
if (!folder || widths.some(width => !(width > 0))) {
  console.error("usage: node render-cards.mjs FOLDER [OUT-FOLDER] [--widths 600,320]");
  process.exit(2);
}

// The sizes, spacings and colours that the light theme of Teams comes close to.
const style = (backgroundColor, borderColor, color) => ({
  backgroundColor,
  borderColor,
  foregroundColors: Object.fromEntries(Object.entries({
    default: [color, "#616161"], dark: ["#242424", "#616161"], light: ["#616161", "#707070"], accent: ["#4f52b2", "#5b5fc7"],
    good: ["#0e700e", "#13a10e"], warning: ["#835b00", "#986f0b"], attention: ["#b10e1c", "#c4314b"],
  }).map(([name, [normal, subtle]]) => [name, { default: normal, subtle }])),
});
const hostConfig = {
  supportsInteractivity: true,
  fontFamily: "'Segoe UI', system-ui, 'Helvetica Neue', Arial, sans-serif",
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "#e0e0e0" },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  containerStyles: {
    default: style("#ffffff", "#e0e0e0", "#242424"), emphasis: style("#f5f5f5", "#e0e0e0", "#242424"), accent: style("#e8ebfa", "#4f52b2", "#242424"),
    good: style("#e7f2da", "#13a10e", "#242424"), warning: style("#fbf6d9", "#986f0b", "#242424"), attention: style("#fcf4f6", "#c4314b", "#242424"),
  },
  actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 12 } },
  inputs: { label: { inputSpacing: "small", requiredInputs: { suffix: " *", suffixColor: "attention" }, optionalInputs: { } }, errorMessage: { color: "attention", spacing: "small" } },
  factSet: { title: { weight: "bolder", wrap: true, maxWidth: 180 }, value: { wrap: true }, spacing: 12 },
};

const css = `
  body { margin: 0; padding: 12px; background: #f5f5f5; font: 14px/20px ${hostConfig.fontFamily}; }
  #card { box-sizing: border-box; border: 1px solid #e0e0e0; border-radius: 4px; background: #fff; overflow: hidden; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-pushButton { font: 600 14px/20px inherit; font-family: inherit; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; }
  .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
  .ac-pushButton.style-destructive { background: #c4314b; border-color: #c4314b; color: #fff; }
  .ac-pushButton:disabled { color: #bdbdbd; background: #f0f0f0; }
  input.ac-input, textarea.ac-input, select.ac-input { box-sizing: border-box; width: 100%; font: inherit; padding: 6px 8px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; }
  textarea.ac-input { min-height: 72px; }
  .ac-textBlock { line-height: 1.4 !important; }
  .ac-textBlock p { margin: 0 0 8px; } .ac-textBlock p:last-child { margin: 0; } .ac-textBlock ul, .ac-textBlock ol { margin: 0; padding-left: 20px; }`;

const cards = readdirSync(folder).filter(name => name.endsWith(".json")).sort();
if (cards.length === 0) {
  console.error(`no .json files in ${folder}`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const browser = await startChromium();
let faults = 0;
try {
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  await page.route("**/*", route => route.abort()); // a card needs nothing from the network
  await page.setContent(`<!doctype html><html lang="en-GB"><style>${css}</style><body><div id="card"></div>`);
  await page.addScriptTag({ path: require.resolve("adaptivecards/dist/adaptivecards.js") });
  await page.addScriptTag({ path: require.resolve("markdown-it/browser") });
  for (const name of cards) {
    const payload = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    for (const width of widths) {
      await page.setViewportSize({ width: width + 24, height: 200 });
      const found = await page.evaluate(renderInPage, { payload, hostConfig });
      for (const fault of width === widths[0] ? found : []) {
        faults++;
        console.error(`${name}: ${fault}`);
      }
      const picture = path.join(out, `${path.basename(name, ".json")}-${width}.png`);
      await page.locator("#card").screenshot({ path: picture });
      console.log(picture);
    }
  }
} finally {
  await browser.close();
}
process.exit(faults > 0 ? 1 : 0);

function renderInPage({ payload, hostConfig }) {
  const { AdaptiveCard, HostConfig, SerializationContext, Versions } = window.AdaptiveCards;
  const markdown = window.markdownit();
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  // Teams has the people picker on 1.5 cards; this renderer only from 1.6 on.
  const context = new SerializationContext(Versions.v1_6);
  card.parse(payload, context);
  // The renderer's own check of "lang" fails every second time: its expression keeps its place.
  const faults = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
    .filter(message => !message.includes('"en" for property "lang"'));
  faults.push(...card.validateProperties().validationEvents
    .filter(({ source }) => source?.choicesData === undefined)
    .map(event => event.message));
  document.getElementById("card").replaceChildren(card.render());
  return faults;
}
