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

/** What the service calls: `export default async function handler(request, context)`. What it returns is `data` of the answer. */
type BaasHandler = (request: BaasRequest, context: BaasContext) => Promise<any>;

/** A handler that awaits nothing. */
type BaasSyncHandler = (request: BaasRequest, context: BaasContext) => any;

/** `export const config = {...}`. A config in the request wins; both are cut to the limits of the service. */
interface BaasConfig {
  /** Name for people. */
  name?: string;
  description?: string;
  /** Wall-clock time in milliseconds, awaits included. */
  timeout?: number;
  /** Memory in megabytes; the same as `memory`. */
  memory_limit?: number;
  memory?: number;
  /** Names that `context.env` must have: without them the function is not started. */
  env_required?: string[];
  save_results?: boolean;
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
}

/** The second argument of a handler; `ctx` in a bare body. */
interface BaasContext {
  /** The project that the function belongs to. */
  readonly project: { readonly id: BaasId; readonly tenant_id: BaasId };
  readonly tenant: { readonly id: BaasId };
  /** Who called. */
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
  /** Makes the answer of a function that succeeded; return it. */
  success<T>(data?: T, messageOrHeaders?: string | Record<string, string>): BaasSuccess<T>;
  /** Makes the answer of a function that failed; return it. */
  error(message: string, code?: string | number, details?: unknown): BaasFailure;
  /** What was logged so far. */
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

/** Entries of the log; they are in the answer, also when the function is ended by a limit. */
interface BaasLog {
  debug(message: unknown, data?: unknown): void;
  info(message: unknown, data?: unknown): void;
  warn(message: unknown, data?: unknown): void;
  error(message: unknown, data?: unknown): void;
}

interface BaasUtils {
  /** A random UUID (version 4). */
  generateId(): string;
  /** Now, in ISO 8601. */
  timestamp(): string;
  sleep(milliseconds: number): Promise<void>;
  /** SHA-256 of a text in UTF-8 or of bytes, as lower-case hexadecimal digits. */
  hash(data: string | BaasBytes): string;
  /** A UUID of version 7: ids that are made later come later in order. */
  uuidv7(): string;
  /** HMAC as lower-case hexadecimal digits; sha256 unless another algorithm is named. */
  hmac(key: string | BaasBytes, data: string | BaasBytes, algorithm?: 'sha256' | 'sha384' | 'sha512' | 'sha1'): string;
  /** At most 65536. */
  randomBytes(count: number): Uint8Array;
  /** Whether two texts or bytes are the same, in a time that does not tell where they differ. */
  timingSafeEqual(a: string | BaasBytes, b: string | BaasBytes): boolean;
  base64Encode(data: string | BaasBytes, options?: { url?: boolean }): string;
  base64Decode(text: string, options: { bytes: true }): Uint8Array;
  base64Decode(text: string, options?: { bytes?: false }): string;
}

interface BaasDatabase {
  readonly project: { readonly entities: BaasEntities };
  /** What `work` does with what it is given happens as a whole, or not at all when it throws. */
  transaction<T>(work: (tx: BaasTransaction) => T | Promise<T>): Promise<T>;
  /** Reads with SQL, where the service has that enabled. */
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
  contains?: string;
  startsWith?: string;
  isNull?: boolean;
}

/** Fields that all hold; a plain value means `eq`, and a dot in a name reaches into objects. */
type BaasQuery = { and?: BaasQuery[]; or?: BaasQuery[]; not?: BaasQuery } & {
  [field: string]: BaasScalar | BaasOperators | BaasQuery | BaasQuery[] | undefined;
};

type BaasOrder = string | Record<string, 'asc' | 'desc'>;

interface BaasFindOptions {
  /** `"name"`, `"-name"`, `{ name: "desc" }`, or several of them. */
  orderBy?: BaasOrder | BaasOrder[];
  /** Fields to give besides the id. */
  select?: string[];
  limit?: number;
  offset?: number;
  /** `next` of the page before. */
  after?: string | null;
}

interface BaasPage<Row = BaasRow> {
  items: Row[];
  /** For `after` of the next page; null at the end. */
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
  /** Added to the query of the address; what is null or undefined is left out. */
  params?: Record<string, BaasParam | BaasParam[]> | Iterable<readonly [string, BaasParam]>;
  /** Milliseconds. */
  timeout?: number;
  redirect?: 'follow' | 'error' | 'manual';
  maxRedirects?: number;
  /** How often a request that may be repeated is. */
  retries?: number;
}

interface BaasFetchOptions extends BaasHttpOptions {
  method?: string;
  /** An object is sent as JSON, URLSearchParams as a form, bytes as they are, a text as a text. */
  body?: unknown;
}

interface BaasHttpResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  /** Names in lower case; `get` and `has` take any case. */
  readonly headers: { readonly [name: string]: any } & { get(name: string): string | null; has(name: string): boolean };
  readonly url: string;
  readonly redirected: boolean;
  text(): Promise<string>;
  json(): Promise<any>;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
}

/** The short methods give the parsed body and fail on any status but 2xx; with `raw: true` comes the response. */
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
  fetch(url: string, options?: BaasFetchOptions): Promise<BaasHttpResponse>;
}

interface BaasFile {
  id: string;
  /** Where it can be read; null where files have no addresses. */
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
  /** An address at which the file can be read. */
  url(id: string, options?: { expiresIn?: string | number }): Promise<string>;
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

/** In a bare body, which has no handler. */
declare const req: BaasRequest;
declare const ctx: BaasContext;

/** Writes into the log. */
declare const console: { log(...data: unknown[]): void; info(...data: unknown[]): void; debug(...data: unknown[]): void; warn(...data: unknown[]): void; error(...data: unknown[]): void };
declare function setTimeout(work: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearTimeout(timer?: number): void;
declare function setInterval(work: (...args: any[]) => void, milliseconds?: number, ...args: any[]): number;
declare function clearInterval(timer?: number): void;
declare function queueMicrotask(work: () => void): void;
declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
declare const crypto: { randomUUID(): string; getRandomValues<T extends ArrayBufferView>(array: T): T };
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
declare function fetch(url: string, options?: BaasFetchOptions): Promise<BaasHttpResponse>;
