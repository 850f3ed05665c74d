// Greets whoever is named in the body. The first function to try.

export const config = {
  name: 'hello',
  description: 'Greets by name',
  timeout: 5000,
  memory: 64,
};

/** @type {BaasHandler} */
export default async function handler(request, context) {
  try {
    const { name = 'World', title } = request.body;
    const greeting = `Hello, ${title ? `${title} ` : ''}${name}!`;
    context.log.info('greeted', { name });
    return context.success({ greeting, length: greeting.length });
  } catch (error) {
    context.log.error('could not greet', error);
    return context.error(error.message, 500);
  }
}
