// Writes a byte for every code point: 2 where a name may start with it, 1 where it may only go on with it, 0 otherwise.
import { createRequire } from "node:module";

const require = createRequire(new URL("../fixtures/package.json", import.meta.url));
const { isIdentifierChar, isIdentifierStart } = require("acorn");

const classes = new Uint8Array(0x110000);
for (let codePoint = 0; codePoint < classes.length; codePoint++) {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  classes[codePoint] = isSurrogate ? 0 : isIdentifierStart(codePoint, true) ? 2 : isIdentifierChar(codePoint, true) ? 1 : 0;
}
process.stdout.write(classes);
