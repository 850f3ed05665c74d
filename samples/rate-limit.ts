// rate-limit.js with its types.

export const config = { name: 'rate-limit', timeout: 2000 } satisfies BaasConfig;

const WINDOW = 60;

export default async function handler(request: BaasRequest, { kv, success, error }: BaasContext): Promise<BaasSuccess | BaasFailure> {
  const { user, limit = 2 } = request.body as { user: string; limit?: number };
  const now = Date.now() / 1000;
  const window = Math.floor(now / WINDOW);
  const used = await kv.increment(`rate:${user}:${window}`, 1, { ttl: 2 * WINDOW });
  if (used > limit) return error('too many requests', 429, { retry_after: Math.ceil((window + 1) * WINDOW - now) });
  return success({ left: limit - used });
}
