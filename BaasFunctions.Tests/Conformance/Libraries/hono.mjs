import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import { sign, verify } from 'hono/jwt';
import { validator } from 'hono/validator';

const app = new Hono();
app.use('*', cors({ origin: 'https://shop.example' }));
app.use('/etag', etag());
app.get('/', (c) => c.text('hello'));
app.get('/etag', (c) => c.html('<p>same</p>'));
app.get('/users/:id{[0-9]+}', (c) => c.json({ id: c.req.param('id'), q: c.req.query('q'), all: c.req.queries('tag') }));
app.post('/orders', validator('json', (value, c) => (value.total > 0 ? value : c.json({ error: 'no total' }, 422))), async (c) => {
  setCookie(c, 'last', String(c.req.valid('json').total), { path: '/', httpOnly: true });
  return c.json({ total: c.req.valid('json').total, seen: getCookie(c, 'seen') }, 201, { 'x-made': 'yes' });
});
app.post('/form', async (c) => c.json(await c.req.parseBody()));
app.get('/fail', () => { throw new HTTPException(418, { message: 'teapot' }); });
app.get('/stream', (c) => c.body(new ReadableStream({ start(controller) { for (const text of ['a', 'b']) controller.enqueue(new TextEncoder().encode(text)); controller.close(); } })));
app.notFound((c) => c.text(`nothing at ${c.req.path}`, 404));
app.route('/api', new Hono().basePath('/v1').get('/ping', (c) => c.text('pong')));

export default async function handler() {
  const out = [];
  const ask = async (path, init) => {
    const response = await app.request(`http://localhost${path}`, init);
    out.push([path, response.status, Object.fromEntries([...response.headers].sort()), await response.text()]);
    return response;
  };
  await ask('/');
  const first = await ask('/etag');
  await ask('/etag', { headers: { 'If-None-Match': first.headers.get('etag') } });
  await ask('/users/7?q=a%20b&tag=x&tag=y');
  await ask('/users/x');
  await ask('/orders', { method: 'POST', headers: { 'content-type': 'application/json', cookie: 'seen=1' }, body: JSON.stringify({ total: 5 }) });
  await ask('/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"total":0}' });
  const form = new FormData();
  form.append('name', 'Ada');
  await ask('/form', { method: 'POST', body: form });
  await ask('/fail');
  await ask('/stream');
  await ask('/users/7', { method: 'OPTIONS', headers: { origin: 'https://shop.example', 'access-control-request-method': 'GET' } });
  await ask('/api/v1/ping');
  const token = await sign({ sub: 'u1', exp: 4_000_000_000 }, 'secret', 'HS256');
  return { out, token, payload: await verify(token, 'secret', 'HS256'), forged: await verify(token, 'other', 'HS256').catch((error) => error.name) };
}
