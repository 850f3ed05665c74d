"use strict";
(function ({ parse, encodeForm, decodeForm }) {
  class URLSearchParams {
    #pairs = [];
    #changed = () => {};
    constructor(init = "", changed = undefined) {
      if (typeof init === "object" && init !== null) {
        const pairs = typeof init[Symbol.iterator] === "function" ? init : Object.entries(init);
        for (const pair of pairs) {
          const both = [...pair];
          if (both.length !== 2) throw new TypeError("A pair of URLSearchParams has a name and a value");
          this.#pairs.push([String(both[0]), String(both[1])]);
        }
      } else {
        this.#read(String(init));
      }
      if (typeof changed === "function") this.#changed = changed;
    }
    #read(text) {
      const query = text.startsWith("?") ? text.slice(1) : text;
      this.#pairs = query.split("&").filter((part) => part.length > 0).map((part) => {
        const at = part.indexOf("=");
        return at < 0 ? [decodeForm(part), ""] : [decodeForm(part.slice(0, at)), decodeForm(part.slice(at + 1))];
      });
    }
    get size() { return this.#pairs.length; }
    append(name, value) { this.#pairs.push([String(name), String(value)]); this.#changed(this); }
    delete(name, value) {
      this.#pairs = this.#pairs.filter(([n, v]) => n !== String(name) || (value !== undefined && v !== String(value)));
      this.#changed(this);
    }
    get(name) { return this.#pairs.find(([n]) => n === String(name))?.[1] ?? null; }
    getAll(name) { return this.#pairs.filter(([n]) => n === String(name)).map(([, v]) => v); }
    has(name, value) { return this.#pairs.some(([n, v]) => n === String(name) && (value === undefined || v === String(value))); }
    set(name, value) {
      const at = this.#pairs.findIndex(([n]) => n === String(name));
      if (at < 0) this.#pairs.push([String(name), String(value)]);
      else {
        this.#pairs[at][1] = String(value);
        this.#pairs = this.#pairs.filter(([n], index) => index <= at || n !== String(name));
      }
      this.#changed(this);
    }
    sort() { this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); this.#changed(this); }
    forEach(callback, self) { for (const [name, value] of this) callback.call(self, value, name, this); }
    *entries() { for (const [name, value] of this.#pairs) yield [name, value]; }
    *keys() { for (const [name] of this.#pairs) yield name; }
    *values() { for (const [, value] of this.#pairs) yield value; }
    [Symbol.iterator]() { return this.entries(); }
    toString() { return this.#pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join("&"); }
    get [Symbol.toStringTag]() { return "URLSearchParams"; }
  }

  class URL {
    #parts;
    #params;
    constructor(url, base) {
      this.#parts = URL.#read(url, base);
      if (!this.#parts) throw Object.assign(new TypeError(`Invalid URL: ${String(url).slice(0, 200)}`), { code: "ERR_INVALID_URL" });
      this.#params = this.#newParams();
    }
    static #read(url, base) { return parse(String(url), base === undefined ? null : String(base)) ?? null; }
    static canParse(url, base) { return URL.#read(url, base) !== null; }
    static parse(url, base) { return URL.canParse(url, base) ? new URL(url, base) : null; }
    #newParams() { return new URLSearchParams(this.#parts.search, (params) => this.#become({ search: params.toString() === "" ? "" : `?${params}` })); }
    #become(change) {
      const p = { ...this.#parts, ...change };
      const user = p.username || p.password ? `${p.username}${p.password ? `:${p.password}` : ""}@` : "";
      const next = URL.#read(`${p.protocol}${p.hasHost ? "//" : ""}${user}${p.hostname}${p.port ? `:${p.port}` : ""}${p.pathname}${p.search}${p.hash}`);
      if (next) this.#parts = next;
      return next !== null;
    }
    #with(change) { if (this.#parts.isOpaque && ("pathname" in change || "hostname" in change || "port" in change || "username" in change || "password" in change)) return; if (this.#become(change)) this.#params = this.#newParams(); }
    get href() {
      const p = this.#parts;
      const user = p.username || p.password ? `${p.username}${p.password ? `:${p.password}` : ""}@` : "";
      return `${p.protocol}${p.hasHost ? "//" : ""}${user}${this.host}${p.pathname}${p.search}${p.hash}`;
    }
    set href(value) { const next = URL.#read(value); if (!next) throw new TypeError("Invalid URL"); this.#parts = next; this.#params = this.#newParams(); }
    get origin() { return /^(https?|wss?|ftp):$/.test(this.#parts.protocol) ? `${this.#parts.protocol}//${this.host}` : "null"; }
    get protocol() { return this.#parts.protocol; }
    set protocol(value) { if (/^(https?|wss?|ftp|file)$/i.test(String(value).split(":")[0]) !== /^(https?|wss?|ftp|file):$/.test(this.#parts.protocol)) return; this.#with({ protocol: `${String(value).split(":")[0]}:` }); }
    get username() { return this.#parts.username; }
    set username(value) { this.#with({ username: encodeURIComponent(value) }); }
    get password() { return this.#parts.password; }
    set password(value) { this.#with({ password: encodeURIComponent(value) }); }
    get host() { return this.#parts.port ? `${this.#parts.hostname}:${this.#parts.port}` : this.#parts.hostname; }
    set host(value) { const [hostname, port = this.#parts.port] = String(value).split(/:(?=\d*$)/); this.#with({ hostname, port }); }
    get hostname() { return this.#parts.hostname; }
    set hostname(value) { if (!/^\[/.test(value) && String(value).includes(":")) return; this.#with({ hostname: String(value) }); }
    get port() { return this.#parts.port; }
    set port(value) { this.#with({ port: String(value) }); }
    get pathname() { return this.#parts.pathname; }
    set pathname(value) { const path = String(value).replaceAll("?", "%3F").replaceAll("#", "%23"); this.#with({ pathname: path.startsWith("/") ? path : `/${path}` }); }
    get search() { return this.#parts.search; }
    set search(value) { const text = String(value).replaceAll("#", "%23"); this.#with({ search: text === "" || text === "?" ? "" : text.startsWith("?") ? text : `?${text}` }); }
    get hash() { return this.#parts.hash; }
    set hash(value) { const text = String(value); this.#with({ hash: text === "" || text === "#" ? "" : text.startsWith("#") ? text : `#${text}` }); }
    get searchParams() { return this.#params; }
    toString() { return this.href; }
    toJSON() { return this.href; }
    get [Symbol.toStringTag]() { return "URL"; }
  }

  return { URL, URLSearchParams };
})
