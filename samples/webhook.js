// Accepts a webhook only when its signature is that of the secret, and answers with the event's essentials.

export const config = { name: 'webhook', env_required: ['WEBHOOK_SECRET'] };

const handlers = {
  'invoice.paid': ({ id, amount }) => ({ action: 'book', id, amount }),
  'customer.created': ({ id }) => ({ action: 'welcome', id }),
};

/** @type {BaasHandler} */
export default async function handler({ body, headers }, { env, utils, log, success, error }) {
  const { signature = '' } = headers;
  const expected = utils.hmac(/** @type {string} */ (env.WEBHOOK_SECRET), JSON.stringify(body));
  if (!utils.timingSafeEqual(signature, expected)) {
    log.warn('signature does not match', { given: signature.slice(0, 8) });
    return error('invalid signature', 401);
  }
  const handle = handlers[body.type];
  if (!handle) return success({ action: 'ignore' });
  return success(handle(body.data), { 'x-event': body.type });
}
