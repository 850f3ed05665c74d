// hello.js with its types: they are taken out in place, and nothing has to be compiled before.

interface Greeting {
  name?: string;
  title?: string;
}

export const config = {
  name: 'hello',
  description: 'Greets by name',
  timeout: 5000,
  memory: 64,
} satisfies BaasConfig;

export default async function handler(request: BaasRequest, context: BaasContext): Promise<unknown> {
  try {
    const { name = 'World', title } = request.body as Greeting;
    const greeting = `Hello, ${title ? `${title} ` : ''}${name}!`;
    context.log.info('greeted', { name });
    return context.success({ greeting, length: greeting.length });
  } catch (error: unknown) {
    context.log.error('could not greet', error);
    return context.error((error as Error).message, 500);
  }
}
