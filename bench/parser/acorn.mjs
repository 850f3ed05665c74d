// Parses one file with acorn, locations on, and prints the seconds of each counted run.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [acornPath, file, warmUps, runs] = process.argv.slice(2);
const { parse } = await import(pathToFileURL(acornPath).href);
const text = readFileSync(file, 'utf8');
const seconds = [];
for (let i = 0; i < Number(warmUps) + Number(runs); i++) {
  const start = process.hrtime.bigint();
  parse(text, { ecmaVersion: 'latest', locations: true, allowHashBang: true });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  if (i >= Number(warmUps)) {
    seconds.push(elapsed);
  }
}
console.log(JSON.stringify(seconds));
