// A function that uses jose as it comes from npm. Every line is something that people do with it.
import * as jose from 'jose';

const text = (value) => new TextEncoder().encode(value);

async function signed(alg, signing, verifying) {
  const token = await new jose.SignJWT({ role: 'admin' }).setProtectedHeader({ alg }).setSubject('u1').setIssuedAt().setExpirationTime('2h').sign(signing);
  const { payload } = await jose.jwtVerify(token, verifying, { algorithms: [alg] });
  const parts = token.split('.');
  const forged = `${parts[0]}.${jose.base64url.encode(JSON.stringify({ ...payload, role: 'root' }))}.${parts[2]}`;
  const refused = await jose.jwtVerify(forged, verifying).catch((error) => error.code);
  return `${payload.sub} ${payload.role} ${refused}`;
}

async function encrypted(alg, enc, sealing, opening) {
  const token = await new jose.CompactEncrypt(text('hidden')).setProtectedHeader({ alg, enc }).encrypt(sealing);
  const { plaintext } = await jose.compactDecrypt(token, opening, { maxPBES2Count: 10_000, keyManagementAlgorithms: [alg] });
  const changed = token.slice(0, -6) + (token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA');
  const refused = await jose.compactDecrypt(changed, opening, { keyManagementAlgorithms: [alg] }).catch((error) => error.code);
  return `${new TextDecoder().decode(plaintext)} ${refused}`;
}

export default async function handler() {
  const out = {};
  const say = async (name, run) => { try { out[name] = await run(); } catch (error) { out[name] = `${error.name}: ${error.message}`; } };
  const secret = text('a secret of thirty-two bytes ....');
  await say('HS256', () => signed('HS256', secret, secret));
  for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']) {
    await say(alg, async () => {
      const { privateKey, publicKey } = await jose.generateKeyPair(alg, { extractable: true });
      const pem = [await jose.importPKCS8(await jose.exportPKCS8(privateKey), alg), await jose.importSPKI(await jose.exportSPKI(publicKey), alg)];
      const jwks = jose.createLocalJWKSet({ keys: [{ ...(await jose.exportJWK(publicKey)), alg }] });
      return [await signed(alg, privateKey, publicKey), await signed(alg, ...pem), await signed(alg, privateKey, jwks)].join(', ');
    });
  }
  await say('dir', () => encrypted('dir', 'A256GCM', secret.slice(0, 32), secret.slice(0, 32)));
  await say('A256KW', () => encrypted('A256KW', 'A128CBC-HS256', secret.slice(0, 32), secret.slice(0, 32)));
  await say('A128GCMKW', () => encrypted('A128GCMKW', 'A192GCM', secret.slice(0, 16), secret.slice(0, 16)));
  await say('PBES2-HS256+A128KW', () => encrypted('PBES2-HS256+A128KW', 'A256GCM', secret, secret));
  for (const alg of ['RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW']) {
    await say(alg, async () => {
      const { privateKey, publicKey } = await jose.generateKeyPair(alg);
      return encrypted(alg, 'A256GCM', publicKey, privateKey);
    });
  }
  await say('thumbprint', () => jose.calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }));
  return out;
}
