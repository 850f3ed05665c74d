/**
 * Types of what a function of BaaS Functions can use. Put this file beside your functions and name it in tsconfig.json:
 *
 *   { "compilerOptions": { "lib": ["ESNext"], "types": [], "checkJs": true, "allowJs": true, "noEmit": true, "strict": true, "noImplicitAny": false, "useUnknownInCatchVariables": false },
 *     "include": ["baas-functions.d.ts", "*.js", "*.ts"] }
 *
 * In JavaScript say what a handler is in a comment: /** @type {BaasHandler} *\/
 */

/** A value that JSON can hold. */
type BaasJson = string | number | boolean | null | BaasJson[] | { [name: string]: BaasJson };

/** What the service calls: `export default async function handler(request, context)`. What it returns is `data` of the response. */
type BaasHandler = (request: BaasRequest, context: BaasContext) => Promise<any>;

/** The module form of a handler: `export default { fetch(request, env, ctx) { ... } }`. */
interface BaasFetchHandler {
  fetch(request: BaasFetchRequest, env: BaasEnv, ctx: BaasContext): any;
}

/** The request of a handler of the module form. */
interface BaasFetchRequest extends Request {
  query: Record<string, any>;
  ip: string;
}

/** A synchronous handler. */
type BaasSyncHandler = (request: BaasRequest, context: BaasContext) => any;

/** `export const config = {...}`. A config in the request takes precedence; both are capped by the limits of the service. */
interface BaasConfig {
  /** Display name. */
  name?: string;
  description?: string;
  /** Wall-clock time in milliseconds, awaits included. */
  timeout?: number;
  /** Memory in megabytes; the same as `memory`. */
  memory_limit?: number;
  memory?: number;
  /** Names that `context.env` must have; without them the function is not run. */
  env_required?: string[];
  save_results?: boolean;
  /** Who may call the URL of the function: callers with a key of the service (the default), everybody, or callers with a JSON Web Token. */
  auth?: 'key' | 'public' | 'jwt' | { jwt: { jwks?: string; secret_env?: string; key_env?: string; audience?: string; issuer?: string } };
  /** Methods that the URL answers; without it all. */
  methods?: ('GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE')[];
  /** Origins of pages that may call the URL from a browser, or `"*"`. */
  cors?: '*' | string[];
  /** Bytes of a body that the URL takes. */
  body_limit?: number;
  /** When it runs by itself: a cron expression of five fields, or of six with seconds first, or up to ten. */
  schedule?: string | string[];
  /** The IANA name of the time zone of `schedule`; UTC without it. */
  timezone?: string;
  /** What happens with times that were missed while the service was away: one run for all of them (the default), or none. */
  misfire?: 'once' | 'skip';
  /** Further attempts of a call that nobody waits for, 0 to 20; 3 without it. Milliseconds before the first of them and at most. */
  retries?: number | { max?: number; backoff_ms?: number; max_backoff_ms?: number };
  /** Writes of entities after which it is called. */
  on?: BaasEvent | BaasEvent[];
}

/** Such as `orders.created`. */
type BaasEvent = `${string}.${'created' | 'updated' | 'deleted'}`;

/** `request.body` of a function that is called by an event. */
interface BaasEventBody<Row = BaasRow> {
  event: BaasEvent;
  entity: string;
  ids: string[];
  /** The rows in the order of their ids, where the write knows them. */
  data?: Row[];
  /** Whether they are too large to be told. */
  data_omitted?: true;
  /** Rows of the write that are not named. */
  more?: number;
}

/** The first argument of a handler; `req` in a bare body. */
interface BaasRequest {
  /** What the caller sent. */
  body: any;
  headers: Record<string, string>;
  query: Record<string, any>;
  method: string;
  url: string;
  ip: string;
  /** What follows the name of the function in its URL, with its slash. At the URL of a function only, like what follows. */
  path?: string;
  /** The body as it was sent. */
  readonly rawBody?: Buffer;
  text?(): Promise<string>;
  json?(): Promise<any>;
  arrayBuffer?(): Promise<ArrayBuffer>;
  bytes?(): Promise<Uint8Array>;
}

/** The second argument of a handler; `ctx` in a bare body. */
interface BaasContext {
  /** The project that the function belongs to. */
  readonly project: { readonly id: BaasId; readonly tenant_id: BaasId };
  readonly tenant: { readonly id: BaasId };
  /** The user who called. */
  readonly user: { readonly id: BaasId };
  readonly execution_id: string;
  readonly function_id: string;
  readonly project_id: BaasId;
  readonly tenant_id: BaasId;
  readonly user_id: BaasId;
  /** Values of the environment. Frozen. */
  readonly env: BaasEnv;
  /** The same as `env`. */
  readonly environment: BaasEnv;
  /** The configuration in force. */
  readonly config: BaasAnything;
  /** True in a run of `/test`. */
  readonly test_mode: boolean;
  readonly log: BaasLog;
  readonly utils: BaasUtils;
  readonly db: BaasDatabase;
  readonly http: BaasHttp;
  readonly files: BaasFiles;
  readonly jwt: BaasTokens;
  readonly kv: BaasKeyValues;
  readonly functions: BaasFunctions;
  /** Creates the envelope of a success; return it. */
  success<T>(data?: T, messageOrHeaders?: string | Record<string, string>): BaasSuccess<T>;
  /** Creates the envelope of a failure; return it. From an error it takes the message, and the `code` unless one is given. */
  error(message: string | Error, code?: string | number, details?: unknown): BaasFailure;
  /** Keeps the execution running until the promise is settled, or until its deadline. */
  waitUntil(promise: unknown): void;
  /** The log entries so far. */
  getLogs(): BaasLogEntry[];
  getMetrics(): BaasMetrics;
  /** The plain values of the context. */
  serialize(): BaasSerialized;
}

/** As the caller sent it. */
type BaasId = string | number | null;

interface BaasEnv {
  readonly [name: string]: string | undefined;
}

interface BaasAnything {
  readonly [name: string]: any;
}

interface BaasSuccess<T = unknown> {
  status: 'success';
  success: true;
  data: T;
  message: string;
  headers: Record<string, string>;
  execution_id: string;
  timestamp: string;
}

interface BaasFailure {
  status: 'error';
  success: false;
  error: string;
  code: string | number;
  details: unknown;
  execution_id: string;
  timestamp: string;
}

interface BaasLogEntry {
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  data: unknown;
  timestamp: string;
  execution_id: string;
}

interface BaasMetrics {
  execution_id: string;
  /** Milliseconds since 1970. */
  start_time: number;
  duration_ms: number;
  log_count: number;
  project_id: BaasId;
  tenant_id: BaasId;
}

interface BaasSerialized {
  project_id: BaasId;
  tenant_id: BaasId;
  user_id: BaasId;
  execution_id: string;
  function_id: string;
  test_mode: boolean;
  env: Record<string, string>;
  config: Record<string, any>;
}

/**
 * Log entries. They are in the response, even when a limit ends the function. `%s`, `%d`, `%i`, `%f`, `%j`, `%o` and `%O` of the message
 * take the values that follow; the remaining values are the data, an array when there are several.
 */
interface BaasLog {
  debug(message: unknown, ...data: unknown[]): void;
  info(message: unknown, ...data: unknown[]): void;
  warn(message: unknown, ...data: unknown[]): void;
  error(message: unknown, ...data: unknown[]): void;
}

interface BaasUtils {
  /** A random UUID (version 4). */
  generateId(): string;
  /** Now, in ISO 8601. */
  timestamp(): string;
  sleep(milliseconds: number): Promise<void>;
  /** SHA-256 of a text in UTF-8 or of bytes, as lower-case hexadecimal digits. */
  hash(data: string | BaasBytes): string;
  /** A UUID of version 7; later ids sort after earlier ones. */
  uuidv7(): string;
  /** HMAC as lower-case hexadecimal digits; SHA-256 unless another algorithm is named. */
  hmac(key: string | BaasBytes, data: string | BaasBytes, algorithm?: 'sha256' | 'sha384' | 'sha512' | 'sha1'): string;
  /** At most 65536. */
  randomBytes(count: number): Uint8Array;
  /** Compares two strings or byte arrays in constant time. */
  timingSafeEqual(a: string | BaasBytes, b: string | BaasBytes): boolean;
  base64Encode(data: string | BaasBytes, options?: { url?: boolean }): string;
  base64Decode(text: string, options: { bytes: true }): Uint8Array;
  base64Decode(text: string, options?: { bytes?: false }): string;
}

interface BaasDatabase {
  readonly project: { readonly entities: BaasEntities };
  /** Runs `work` in a transaction, which is rolled back when `work` throws. */
  transaction<T>(work: (tx: BaasTransaction) => T | Promise<T>): Promise<T>;
  /** Reads with SQL, where the service enables it. */
  raw(sql: string, params?: unknown[]): Promise<BaasRawResult>;
}

interface BaasTransaction {
  readonly project: { readonly entities: BaasEntities };
}

interface BaasRawResult {
  rows: Record<string, any>[];
  rowCount: number;
}

/** The entities of the project, by name. */
interface BaasEntities {
  readonly [entity: string]: BaasEntityCollection;
}

interface BaasRow {
  id: string;
  /** Seconds since 1970; set by the store, like the id. */
  created: number;
  updated: number;
  [field: string]: any;
}

type BaasScalar = string | number | boolean | null;

interface BaasOperators {
  eq?: BaasScalar;
  ne?: BaasScalar;
  gt?: string | number;
  gte?: string | number;
  lt?: string | number;
  lte?: string | number;
  in?: BaasScalar[];
  nin?: BaasScalar[];
  /** At most 1,000 characters. */
  contains?: string;
  /** At most 1,000 characters. */
  startsWith?: string;
  isNull?: boolean;
}

/** Fields that must all match; a plain value means `eq`, and a dot in a name reaches into objects. */
type BaasQuery = { and?: BaasQuery[]; or?: BaasQuery[]; not?: BaasQuery } & {
  [field: string]: BaasScalar | BaasOperators | BaasQuery | BaasQuery[] | undefined;
};

type BaasOrder = string | Record<string, 'asc' | 'desc'>;

interface BaasFindOptions {
  /** `"name"`, `"-name"`, `{ name: "desc" }`, or several of them. */
  orderBy?: BaasOrder | BaasOrder[];
  /** Fields to return besides the id. */
  select?: string[];
  limit?: number;
  offset?: number;
  /** `next` of the previous page. */
  after?: string | null;
}

interface BaasPage<Row = BaasRow> {
  items: Row[];
  /** Pass it as `after` for the next page; null at the end. */
  next: string | null;
}

interface BaasEntityCollection<Row = BaasRow> {
  findMany(query?: BaasQuery, options?: BaasFindOptions): Promise<Row[]>;
  findOne(query?: BaasQuery, options?: BaasFindOptions): Promise<Row | null>;
  findPage(query?: BaasQuery, options?: BaasFindOptions): Promise<BaasPage<Row>>;
  count(query?: BaasQuery): Promise<number>;
  exists(query?: BaasQuery): Promise<boolean>;
  create(data: Record<string, any>): Promise<Row>;
  createMany(data: Record<string, any>[]): Promise<Row[]>;
  update(id: string | number, data: Record<string, any>): Promise<Row>;
  updateMany(query: BaasQuery, data: Record<string, any>): Promise<{ count: number }>;
  upsert(id: string | number, data: Record<string, any>): Promise<Row>;
  delete(id: string | number): Promise<{ success: boolean }>;
  deleteMany(query: BaasQuery): Promise<{ count: number }>;
}

type BaasBytes = ArrayBuffer | ArrayBufferView;

type BaasHeader = string | number | boolean | bigint | Date;
type BaasParam = string | number | boolean | bigint | Date | null | undefined;

interface BaasHttpOptions {
  headers?: Record<string, BaasHeader | BaasHeader[]> | Iterable<readonly [string, BaasHeader]>;
  /** Added to the query of the URL; null and undefined are left out. */
  params?: Record<string, BaasParam | BaasParam[]> | Iterable<readonly [string, BaasParam]>;
  /** Milliseconds for the request and the whole of its response. */
  timeout?: number;
  redirect?: 'follow' | 'error' | 'manual';
  maxRedirects?: number;
  /** Retries of an idempotent request. */
  retries?: number;
  /** Ends the request when it is aborted. */
  signal?: AbortSignal | null;
}

interface BaasFetchOptions extends BaasHttpOptions {
  method?: string;
  /** An object is sent as JSON, URLSearchParams as a form, bytes as they are, a string as text. */
  body?: unknown;
}

/** A response of another system. What `fetch` gives is there before its body, which `body` has piece by piece. The body may be read more than once, and its headers are plain members, too, in lower case. */
interface BaasHttpResponse extends Response {
  readonly headers: Headers & { readonly [name: string]: any };
}

/** `get`, `post` and so on return the parsed body and fail on any status but 2xx; with `raw: true` they return the response. */
interface BaasHttp {
  get(url: string, options: BaasHttpOptions & { raw: true }): Promise<BaasHttpResponse>;
  get(url: string, options?: BaasHttpOptions): Promise<any>;
  post(url: string, data: unknown, options: BaasHttpOptions & { raw: true }): Promise<BaasHttpResponse>;
  post(url: string, data?: unknown, options?: BaasHttpOptions): Promise<any>;
  put(url: string, data: unknown, options: BaasHttpOptions & { raw: true }): Promise<BaasHttpResponse>;
  put(url: string, data?: unknown, options?: BaasHttpOptions): Promise<any>;
  patch(url: string, data: unknown, options: BaasHttpOptions & { raw: true }): Promise<BaasHttpResponse>;
  patch(url: string, data?: unknown, options?: BaasHttpOptions): Promise<any>;
  delete(url: string, options: BaasHttpOptions & { raw: true }): Promise<BaasHttpResponse>;
  delete(url: string, options?: BaasHttpOptions): Promise<any>;
  fetch(url: string | URL | Request, options?: BaasFetchOptions): Promise<BaasHttpResponse>;
}

interface BaasFile {
  id: string;
  /** Its URL; null where files have no URLs. */
  url: string | null;
  name: string;
  type: string;
  size: number;
  /** Seconds since 1970. */
  created: number;
}

interface BaasFileContent extends BaasFile {
  text(): Promise<string>;
  json(): Promise<any>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
}

interface BaasFiles {
  upload(
    file: string | BaasBytes | { name?: string; type?: string; content: string | BaasBytes },
    options?: { name?: string; type?: string },
  ): Promise<BaasFile>;
  download(id: string): Promise<BaasFileContent>;
  list(options?: { prefix?: string; limit?: number; after?: string | null }): Promise<BaasFile[]>;
  delete(id: string): Promise<{ success: boolean }>;
  /** The URL of the file. */
  url(id: string): Promise<string>;
}

interface BaasSignOptions {
  /** Seconds, or a text such as `"15m"`; default one hour. */
  expiresIn?: string | number;
  notBefore?: string | number;
  audience?: string;
  issuer?: string;
  subject?: string;
  jwtid?: string;
  /** Follows from the key: HS256 without one; a shared secret may name a stronger one. */
  algorithm?: 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'ES256';
  /** A private key in PEM, or else a shared secret; without one the token is signed for this project. */
  key?: string;
  /** A secret shared with another system, of 32 bytes or more. */
  secret?: string;
  keyId?: string;
}

interface BaasTokens {
  /** Signs a token; the second argument is how long it is valid, such as `"1h"`, or options. */
  sign(payload: Record<string, any>, options?: string | number | BaasSignOptions): Promise<string>;
  /**
   * Checks a token of this project, or of who has `key` (PEM, or else a shared secret), `secret` (shared with another system) or `jwks` (a JWKS or its
   * address); one of them at most.
   */
  verify(token: string, options?: {
    key?: string;
    secret?: string;
    jwks?: string | { keys: object[] };
    algorithm?: 'HS256' | 'HS384' | 'HS512' | 'RS256' | 'ES256';
    audience?: string;
    issuer?: string;
    subject?: string;
  }): Promise<BaasVerified>;
}

type BaasVerified =
  | { valid: true; payload: Record<string, any> }
  | { valid: false; payload: null; /** Such as `TOKEN_EXPIRED` or `WRONG_SIGNATURE`. */ error: string };

interface BaasKeyValueOptions {
  /** Seconds that the value is kept. */
  ttl?: number;
}

interface BaasKeyValues {
  /** The value; null when there is none. */
  get(key: string): Promise<any>;
  set(key: string, value: unknown, options?: BaasKeyValueOptions): Promise<boolean>;
  /** Whether there was a value. */
  delete(key: string): Promise<boolean>;
  list(options?: { prefix?: string; limit?: number; after?: string | null }): Promise<{ keys: string[]; next: string | null }>;
  increment(key: string, by?: number, options?: BaasKeyValueOptions): Promise<number>;
  /** Sets the value only if it is what was expected; null for none. Whether it did. */
  compareAndSet(key: string, expected: unknown, value: unknown, options?: BaasKeyValueOptions): Promise<boolean>;
}

interface BaasEnqueueOptions {
  /** 1 to 255 printable characters: within 24 hours the same key of the same function is the same invocation. */
  idempotencyKey?: string;
  /** Milliseconds until it may run, at most 30 days. */
  delay?: number;
  /** When it may run first, at most 30 days from now; a text in ISO 8601. */
  at?: string | Date;
}

/** The other functions of the project that are online or testing. */
interface BaasFunctions {
  /** Runs a function, and gives what it returned. When it fails, the error has its `code`, `message` and `name`. `timeout` in milliseconds. */
  invoke<T = any>(name: string, request?: unknown, options?: { timeout?: number }): Promise<T>;
  /** Puts a call of a function into the queue, where it lasts when the promise is resolved. */
  enqueue(name: string, request?: unknown, options?: BaasEnqueueOptions): Promise<{ id: string; state: string }>;
}

/** In a bare body, which has no handler. */
declare const req: BaasRequest;
declare const ctx: BaasContext;

/** Writes into the log. */
/** Every method of the Console Standard; what they write is in the log of the answer. */
interface BaasConsole {
  log(...data: unknown[]): void;
  info(...data: unknown[]): void;
  debug(...data: unknown[]): void;
  warn(...data: unknown[]): void;
  error(...data: unknown[]): void;
  dir(value: unknown, options?: unknown): void;
  dirxml(...data: unknown[]): void;
  trace(...data: unknown[]): void;
  assert(condition?: unknown, ...data: unknown[]): void;
  table(data: unknown, columns?: string[]): void;
  group(...label: unknown[]): void;
  groupCollapsed(...label: unknown[]): void;
  groupEnd(): void;
  count(label?: string): void;
  countReset(label?: string): void;
  time(label?: string): void;
  timeLog(label?: string, ...data: unknown[]): void;
  timeEnd(label?: string): void;
  clear(): void;
  profile(label?: string): void;
  profileEnd(label?: string): void;
  timeStamp(label?: string): void;
}

declare const console: BaasConsole;
declare function setTimeout(work: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearTimeout(timer?: number): void;
declare function setInterval(work: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(work: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
/** Like a timer of 0 ms: what was begun before comes first. */
declare function setImmediate(work: (...args: any[]) => void, ...args: any[]): number;
declare function clearImmediate(id?: number): void;
declare class Crypto {
  private constructor();
}
interface Crypto {
  randomUUID(): string;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
  readonly subtle: SubtleCrypto;
}
declare const crypto: Crypto;
declare class Performance {
  private constructor();
}
interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare const performance: Performance;
declare class Navigator {
  private constructor();
}
interface Navigator {
  readonly userAgent: string;
}
declare const navigator: Navigator;
declare const scheduler: {
  /** Waits so many milliseconds; an aborted signal ends the wait with its reason. */
  wait(milliseconds: number, options?: { signal?: AbortSignal | null }): Promise<void>;
};
/** Of a process of Node functions have these. */
declare const process: {
  /** The values of `context.env`, which cannot be changed. */
  readonly env: Readonly<Record<string, string | undefined>>;
  nextTick(work: (...args: any[]) => void, ...args: any[]): void;
  readonly platform: 'linux';
};
/** In sources that call `Deno.serve()` at their top level, and nowhere else. */
declare namespace Deno {
  type BaasServed = (request: Request & { readonly query: Record<string, string | string[]>; readonly ip: string }, info: { remoteAddr: { transport: 'tcp'; hostname: string; port: number }; completed: Promise<void> }) => unknown;
  interface BaasServer {
    readonly addr: { transport: 'tcp'; hostname: string; port: number };
    readonly finished: Promise<void>;
    shutdown(): Promise<void>;
    ref(): void;
    unref(): void;
  }
  /** Names the handler; once. */
  function serve(handler: BaasServed): BaasServer;
  function serve(options: { handler?: BaasServed; [option: string]: unknown }, handler?: BaasServed): BaasServer;
  /** The values of `context.env`. */
  const env: { get(name: string): string | undefined; has(name: string): boolean; toObject(): Record<string, string> };
}
declare const self: typeof globalThis;
declare const global: typeof globalThis;
/** Ends the execution with an error, as if nobody had caught it. */
declare function reportError(error: unknown): void;

type BaasAlgorithm = string | { name: string; [member: string]: any };
type BaasKeyUsage = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveKey' | 'deriveBits' | 'wrapKey' | 'unwrapKey';
interface BaasJsonWebKey {
  kty: string;
  crv?: string;
  d?: string;
  dp?: string;
  dq?: string;
  e?: string;
  k?: string;
  n?: string;
  p?: string;
  q?: string;
  qi?: string;
  x?: string;
  y?: string;
  alg?: string;
  use?: string;
  key_ops?: string[];
  ext?: boolean;
}
declare class CryptoKey {
  private constructor();
  readonly type: 'secret' | 'private' | 'public';
  readonly extractable: boolean;
  readonly algorithm: {
    readonly name: string;
    readonly length?: number;
    readonly hash?: { readonly name: string };
    readonly namedCurve?: string;
    readonly modulusLength?: number;
    readonly publicExponent?: Uint8Array;
  };
  readonly usages: readonly BaasKeyUsage[];
}
interface BaasCryptoKeyPair {
  publicKey: CryptoKey;
  privateKey: CryptoKey;
}
/** The algorithms whose generateKey() makes one secret key. */
type BaasSecretKeyAlgorithm = { name: 'HMAC' | 'AES-GCM' | 'AES-CBC' | 'AES-CTR' | 'AES-KW'; [member: string]: any };
/** The algorithms whose generateKey() makes a public and a private key. */
type BaasKeyPairAlgorithm =
  | 'Ed25519'
  | 'X25519'
  | { name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'RSA-OAEP' | 'ECDSA' | 'ECDH' | 'Ed25519' | 'X25519'; [member: string]: any };
/**
 * SHA-1 to SHA-512, HMAC, AES-GCM, AES-CBC, AES-CTR, AES-KW, RSASSA-PKCS1-v1_5, RSA-PSS, RSA-OAEP, ECDSA, ECDH, Ed25519, X25519, HKDF and PBKDF2; everything else is rejected with
 * NotSupportedError.
 */
declare class SubtleCrypto {
  private constructor();
  digest(algorithm: BaasAlgorithm, data: BaasBytes): Promise<ArrayBuffer>;
  importKey(format: 'jwk', key: BaasJsonWebKey, algorithm: BaasAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey>;
  importKey(format: 'raw' | 'pkcs8' | 'spki', key: BaasBytes, algorithm: BaasAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey>;
  generateKey(algorithm: BaasSecretKeyAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey>;
  generateKey(algorithm: BaasKeyPairAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<BaasCryptoKeyPair>;
  generateKey(algorithm: BaasAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey | BaasCryptoKeyPair>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<BaasJsonWebKey>;
  exportKey(format: 'raw' | 'pkcs8' | 'spki', key: CryptoKey): Promise<ArrayBuffer>;
  sign(algorithm: BaasAlgorithm, key: CryptoKey, data: BaasBytes): Promise<ArrayBuffer>;
  verify(algorithm: BaasAlgorithm, key: CryptoKey, signature: BaasBytes, data: BaasBytes): Promise<boolean>;
  encrypt(algorithm: BaasAlgorithm, key: CryptoKey, data: BaasBytes): Promise<ArrayBuffer>;
  decrypt(algorithm: BaasAlgorithm, key: CryptoKey, data: BaasBytes): Promise<ArrayBuffer>;
  deriveBits(algorithm: BaasAlgorithm, key: CryptoKey, length?: number | null): Promise<ArrayBuffer>;
  deriveKey(algorithm: BaasAlgorithm, key: CryptoKey, derived: BaasAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey>;
  wrapKey(format: string, key: CryptoKey, wrapping: CryptoKey, algorithm: BaasAlgorithm): Promise<ArrayBuffer>;
  unwrapKey(format: string, key: BaasBytes, wrapping: CryptoKey, algorithm: BaasAlgorithm, unwrapped: BaasAlgorithm, extractable: boolean, usages: BaasKeyUsage[]): Promise<CryptoKey>;
}

declare class DOMException extends Error {
  constructor(message?: string, name?: string | { name?: string; cause?: unknown });
  readonly code: number;
}
interface BaasEventInit {
  bubbles?: boolean;
  cancelable?: boolean;
  composed?: boolean;
}
declare class Event {
  constructor(type: string, options?: BaasEventInit);
  static readonly NONE: 0;
  static readonly CAPTURING_PHASE: 1;
  static readonly AT_TARGET: 2;
  static readonly BUBBLING_PHASE: 3;
  readonly NONE: 0;
  readonly CAPTURING_PHASE: 1;
  readonly AT_TARGET: 2;
  readonly BUBBLING_PHASE: 3;
  readonly type: string;
  readonly target: EventTarget | null;
  readonly srcElement: EventTarget | null;
  readonly currentTarget: EventTarget | null;
  readonly eventPhase: number;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly composed: boolean;
  readonly timeStamp: number;
  readonly isTrusted: boolean;
  readonly defaultPrevented: boolean;
  returnValue: boolean;
  cancelBubble: boolean;
  preventDefault(): void;
  stopPropagation(): void;
  stopImmediatePropagation(): void;
  composedPath(): EventTarget[];
}
declare class CustomEvent<T = any> extends Event {
  constructor(type: string, options?: BaasEventInit & { detail?: T });
  readonly detail: T;
}
declare class ErrorEvent extends Event {
  constructor(type: string, options?: BaasEventInit & { message?: string; filename?: string; lineno?: number; colno?: number; error?: any });
  readonly message: string;
  readonly filename: string;
  readonly lineno: number;
  readonly colno: number;
  readonly error: any;
}
declare class PromiseRejectionEvent extends Event {
  constructor(type: string, options: BaasEventInit & { promise: object; reason?: any });
  readonly promise: object;
  readonly reason: any;
}
declare class MessageEvent<T = any> extends Event {
  constructor(type: string, options?: BaasEventInit & { data?: T; origin?: string; lastEventId?: string; source?: any; ports?: Iterable<any> });
  readonly data: T;
  readonly origin: string;
  readonly lastEventId: string;
  readonly source: any;
  readonly ports: readonly any[];
}
type BaasListener = ((event: any) => void) | { handleEvent(event: any): void };
declare class EventTarget {
  addEventListener(type: string, listener: BaasListener | null, options?: boolean | { capture?: boolean; once?: boolean; passive?: boolean; signal?: AbortSignal }): void;
  removeEventListener(type: string, listener: BaasListener | null, options?: boolean | { capture?: boolean }): void;
  dispatchEvent(event: Event): boolean;
}
declare class AbortSignal extends EventTarget {
  private constructor();
  static abort(reason?: any): AbortSignal;
  static timeout(milliseconds: number): AbortSignal;
  static any(signals: Iterable<AbortSignal>): AbortSignal;
  readonly aborted: boolean;
  readonly reason: any;
  onabort: ((event: Event) => void) | null;
  throwIfAborted(): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: any): void;
}

type BaasReadResult<T> = { done: false; value: T } | { done: true; value: T | undefined };
type BaasView = ArrayBufferView;
interface BaasQueuingStrategy<T = any> {
  highWaterMark?: number;
  size?(chunk: T): number;
}
interface BaasPipeOptions {
  preventClose?: boolean;
  preventAbort?: boolean;
  preventCancel?: boolean;
  signal?: AbortSignal;
}
declare class ReadableStreamDefaultController<T = any> {
  private constructor();
  readonly desiredSize: number | null;
  enqueue(chunk?: T): void;
  close(): void;
  error(reason?: any): void;
}
declare class ReadableStreamDefaultReader<T = any> {
  constructor(stream: ReadableStream<T>);
  readonly closed: Promise<undefined>;
  read(): Promise<{ done: false; value: T } | { done: true; value: undefined }>;
  cancel(reason?: any): Promise<void>;
  releaseLock(): void;
}
declare class ReadableStreamBYOBRequest {
  private constructor();
  readonly view: Uint8Array | null;
  respond(bytesWritten: number): void;
  respondWithNewView(view: BaasView): void;
}
declare class ReadableByteStreamController {
  private constructor();
  readonly byobRequest: ReadableStreamBYOBRequest | null;
  readonly desiredSize: number | null;
  enqueue(chunk: BaasView): void;
  close(): void;
  error(reason?: any): void;
}
declare class ReadableStreamBYOBReader {
  constructor(stream: ReadableStream<Uint8Array>);
  readonly closed: Promise<undefined>;
  read<V extends BaasView>(view: V, options?: { min?: number }): Promise<BaasReadResult<V>>;
  cancel(reason?: any): Promise<void>;
  releaseLock(): void;
}
declare class ReadableStream<T = any> {
  constructor(
    source: {
      type: 'bytes';
      autoAllocateChunkSize?: number;
      start?(controller: ReadableByteStreamController): any;
      pull?(controller: ReadableByteStreamController): any;
      cancel?(reason?: any): any;
    },
    strategy?: { highWaterMark?: number },
  );
  constructor(
    source?: {
      type?: undefined;
      start?(controller: ReadableStreamDefaultController<T>): any;
      pull?(controller: ReadableStreamDefaultController<T>): any;
      cancel?(reason?: any): any;
    },
    strategy?: BaasQueuingStrategy<T>,
  );
  static from<T>(iterable: Iterable<T> | AsyncIterable<T>): ReadableStream<T>;
  readonly locked: boolean;
  cancel(reason?: any): Promise<void>;
  getReader(options: { mode: 'byob' }): ReadableStreamBYOBReader;
  getReader(options?: { mode?: undefined }): ReadableStreamDefaultReader<T>;
  pipeThrough<R>(transform: { readable: ReadableStream<R>; writable: WritableStream<T> }, options?: BaasPipeOptions): ReadableStream<R>;
  pipeTo(target: WritableStream<T>, options?: BaasPipeOptions): Promise<void>;
  tee(): [ReadableStream<T>, ReadableStream<T>];
  values(options?: { preventCancel?: boolean }): AsyncIterableIterator<T>;
  [Symbol.asyncIterator](options?: { preventCancel?: boolean }): AsyncIterableIterator<T>;
}
declare class WritableStreamDefaultController {
  private constructor();
  readonly signal: AbortSignal;
  error(reason?: any): void;
}
declare class WritableStreamDefaultWriter<T = any> {
  constructor(stream: WritableStream<T>);
  readonly closed: Promise<undefined>;
  readonly ready: Promise<undefined>;
  readonly desiredSize: number | null;
  abort(reason?: any): Promise<void>;
  close(): Promise<void>;
  write(chunk?: T): Promise<void>;
  releaseLock(): void;
}
declare class WritableStream<T = any> {
  constructor(
    sink?: {
      start?(controller: WritableStreamDefaultController): any;
      write?(chunk: T, controller: WritableStreamDefaultController): any;
      close?(): any;
      abort?(reason?: any): any;
      type?: undefined;
    },
    strategy?: BaasQueuingStrategy<T>,
  );
  readonly locked: boolean;
  abort(reason?: any): Promise<void>;
  close(): Promise<void>;
  getWriter(): WritableStreamDefaultWriter<T>;
}
declare class TransformStreamDefaultController<O = any> {
  private constructor();
  readonly desiredSize: number | null;
  enqueue(chunk?: O): void;
  error(reason?: any): void;
  terminate(): void;
}
declare class TransformStream<I = any, O = any> {
  constructor(
    transformer?: {
      start?(controller: TransformStreamDefaultController<O>): any;
      transform?(chunk: I, controller: TransformStreamDefaultController<O>): any;
      flush?(controller: TransformStreamDefaultController<O>): any;
      cancel?(reason?: any): any;
      readableType?: undefined;
      writableType?: undefined;
    },
    writableStrategy?: BaasQueuingStrategy<I>,
    readableStrategy?: BaasQueuingStrategy<O>,
  );
  readonly readable: ReadableStream<O>;
  readonly writable: WritableStream<I>;
}
declare class ByteLengthQueuingStrategy {
  constructor(init: { highWaterMark: number });
  readonly highWaterMark: number;
  readonly size: (chunk: { byteLength: number }) => number;
}
declare class CountQueuingStrategy {
  constructor(init: { highWaterMark: number });
  readonly highWaterMark: number;
  readonly size: () => number;
}
declare class TextEncoderStream {
  readonly encoding: string;
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<string>;
}
declare class TextDecoderStream {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  readonly readable: ReadableStream<string>;
  readonly writable: WritableStream<BaasBytes>;
}
declare class CompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<BaasBytes>;
}
declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate' | 'deflate-raw');
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<BaasBytes>;
}

declare class Blob {
  constructor(parts?: Iterable<string | BaasBytes | Blob>, options?: { type?: string; endings?: 'transparent' | 'native' });
  readonly size: number;
  readonly type: string;
  slice(start?: number, end?: number, type?: string): Blob;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
}
declare class File extends Blob {
  constructor(parts: Iterable<string | BaasBytes | Blob>, name: string, options?: { type?: string; endings?: 'transparent' | 'native'; lastModified?: number });
  readonly name: string;
  readonly lastModified: number;
  readonly webkitRelativePath: string;
}
declare class FormData {
  constructor();
  append(name: string, value: string | Blob, fileName?: string): void;
  set(name: string, value: string | Blob, fileName?: string): void;
  get(name: string): string | File | null;
  getAll(name: string): (string | File)[];
  has(name: string): boolean;
  delete(name: string): void;
  forEach(callback: (value: string | File, name: string, form: FormData) => void, self?: any): void;
  entries(): IterableIterator<[string, string | File]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string | File>;
  [Symbol.iterator](): IterableIterator<[string, string | File]>;
}

type BaasHeadersInit = Headers | Iterable<readonly [string, string]> | Record<string, string>;
type BaasBodyInit = string | BaasBytes | Blob | FormData | URLSearchParams | ReadableStream;
declare class Headers {
  constructor(init?: BaasHeadersInit);
  append(name: string, value: string): void;
  set(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  has(name: string): boolean;
  getSetCookie(): string[];
  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: any): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  /** The headers as a plain object. */
  toJSON(): Record<string, string>;
}
declare class Response {
  constructor(body?: BaasBodyInit | null, options?: { status?: number; statusText?: string; headers?: BaasHeadersInit });
  static error(): Response;
  static json(data: unknown, options?: { status?: number; statusText?: string; headers?: BaasHeadersInit }): Response;
  static redirect(url: string | URL, status?: number): Response;
  readonly type: string;
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string;
  readonly redirected: boolean;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  clone(): Response;
  text(): Promise<string>;
  json(): Promise<any>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  blob(): Promise<Blob>;
  formData(): Promise<FormData>;
  toJSON(): object;
}
declare class Request {
  constructor(
    input: string | URL | Request,
    options?: { method?: string; headers?: BaasHeadersInit; body?: BaasBodyInit | null; signal?: AbortSignal | null; redirect?: 'follow' | 'error' | 'manual'; [member: string]: any },
  );
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly redirect: string;
  readonly mode: string;
  readonly credentials: string;
  readonly cache: string;
  readonly referrer: string;
  readonly referrerPolicy: string;
  readonly integrity: string;
  readonly keepalive: boolean;
  readonly duplex: string;
  readonly destination: string;
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  clone(): Request;
  text(): Promise<string>;
  json(): Promise<any>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  blob(): Promise<Blob>;
  formData(): Promise<FormData>;
  toJSON(): object;
}

type BaasEncoding = 'utf8' | 'utf-8' | 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'ascii' | 'utf16le' | 'utf-16le' | 'ucs2' | 'ucs-2';
/** As in Node. */
declare class Buffer extends Uint8Array {
  /** @deprecated Use Buffer.from() or Buffer.alloc(). */
  constructor(value: any, encodingOrOffset?: any, length?: number);
  static from(text: string, encoding?: BaasEncoding): Buffer;
  /** Of bytes, an ArrayBuffer with offset and length, an array of numbers, or what toJSON() of a Buffer gave. */
  static from(bytes: any, offset?: any, length?: any): Buffer;
  static of(...values: number[]): Buffer;
  static alloc(size: number, fill?: string | number | Uint8Array, encoding?: BaasEncoding): Buffer;
  static allocUnsafe(size: number): Buffer;
  static allocUnsafeSlow(size: number): Buffer;
  static isBuffer(value: unknown): value is Buffer;
  static isEncoding(encoding: string): boolean;
  static byteLength(value: string | BaasBytes, encoding?: BaasEncoding): number;
  static concat(list: readonly Uint8Array[], length?: number): Buffer;
  static compare(a: Uint8Array, b: Uint8Array): number;
  static readonly poolSize: number;
  readonly parent: ArrayBufferLike;
  readonly offset: number;
  toString(encoding?: BaasEncoding, start?: number, end?: number): string;
  toLocaleString(encoding?: any, start?: any, end?: number): string;
  toJSON(): { type: 'Buffer'; data: number[] };
  equals(other: Uint8Array): boolean;
  compare(other: Uint8Array, targetStart?: number, targetEnd?: number, sourceStart?: number, sourceEnd?: number): number;
  slice(start?: number, end?: number): any;
  subarray(start?: number, end?: number): any;
  copy(target: Uint8Array, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;
  fill(value: any, offset?: any, end?: any, encoding?: BaasEncoding): this;
  write(text: string, offset?: number | BaasEncoding, length?: number | BaasEncoding, encoding?: BaasEncoding): number;
  indexOf(value: any, offset?: any, encoding?: BaasEncoding): number;
  lastIndexOf(value: any, offset?: any, encoding?: BaasEncoding): number;
  includes(value: any, offset?: any, encoding?: BaasEncoding): boolean;
  readUInt8(offset?: number): number;
  writeUInt8(value: number, offset?: number): number;
  readUint8(offset?: number): number;
  writeUint8(value: number, offset?: number): number;
  readInt8(offset?: number): number;
  writeInt8(value: number, offset?: number): number;
  readUInt16LE(offset?: number): number;
  writeUInt16LE(value: number, offset?: number): number;
  readUint16LE(offset?: number): number;
  writeUint16LE(value: number, offset?: number): number;
  readUInt16BE(offset?: number): number;
  writeUInt16BE(value: number, offset?: number): number;
  readUint16BE(offset?: number): number;
  writeUint16BE(value: number, offset?: number): number;
  readInt16LE(offset?: number): number;
  writeInt16LE(value: number, offset?: number): number;
  readInt16BE(offset?: number): number;
  writeInt16BE(value: number, offset?: number): number;
  readUInt32LE(offset?: number): number;
  writeUInt32LE(value: number, offset?: number): number;
  readUint32LE(offset?: number): number;
  writeUint32LE(value: number, offset?: number): number;
  readUInt32BE(offset?: number): number;
  writeUInt32BE(value: number, offset?: number): number;
  readUint32BE(offset?: number): number;
  writeUint32BE(value: number, offset?: number): number;
  readInt32LE(offset?: number): number;
  writeInt32LE(value: number, offset?: number): number;
  readInt32BE(offset?: number): number;
  writeInt32BE(value: number, offset?: number): number;
  readFloatLE(offset?: number): number;
  writeFloatLE(value: number, offset?: number): number;
  readFloatBE(offset?: number): number;
  writeFloatBE(value: number, offset?: number): number;
  readDoubleLE(offset?: number): number;
  writeDoubleLE(value: number, offset?: number): number;
  readDoubleBE(offset?: number): number;
  writeDoubleBE(value: number, offset?: number): number;
  readBigUInt64LE(offset?: number): bigint;
  writeBigUInt64LE(value: bigint, offset?: number): number;
  readBigUint64LE(offset?: number): bigint;
  writeBigUint64LE(value: bigint, offset?: number): number;
  readBigUInt64BE(offset?: number): bigint;
  writeBigUInt64BE(value: bigint, offset?: number): number;
  readBigUint64BE(offset?: number): bigint;
  writeBigUint64BE(value: bigint, offset?: number): number;
  readBigInt64LE(offset?: number): bigint;
  writeBigInt64LE(value: bigint, offset?: number): number;
  readBigInt64BE(offset?: number): bigint;
  writeBigInt64BE(value: bigint, offset?: number): number;
  readUIntBE(offset: number, byteLength: number): number;
  readUintBE(offset: number, byteLength: number): number;
  readUIntLE(offset: number, byteLength: number): number;
  readUintLE(offset: number, byteLength: number): number;
  readIntBE(offset: number, byteLength: number): number;
  readIntLE(offset: number, byteLength: number): number;
}
declare class TextEncoder {
  readonly encoding: string;
  encode(text?: string): Uint8Array;
  encodeInto(text: string, target: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(input?: BaasBytes, options?: { stream?: boolean }): string;
}
declare class URLSearchParams {
  constructor(init?: string | Iterable<[string, string]> | Record<string, string> | URLSearchParams);
  readonly size: number;
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  forEach(callback: (value: string, name: string, params: URLSearchParams) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
  toString(): string;
}
declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string | URL, base?: string | URL): boolean;
  static parse(url: string | URL, base?: string | URL): URL | null;
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  readonly searchParams: URLSearchParams;
  toString(): string;
  toJSON(): string;
}
interface BaasUrlPatternInit {
  protocol?: string;
  username?: string;
  password?: string;
  hostname?: string;
  port?: string;
  pathname?: string;
  search?: string;
  hash?: string;
  baseURL?: string;
}
interface BaasUrlPatternOptions {
  /** Whether letter case in path, query and fragment is ignored. */
  ignoreCase?: boolean;
}
interface BaasUrlPatternPart {
  input: string;
  /** By name; groups without one are `0`, `1` and so on. */
  groups: Record<string, string | undefined>;
}
interface BaasUrlPatternResult {
  inputs: [string | BaasUrlPatternInit, string?];
  protocol: BaasUrlPatternPart;
  username: BaasUrlPatternPart;
  password: BaasUrlPatternPart;
  hostname: BaasUrlPatternPart;
  port: BaasUrlPatternPart;
  pathname: BaasUrlPatternPart;
  search: BaasUrlPatternPart;
  hash: BaasUrlPatternPart;
}
declare class URLPattern {
  constructor(input: string | URL, base: string | URL, options?: BaasUrlPatternOptions);
  constructor(input?: string | URL | BaasUrlPatternInit, options?: BaasUrlPatternOptions);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
  test(input?: string | URL | BaasUrlPatternInit, base?: string | URL): boolean;
  exec(input?: string | URL | BaasUrlPatternInit, base?: string | URL): BaasUrlPatternResult | null;
}
declare function fetch(url: string | URL | Request, options?: BaasFetchOptions): Promise<BaasHttpResponse>;
