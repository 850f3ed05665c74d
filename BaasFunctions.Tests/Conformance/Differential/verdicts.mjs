// Answers requests on the standard input until it closes, one answer per request and in order.
// Request: u32 byte count, u8 flags (1 = module, 2 = answer with the whole tree), UTF-16LE source.
// Answer:  u32 byte count, then `A` and the SHA-256 of the canonical tree, `T` and the tree, or `R` and the error's text.
// Numbers are little-endian. The source is UTF-16 so that lone surrogates survive.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { print } from "./canonical.mjs";
import { parse } from "./reference.mjs";

function answer(source, flags) {
  let tree;
  try {
    tree = parse(source, (flags & 1) !== 0);
  } catch (error) {
    return "R" + String(error.message);
  }
  let text = "";
  print(tree, (piece) => { text += piece; });
  return (flags & 2) !== 0 ? "T" + text : "A" + createHash("sha256").update(text, "latin1").digest("hex");
}

async function send(text) {
  const body = Buffer.from(text, "utf8");
  const frame = Buffer.allocUnsafe(body.length + 4);
  frame.writeUInt32LE(body.length);
  body.copy(frame, 4);
  if (!process.stdout.write(frame)) {
    await once(process.stdout, "drain");
  }
}

let held = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
  let at = 0;
  while (held.length - at >= 5) {
    const bytes = held.readUInt32LE(at);
    if (held.length - at < 5 + bytes) {
      break;
    }
    const flags = held[at + 4];
    const source = held.toString("utf16le", at + 5, at + 5 + bytes);
    at += 5 + bytes;
    await send(answer(source, flags));
  }
  held = held.subarray(at);
}
