// Usage: node tree.mjs script|module FILE. Writes the canonical tree of FILE to the standard output.
import { readFileSync, writeSync } from "node:fs";
import { print } from "./canonical.mjs";
import { parse } from "./reference.mjs";

const [kind, file] = process.argv.slice(2);
const tree = parse(readFileSync(file, "utf8"), kind === "module");

let pending = "";

function flush() {
  const bytes = Buffer.from(pending, "latin1");
  pending = "";
  for (let sent = 0; sent < bytes.length;) {
    try {
      sent += writeSync(1, bytes, sent);
    } catch (error) {
      // A pipe whose reader is slower than we are.
      if (error.code !== "EAGAIN") {
        throw error;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

print(tree, (piece) => {
  pending += piece;
  if (pending.length > 1 << 16) {
    flush();
  }
});
flush();
