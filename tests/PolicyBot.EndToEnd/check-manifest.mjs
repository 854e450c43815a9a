// Holds a Teams app manifest against the official schema of the version that it says it has.
//   npm ci && node check-manifest.mjs MANIFEST.json        names every fault and then ends in exit code 1
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// Packages come from node_modules beside this file or from NODE_PATH.
const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04").default;
const read = file => JSON.parse(readFileSync(file, "utf8"));

const manifest = read(process.argv[2]);
const schemas = path.join(path.dirname(require.resolve("@microsoft/app-manifest/package.json")), "build/json-schemas/teams");
const schema = read(path.join(schemas, `v${manifest.manifestVersion}`, "MicrosoftTeams.schema.json"));
const check = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
if (!check(manifest)) {
  for (const fault of check.errors) console.error(`${fault.instancePath || "/"} ${fault.message} ${JSON.stringify(fault.params)}`);
  process.exit(1);
}
