// What functions of the io workload call: answers after so many milliseconds.
'use strict';
const http = require('node:http');
const { parse } = require('node:url');

http.createServer((request, response) => {
  const took = Number(parse(request.url, true).query.ms || '5');
  setTimeout(() => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ took }));
  }, took);
}).listen(Number(process.env.PORT), '127.0.0.1');
