// sign-in.js with its types.

export const config = { name: 'sign-in', timeout: 5000 } satisfies BaasConfig;

type Input =
  | { action: 'register'; email: string; password: string }
  | { action: 'sign-in'; email: string; password: string }
  | { action: 'who'; token: string };

/** As OWASP advises for SHA-512 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 210_000;

async function derive(password: string, salt: Uint8Array): Promise<Buffer> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  return Buffer.from(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: ITERATIONS }, key, 256));
}

export default async function handler(request: BaasRequest, { db, jwt, utils, success, error }: BaasContext): Promise<BaasSuccess | BaasFailure> {
  const input = request.body as Input;
  const { accounts } = db.project.entities;
  if (input.action === 'register') {
    const salt = crypto.getRandomValues(Buffer.alloc(16));
    const key = await derive(input.password, salt);
    await accounts.create({ id: input.email, salt: salt.toString('base64'), key: key.toString('base64') });
    return success({ email: input.email });
  }
  if (input.action === 'sign-in') {
    // Whether or not there is the account: it takes the same time.
    const account = await accounts.findOne({ id: input.email }) ?? { salt: '', key: '' };
    const key = await derive(input.password, Buffer.from(account.salt, 'base64'));
    if (!utils.timingSafeEqual(key.toString('base64'), account.key)) return error('wrong email or password', 401);
    return success({ token: await jwt.sign({ sub: input.email }, '15m') });
  }
  const verified = await jwt.verify(input.token);
  return verified.valid ? success({ email: verified.payload.sub }) : error('sign in again', 401);
}
