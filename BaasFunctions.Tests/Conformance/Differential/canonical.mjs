// Prints an ESTree tree as canonical JSON: `type`, `start`, `end` and `loc` first, the other keys in ordinal order, a line
// break before every node, only ASCII. EsTreeWriter.cs prints the same bytes from the parser under test.

const bits = new DataView(new ArrayBuffer(8));

function quote(text) {
  let quoted = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22 || unit === 0x5c) {
      quoted += "\\" + text[i];
    } else if (unit < 0x20 || unit > 0x7e) {
      quoted += "\\u" + unit.toString(16).padStart(4, "0");
    } else {
      quoted += text[i];
    }
  }
  return quoted + '"';
}

function float64(number) {
  bits.setFloat64(0, number);
  return `{"f64":"${bits.getBigUint64(0).toString(16).padStart(16, "0")}"}`;
}

function position({ line, column }) {
  return `{"line":${line},"column":${column}}`;
}

function literalValue(value) {
  switch (typeof value) {
    case "number": return float64(value);
    case "bigint": return null;
    case "object": return null;
    case "string": return quote(value);
    default: return String(value);
  }
}

/** Calls `emit` with consecutive pieces of the canonical text of `root`. */
export function print(root, emit) {
  // An explicit stack: the depth of the tree is the input's choice. Strings are pieces to emit, objects are nodes to open.
  const work = [root];
  while (work.length > 0) {
    const item = work.pop();
    if (typeof item === "string") {
      emit(item);
      continue;
    }
    const pieces = [];
    let text = `\n{"type":${quote(item.type)},"start":${item.start},"end":${item.end}`;
    text += `,"loc":{"start":${position(item.loc.start)},"end":${position(item.loc.end)}}`;
    for (const key of Object.keys(item).sort()) {
      if (key === "type" || key === "start" || key === "end" || key === "loc") {
        continue;
      }
      text += `,${quote(key)}:`;
      const value = item[key];
      if (Array.isArray(value)) {
        text += "[";
        value.forEach((element, index) => {
          text += index > 0 ? "," : "";
          if (element === null) {
            text += "null";
          } else {
            pieces.push(text, element);
            text = "";
          }
        });
        text += "]";
      } else if (item.type === "Literal" && key === "value") {
        text += literalValue(value);
      } else if (item.type === "Literal" && key === "bigint") {
        text += quote(item.value.toString());
      } else if (item.type === "Literal" && key === "regex") {
        text += `{"flags":${quote(value.flags)},"pattern":${quote(value.pattern)}}`;
      } else if (item.type === "TemplateElement" && key === "value") {
        text += `{"cooked":${value.cooked === null ? "null" : quote(value.cooked)},"raw":${quote(value.raw)}}`;
      } else if (value !== null && typeof value === "object") {
        pieces.push(text, value);
        text = "";
      } else if (typeof value === "string") {
        text += quote(value);
      } else {
        text += String(value);
      }
    }
    pieces.push(text + "}");
    for (let i = pieces.length - 1; i >= 0; i--) {
      work.push(pieces[i]);
    }
  }
}
