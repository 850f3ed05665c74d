// What Node.js makes of a function: `node run.mjs BUNDLE REQUEST` prints the JSON of its result.
import { pathToFileURL } from 'node:url';

const { default: handler } = await import(pathToFileURL(process.argv[2]));
console.log(JSON.stringify(await handler(JSON.parse(process.argv[3]), {})));
process.exit();
