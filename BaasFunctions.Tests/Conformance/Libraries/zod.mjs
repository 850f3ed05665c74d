import { z } from 'zod';

const Order = z.object({
  id: z.uuid(),
  email: z.email().transform((text) => text.toLowerCase()),
  lines: z.array(z.object({ sku: z.string().regex(/^[a-z]+$/), quantity: z.number().int().positive() })).min(1),
  coupon: z.string().optional(),
  when: z.coerce.date(),
  kind: z.discriminatedUnion('type', [z.object({ type: z.literal('gift'), text: z.string() }), z.object({ type: z.literal('own') })]),
}).strict();

export default async function handler() {
  const good = Order.parse({
    id: '6f1c1fd4-8c1c-4c3a-9d0b-0f6a2b0d7a11', email: 'ADA@shop.example', lines: [{ sku: 'tea', quantity: 2 }], when: '2026-11-30T10:00:00Z', kind: { type: 'gift', text: 'hi' },
  });
  const bad = Order.safeParse({ id: 'x', email: 'nobody', lines: [], when: 'never', kind: { type: 'loan' }, extra: 1 });
  const later = await z.string().refine(async (text) => text.length > 3, 'too short').safeParseAsync('abc');
  return { good, issues: bad.error.issues, tree: z.treeifyError(bad.error), schema: z.toJSONSchema(z.object({ a: z.string(), n: z.number().max(5).nullable() })), later: z.prettifyError(later.error) };
}
