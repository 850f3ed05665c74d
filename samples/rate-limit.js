// Lets a user do something so many times in a minute. Each window is a counter of its own, which the store forgets by itself.

export const config = { name: 'rate-limit', timeout: 2000 };

const WINDOW = 60;

/** @type {BaasHandler} */
export default async function handler({ body: { user, limit = 2 } }, { kv, success, error }) {
  const now = Date.now() / 1000;
  const window = Math.floor(now / WINDOW);
  const used = await kv.increment(`rate:${user}:${window}`, 1, { ttl: 2 * WINDOW });
  if (used > limit) return error('too many requests', 429, { retry_after: Math.ceil((window + 1) * WINDOW - now) });
  return success({ left: limit - used });
}
