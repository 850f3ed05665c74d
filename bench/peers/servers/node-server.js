// What all peers on Node.js have in common: an HTTP server, as many processes as are asked for, and the form of requests and answers.
'use strict';
const cluster = require('node:cluster');
const http = require('node:http');

/** The module's text as a script that leaves its handler in `__handler`. */
exports.toScript = (code) => code.replace(/^export default /m, '__handler = ').replace(/^export /gm, '');

/** What the samples use of a context, as JavaScript, for peers whose realms cannot share objects with ours. */
exports.contextSource = `
const __logs = [];
const context = {
  log: { info: (message, data) => { __logs.push({ level: 'info', message, data }); }, error: (message, data) => { __logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
};`;

/** The same for peers that pass objects of theirs into the realm. */
exports.createContext = (logs) => ({
  log: { info: (message, data) => { logs.push({ level: 'info', message, data }); }, error: (message, data) => { logs.push({ level: 'error', message, data }); } },
  success: (data) => ({ status: 'success', success: true, data }),
  error: (message, status) => ({ status: 'error', error: message, code: status }),
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
        response.status(200).json({ status: 'error', error: String(error && error.message) });
      }
    });
    app.listen(port, '127.0.0.1');
    return;
  }

  http.createServer(async (request, response) => {
    let answer;
    try {
      answer = JSON.stringify({ status: 'success', data: await run(await exports.readBody(request)) });
    } catch (error) {
      answer = JSON.stringify({ status: 'error', error: String(error && error.message) });
    }
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(answer);
  }).listen(port, '127.0.0.1');
};

/** Serves `POST /execute`: run is given the body, and answers the data. */
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
