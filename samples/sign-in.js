// Accounts with passwords: keeps a derived key instead of the password, gives a token that is valid for a quarter of an hour, and reads it again.

export const config = { name: 'sign-in', timeout: 5000 };

/** As OWASP advises for SHA-512 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 210_000;

async function derive(password, salt) {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  return Buffer.from(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-512', salt, iterations: ITERATIONS }, key, 256));
}

/** @type {BaasHandler} */
export default async function handler({ body: { action, email, password, token } }, { db, jwt, utils, success, error }) {
  const { accounts } = db.project.entities;
  if (action === 'register') {
    const salt = crypto.getRandomValues(Buffer.alloc(16));
    const key = await derive(password, salt);
    await accounts.create({ id: email, salt: salt.toString('base64'), key: key.toString('base64') });
    return success({ email });
  }
  if (action === 'sign-in') {
    // Whether or not there is the account: it takes the same time.
    const account = await accounts.findOne({ id: email }) ?? { salt: '', key: '' };
    const key = await derive(password, Buffer.from(account.salt, 'base64'));
    if (!utils.timingSafeEqual(key.toString('base64'), account.key)) return error('wrong email or password', 401);
    return success({ token: await jwt.sign({ sub: email }, '15m') });
  }
  const { valid, payload } = await jwt.verify(token);
  return valid ? success({ email: payload.sub }) : error('sign in again', 401);
}
