// The reference parser, set to a plain script or a plain module of the latest edition.
import { createRequire } from "node:module";

const require = createRequire(new URL("../fixtures/package.json", import.meta.url));
const acorn = require("acorn");

export function parse(source, isModule) {
  return acorn.parse(source, {
    ecmaVersion: "latest",
    sourceType: isModule ? "module" : "script",
    locations: true,
    allowHashBang: true,
  });
}
