// What all peers on Node.js have in common: an HTTP server, as many processes as are asked for, and the form of requests and answers.
'use strict';
const cluster = require('node:cluster');
const http = require('node:http');

/** The module's text as a script that leaves its handler in `__handler`. */
exports.toScript = (code) => code.replace(/^export default /m, '__handler = ').replace(/^export /gm, '');

/**
 * What the workloads use of a context, as JavaScript, for peers whose realms cannot share objects with ours. Calls that leave the realm go through
 * `__call(name, text)`, which answers a promise of text; a peer that has no such function has no row where it is needed.
 */
exports.contextSource = `
const __logs = [];
const context = {
  log: { info: (message, data) => { __logs.push({ level: 'info', message, data }); }, error: (message, data) => { __logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
  db: { project: { entities: { users: { findMany: async (query) => JSON.parse(await __call('findMany', JSON.stringify(query))) } } } },
  http: { get: async (url) => JSON.parse(await __call('get', url)) },
};`;

// A table in memory stands for the database of a peer: it has none of its own.
const users = [{ id: 'ada', name: 'Ada' }];
const agent = new http.Agent({ keepAlive: true });
const get = (url) => new Promise((resolve, reject) => {
  http.get(url, { agent }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    response.on('error', reject);
  }).on('error', reject);
});
const findMany = async (query) => users.filter((user) => user.id === query.id);

/** What `__call` does, in the process of the server. */
exports.call = async (name, text) => (name === 'get' ? get(text) : JSON.stringify(await findMany(JSON.parse(text))));

/** The same for peers that pass objects of theirs into the realm. */
exports.createContext = (logs) => ({
  log: { info: (message, data) => { logs.push({ level: 'info', message, data }); }, error: (message, data) => { logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
  db: { project: { entities: { users: { findMany } } } },
  http: { get: async (url) => JSON.parse(await get(url)) },
});

exports.readBody = (request) => new Promise((resolve, reject) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8'))));
  request.on('error', reject);
});

const listen = (run) => {
  const port = Number(process.env.PORT);
  if (process.env.EXPRESS === '1') {
    const express = require('express');
    const app = express();
    app.use(express.json({ limit: '10mb' }));
    app.post('/execute', async (request, response) => {
      try {
        response.json({ status: 'success', data: await run(request.body) });
      } catch (error) {
        response.status(500).json({ status: 'error', error: String(error && error.message) });
      }
    });
    app.listen(port, '127.0.0.1');
    return;
  }

  http.createServer(async (request, response) => {
    let answer;
    let status = 200;
    try {
      answer = JSON.stringify({ status: 'success', data: await run(await exports.readBody(request)) });
    } catch (error) {
      status = 500;
      answer = JSON.stringify({ status: 'error', error: String(error && error.message) });
    }
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(answer);
  }).listen(port, '127.0.0.1');
};

/** Serves `POST /execute`: run is given the body, and answers the data. What fails is answered with 500, so that it counts as an error. */
exports.serve = (prepare) => {
  const processes = Number(process.env.PROCESSES || '1');
  if (processes > 1 && cluster.isPrimary) {
    for (let i = 0; i < processes; i++) {
      cluster.fork();
    }
    process.on('SIGTERM', () => { for (const worker of Object.values(cluster.workers)) { worker.kill('SIGKILL'); } process.exit(0); });
    return;
  }

  Promise.resolve(prepare()).then(listen);
};
