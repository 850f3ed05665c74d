// Usage: node --experimental-vm-modules check-expected.mjs. Runs the cases of scripts/ in Node and reports where the expected
// values are not V8's: they come from the language, not from the engine under test. A case that this V8 cannot run says
// `// v8 lacks: what`. SyntaxErrors are compared by name, not by position.
import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";

const folder = new URL("scripts/", import.meta.url);

function* casesOf(text) {
  let current = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("// case: ")) {
      current = { name: line.slice(9), lacks: null, files: [], lines: [] };
    } else if (current === null) {
      continue;
    } else if (line.startsWith("// => ")) {
      yield { ...current, source: current.lines.join("\n"), expected: line.slice(6) };
      current = null;
    } else if (line.startsWith("// v8 lacks: ")) {
      current.lacks = line;
    } else if (line.startsWith("// file: ")) {
      current.files.push({ name: line.slice(9), lines: [] });
    } else if (!line.startsWith("// note: ")) {
      (current.files.at(-1)?.lines ?? current.lines).push(line);
    }
  }
}

const show = "(v => v === undefined ? 'undefined' : typeof v === 'bigint' ? v + 'n' : JSON.stringify(v))";

async function runScript({ source }) {
  const context = vm.createContext({});
  return vm.runInContext(show, context)(await vm.runInContext(source, context));
}

async function runModules({ files }) {
  const context = vm.createContext({});
  const loaded = new Map();
  const load = (specifier) => {
    const file = files.find(({ name }) => name === specifier);
    if (file === undefined) {
      throw new Error(`no module ${specifier}`);
    }
    if (!loaded.has(specifier)) {
      loaded.set(specifier, new vm.SourceTextModule(file.lines.join("\n"), {
        context,
        identifier: specifier,
        initializeImportMeta: (meta) => { meta.url = specifier; },
        importModuleDynamically: async (name) => {
          const module = load(name);
          if (module.status === "unlinked") {
            await module.link(load);
          }
          await module.evaluate();
          return module;
        },
      }));
    }
    return loaded.get(specifier);
  };
  const main = load("main.js");
  await main.link(load);
  await main.evaluate();
  return vm.runInContext(show, context)(await main.namespace.default);
}

let wrong = 0;
let right = 0;
let skipped = 0;
for (const file of readdirSync(folder).sort()) {
  for (const test of casesOf(readFileSync(new URL(file, folder), "utf8"))) {
    if (test.lacks !== null) {
      skipped++;
      continue;
    }
    let actual;
    try {
      actual = await (test.files.length > 0 ? runModules(test) : runScript(test));
    } catch (error) {
      actual = "throws " + error?.name;
    }
    const expected = test.expected.replace(/^(throws \w+) at .*/, "$1");
    if (actual === expected) {
      right++;
    } else {
      wrong++;
      console.log(`${file}: ${test.name}\n  expected ${expected}\n  V8 says  ${actual}`);
    }
  }
}
console.log(`${right} right, ${wrong} wrong, ${skipped} that this V8 cannot run`);
process.exitCode = wrong === 0 ? 0 : 1;
