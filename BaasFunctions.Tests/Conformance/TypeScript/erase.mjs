// Erases the types of files with ts-blank-space: node erase.mjs MODULE < paths, one a line; writes one JSON value a line, null for what it refuses.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { default: erase } = await import(pathToFileURL(process.argv[2]));
const lines = [];
for (const path of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  let refused = false;
  const text = erase(readFileSync(path, 'utf8'), () => { refused = true; });
  lines.push(JSON.stringify(refused ? null : text));
}

process.stdout.write(lines.join('\n') + '\n');
