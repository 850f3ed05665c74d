"use strict";
(function ({ parse, set, withQuery, originOf, parseForm, serializeForm, scalar }) {
  const { defineProperty, setPrototypeOf, getPrototypeOf } = Object;
  const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;
  const { iterator, toStringTag } = Symbol;
  const maxInMessage = 200;

  const hidden = (value) => ({ __proto__: null, value, writable: true, enumerable: false, configurable: true });
  const need = (given, count, name) => {
    if (given < count) throw new TypeError(`${name} expects ${count} argument${count > 1 ? "s" : ""}`);
  };
  const textOf = (value) => scalar(typeof value === "symbol" ? `${value}` : String(value));

  const iteration = class {
    #params;
    #kind;
    #at = 0;
    constructor(params, kind) { this.#params = params; this.#kind = kind; }
    next() {
      const list = listOf(this.#params);
      const at = this.#at;
      if (at >= list.length) return { value: undefined, done: true };
      this.#at += 2;
      const value = this.#kind === 0 ? list[at] : this.#kind === 1 ? list[at + 1] : [list[at], list[at + 1]];
      return { value, done: false };
    }
  };
  delete iteration.prototype.constructor;
  setPrototypeOf(iteration.prototype, getPrototypeOf(getPrototypeOf([][iterator]())));
  defineProperty(iteration.prototype, toStringTag, { __proto__: null, value: "URLSearchParams Iterator", configurable: true });

  // The list of a URLSearchParams has names and values in turn.
  let listOf;
  let bind; // Makes the object of a URL, which hears of each change.
  let replace;

  class URLSearchParams {
    #list = [];
    #changed = null;
    constructor(init = "") {
      if ((typeof init === "object" && init !== null) || typeof init === "function") {
        if (init[iterator] !== undefined && init[iterator] !== null) this.#addPairs(init);
        else this.#addMembers(init);
        return;
      }
      const text = String(init);
      this.#list = parseForm(scalar(text[0] === "?" ? text.slice(1) : text));
    }
    static {
      listOf = (params) => params.#list;
      bind = (query, changed) => {
        const params = new URLSearchParams();
        params.#list = parseForm(query);
        params.#changed = changed;
        return params;
      };
      replace = (params, query) => { params.#list = parseForm(query); };
    }
    #addPairs(pairs) {
      if (typeof pairs[iterator] !== "function") throw new TypeError("URLSearchParams expects pairs, an object or a text");
      for (const pair of pairs) {
        if ((typeof pair !== "object" && typeof pair !== "function") || pair === null) throw new TypeError("Each pair of URLSearchParams is a list of a name and a value");
        const both = [];
        for (const part of pair) {
          if (both.length === 2) throw new TypeError("A pair of URLSearchParams has a name and a value");
          both[both.length] = textOf(part);
        }
        if (both.length !== 2) throw new TypeError("A pair of URLSearchParams has a name and a value");
        this.#add(both[0], both[1]);
      }
    }
    #addMembers(members) {
      const at = new Map();
      for (const key of ownKeys(members)) {
        if (getOwnPropertyDescriptor(members, key)?.enumerable !== true) continue;
        const name = textOf(key);
        const value = textOf(members[key]);
        // Names that differ in lone surrogates alone are one.
        if (at.has(name)) { this.#list[at.get(name)] = value; continue; }
        at.set(name, this.#list.length + 1);
        this.#add(name, value);
      }
    }
    #add(name, value) {
      const list = this.#list;
      list[list.length] = name;
      list[list.length] = value;
    }
    #keep(list) { this.#list = list; this.#update(); }
    #update() { if (this.#changed !== null) this.#changed(); }
    get size() { return this.#list.length / 2; }
    append(name, value) {
      need(arguments.length, 2, "append()");
      this.#add(textOf(name), textOf(value));
      this.#update();
    }
    delete(name, value = undefined) {
      need(arguments.length, 1, "delete()");
      const [n, v] = [textOf(name), value === undefined ? undefined : textOf(value)];
      const list = this.#list;
      const left = [];
      for (let i = 0; i < list.length; i += 2) {
        if (list[i] === n && (v === undefined || list[i + 1] === v)) continue;
        left[left.length] = list[i];
        left[left.length] = list[i + 1];
      }
      this.#keep(left);
    }
    get(name) {
      need(arguments.length, 1, "get()");
      const n = textOf(name);
      for (let i = 0, list = this.#list; i < list.length; i += 2) if (list[i] === n) return list[i + 1];
      return null;
    }
    getAll(name) {
      need(arguments.length, 1, "getAll()");
      const n = textOf(name);
      const found = [];
      for (let i = 0, list = this.#list; i < list.length; i += 2) if (list[i] === n) found[found.length] = list[i + 1];
      return found;
    }
    has(name, value = undefined) {
      need(arguments.length, 1, "has()");
      const [n, v] = [textOf(name), value === undefined ? undefined : textOf(value)];
      for (let i = 0, list = this.#list; i < list.length; i += 2) if (list[i] === n && (v === undefined || list[i + 1] === v)) return true;
      return false;
    }
    set(name, value) {
      need(arguments.length, 2, "set()");
      const [n, v] = [textOf(name), textOf(value)];
      const list = this.#list;
      const left = [];
      let isSet = false;
      for (let i = 0; i < list.length; i += 2) {
        if (list[i] === n && isSet) continue;
        left[left.length] = list[i];
        left[left.length] = list[i] === n ? v : list[i + 1];
        isSet ||= list[i] === n;
      }
      if (!isSet) {
        left[left.length] = n;
        left[left.length] = v;
      }
      this.#keep(left);
    }
    sort() {
      const list = this.#list;
      const at = [];
      for (let i = 0; i < list.length; i += 2) at[at.length] = i;
      at.sort((a, b) => (list[a] < list[b] ? -1 : list[a] > list[b] ? 1 : 0));
      const sorted = [];
      for (let i = 0; i < at.length; i++) {
        sorted[sorted.length] = list[at[i]];
        sorted[sorted.length] = list[at[i] + 1];
      }
      this.#keep(sorted);
    }
    forEach(callback, self = undefined) {
      need(arguments.length, 1, "forEach()");
      if (typeof callback !== "function") throw new TypeError("forEach() expects a function");
      for (let i = 0; i < this.#list.length; i += 2) apply(callback, self, [this.#list[i + 1], this.#list[i], this]);
    }
    entries() { listOf(this); return new iteration(this, 2); }
    keys() { listOf(this); return new iteration(this, 0); }
    values() { listOf(this); return new iteration(this, 1); }
    toString() { return serializeForm(this.#list); }
    get [toStringTag]() { return "URLSearchParams"; }
  }
  defineProperty(URLSearchParams.prototype, iterator, hidden(URLSearchParams.prototype.entries));

  class URL {
    #parts;
    #params = null;
    #isBehind = false; // The parameters have changed since the query was made of them.
    constructor(url, base = undefined) {
      need(arguments.length, 1, "URL");
      const text = textOf(url);
      this.#parts = read(text, base);
      if (this.#parts === null) throw invalid(text);
    }
    static canParse(url, base = undefined) { need(arguments.length, 1, "canParse()"); return read(textOf(url), base) !== null; }
    static parse(url, base = undefined) {
      need(arguments.length, 1, "parse()");
      const parts = read(textOf(url), base);
      if (parts === null) return null;
      const made = new URL("about:blank");
      made.#parts = parts;
      return made;
    }
    get #now() {
      if (this.#isBehind) {
        this.#parts = withQuery(this.#parts, serializeForm(listOf(this.#params)));
        this.#isBehind = false;
      }
      return this.#parts;
    }
    #set(part, value) { this.#parts = set(this.#now, part, textOf(value)); }
    get href() { return this.#now.href; }
    set href(value) {
      const text = textOf(value);
      const parts = read(text);
      if (parts === null) throw invalid(text);
      this.#parts = parts;
      this.#isBehind = false;
      if (this.#params !== null) replace(this.#params, parts.query ?? "");
    }
    get origin() { return originOf(this.#parts); }
    get protocol() { return `${this.#parts.scheme}:`; }
    set protocol(value) { this.#set("protocol", value); }
    get username() { return this.#parts.username; }
    set username(value) { this.#set("username", value); }
    get password() { return this.#parts.password; }
    set password(value) { this.#set("password", value); }
    get host() { const { host, port } = this.#parts; return host === null ? "" : port === "" ? host : `${host}:${port}`; }
    set host(value) { this.#set("host", value); }
    get hostname() { return this.#parts.host ?? ""; }
    set hostname(value) { this.#set("hostname", value); }
    get port() { return this.#parts.port; }
    set port(value) { this.#set("port", value); }
    get pathname() { return this.#parts.path; }
    set pathname(value) { this.#set("pathname", value); }
    get search() { const { query } = this.#now; return query === null || query === "" ? "" : `?${query}`; }
    set search(value) {
      const text = textOf(value);
      this.#set("search", text);
      // Of the text as it was given: tabs and line breaks are not in the query, but in the list.
      replace(this.searchParams, text[0] === "?" ? text.slice(1) : text);
    }
    get searchParams() { return this.#params ??= bind(this.#parts.query ?? "", () => { this.#isBehind = true; }); }
    get hash() { const { fragment } = this.#parts; return fragment === null || fragment === "" ? "" : `#${fragment}`; }
    set hash(value) { this.#set("hash", value); }
    toString() { return this.#now.href; }
    toJSON() { return this.#now.href; }
    get [toStringTag]() { return "URL"; }
  }

  function read(text, base = undefined) { return parse(text, base === undefined ? undefined : textOf(base)); }
  function invalid(text) { return Object.assign(new TypeError(`Invalid URL: ${text.slice(0, maxInMessage)}`), { code: "ERR_INVALID_URL" }); }

  return { URL, URLSearchParams };
})
