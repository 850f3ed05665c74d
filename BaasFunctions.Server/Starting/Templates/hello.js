/** @type {BaasConfig} */
export const config = { timeout: 5000 };

/**
 * Greets who is named in the query (`?name=Ada`) or in the body (`{"name":"Ada"}`), and counts visits.
 *
 * @type {BaasHandler}
 */
export default async (request, context) => {
  const name = request.query.name ?? request.body?.name;
  if (typeof name !== 'string' || name === '') {
    return context.error('name is missing', 400);
  }

  const visits = await context.kv.increment(`visits:${name}`);
  context.log.info('greeted', { name, visits });
  return { text: `${context.env.GREETING ?? 'Hello'}, ${name}!`, visits };
};
