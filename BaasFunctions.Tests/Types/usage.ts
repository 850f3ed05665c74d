// What the types allow, and what they refuse: tsc fails on a line that it should have refused and did not.

const handler: BaasHandler = async (request, context) => {
  const users = context.db.project.entities.users;
  const rows = await users.findMany({ age: { gte: 18 }, or: [{ country: 'DE' }, { country: 'FR' }], 'address.city': 'Berlin' }, { orderBy: ['-age', { name: 'asc' }], limit: 10 });
  const names: string[] = rows.map((row) => row.name);
  const one = await users.findOne({ id: request.body.id });
  if (one === null) return context.error('unknown user', 404);
  const page = await users.findPage({}, { after: null });
  const next: string | null = page.next;
  const total: number = await users.count();
  const created = await context.db.transaction(async (tx) => tx.project.entities.orders.create({ total }));
  const id: string = created.id;

  const parsed = await context.http.get('https://api.example/', { params: { q: 1 }, timeout: 1000 });
  const response = await context.http.post('https://api.example/', { a: 1 }, { raw: true });
  const type: string | null = response.headers.get('Content-Type');
  const text: string = await (await fetch('https://api.example/')).text();

  const controller = new AbortController();
  const streamed = await fetch(new Request('https://api.example/', { method: 'POST', body: new FormData(), signal: controller.signal }));
  for await (const chunk of streamed.body!) text.concat(new TextDecoder('shift_jis').decode(chunk, { stream: true }));
  const words: ReadableStream<string> = streamed.body!.pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream());
  await words.pipeTo(new WritableStream<string>({ write(word, { signal }) { if (!signal.aborted) word.trim(); } }), { preventClose: true, signal: controller.signal });
  const filled = await new Blob(['abc']).stream().getReader({ mode: 'byob' }).read(new Uint16Array(1), { min: 1 });
  const first: number | undefined = filled.value?.[0];
  ReadableStream.from([first]).pipeThrough(new TransformStream<number | undefined, string>({ transform(chunk, { enqueue }) { enqueue(String(chunk)); } }));
  new ReadableStream({ type: 'bytes', pull({ byobRequest }) { byobRequest?.respond(byobRequest.view!.length); } });
  const plainHeader: string = streamed.headers['content-type'];
  const cookies: string[] = streamed.headers.getSetCookie();
  const hmac = await crypto.subtle.importKey('raw', Buffer.from(plainHeader, 'base64'), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature: ArrayBuffer = await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(cookies[0]));
  const secret = await crypto.subtle.generateKey({ name: 'AES-CTR', length: 256 }, true, ['wrapKey', 'unwrapKey']);
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const wrapped: ArrayBuffer = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, secret, { name: 'AES-CTR', counter: new Uint8Array(16), length: 64 });
  const coordinate: string | undefined = (await crypto.subtle.exportKey('jwk', pair.publicKey)).x;
  const bits: ArrayBuffer = await crypto.subtle.deriveBits({ name: 'X25519', public: pair.publicKey }, pair.privateKey);
  context.log.debug('keys', { wrapped, coordinate, bits, curve: pair.publicKey.algorithm.namedCurve });
  context.waitUntil(new Blob([signature, 'x'], { type: 'text/plain' }).text());
  if (Buffer.from(signature).readUInt8(0) === 1) return Response.json({ total }, { status: 201 });

  const key: string | undefined = context.env.API_KEY;
  await context.kv.set('a', { b: 1 }, { ttl: 60 });
  const count: number = await context.kv.increment('visits');
  const price = await context.functions.invoke<{ total: number }>('price', { quantity: count }, { timeout: 1000 });
  const queued: string = (await context.functions.enqueue('mail', { total: price.total }, { idempotencyKey: queuedKey(), at: new Date() })).id;
  context.log.info('queued', queued);
  const file = await context.files.upload({ name: 'a.txt', type: 'text/plain', content: 'text' });
  const token: string = await context.jwt.sign({ sub: 'u' }, '1h');
  const { valid } = await context.jwt.verify(token);
  context.log.info('done', { names, next, id, parsed, type, text, key, count, file, valid });
  setTimeout(() => context.log.debug('later'), 10);
  const result: BaasSuccess<{ names: string[] }> = context.success({ names });
  return result;
};

const queuedKey = () => 'order-7';

const config: BaasConfig = { timeout: 5000, memory_limit: 64, env_required: ['API_KEY'] };

export default handler;
export { config };

const listener: BaasHandler = async (request) => (request.body as BaasEventBody).data?.map((row) => row.id);
const listens: BaasConfig = { on: ['orders.created', 'orders.deleted'], schedule: '0 7 * * *', retries: { max: 2 } };
void [listener, listens];

const worker: BaasFetchHandler = {
  async fetch(request, env, ctx) {
    ctx.waitUntil(request.clone().formData());
    return new Response(env.GREETING ?? request.query.name, { status: 404, headers: { 'X-Url': request.url, 'X-Ip': request.ip } });
  },
};
void worker;

async function misuse(context: BaasContext) {
  // @ts-expect-error no such member
  context.logger.info('a');
  // @ts-expect-error a function has a name
  await context.functions.invoke({ name: 'price' });
  // @ts-expect-error no such option
  await context.functions.enqueue('mail', {}, { in: 5 });
  // @ts-expect-error no such method
  await context.db.project.entities.users.findAll();
  // @ts-expect-error a promise is not its value
  context.db.project.entities.users.findMany().length;
  // @ts-expect-error a query is an object
  await context.db.project.entities.users.findMany('age > 1');
  // @ts-expect-error the environment is frozen
  context.env.A = 'b';
  // @ts-expect-error values of the environment may be missing
  context.env.B.length;
  // @ts-expect-error the body, not the response
  await context.http.get('https://api.example/', { raw: 'yes' });
  // @ts-expect-error milliseconds
  await context.utils.sleep('1s');
  // @ts-expect-error no such setting
  const config: BaasConfig = { tiemout: 1 };
  // @ts-expect-error no such event
  const event: BaasConfig = { on: 'orders.made' };
  // @ts-expect-error not offered
  new WebSocket('wss://api.example/');
  // @ts-expect-error not a format
  new CompressionStream('br');
  // @ts-expect-error made by AbortController
  new AbortSignal();
  // @ts-expect-error a pair of keys, not a key
  await crypto.subtle.sign('Ed25519', await crypto.subtle.generateKey('Ed25519', true, ['sign']), new Uint8Array(1));
  // @ts-expect-error a body is no plain object
  new Response({ a: 1 });
  // @ts-expect-error no modules of Node
  require('fs');
  process.env.A?.length;
  // @ts-expect-error no process
  process.exit(1);
  // @ts-expect-error a collection has no such option
  await context.db.project.entities.users.findMany({}, { order: 'name' });
}

void misuse;
