// webhook.js with its types.

export const config = { name: 'webhook', env_required: ['WEBHOOK_SECRET'] } satisfies BaasConfig;

type WebhookEvent =
  | { type: 'invoice.paid'; data: { id: string; amount: number } }
  | { type: 'customer.created'; data: { id: string } };

function actionFor(event: WebhookEvent): { action: string; id?: string; amount?: number } {
  switch (event.type) {
    case 'invoice.paid': return { action: 'book', ...event.data };
    case 'customer.created': return { action: 'welcome', id: event.data.id };
    default: return { action: 'ignore' };
  }
}

export default async function handler({ body, headers }: BaasRequest, { env, utils, log, success, error }: BaasContext): Promise<BaasSuccess | BaasFailure> {
  const { signature = '' } = headers;
  const expected = utils.hmac(env.WEBHOOK_SECRET!, JSON.stringify(body));
  if (!utils.timingSafeEqual(signature, expected)) {
    log.warn('signature does not match', { given: signature.slice(0, 8) });
    return error('invalid signature', 401);
  }
  return success(actionFor(body as WebhookEvent), { 'x-event': body.type });
}
