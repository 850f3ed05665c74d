"use strict";
(function ({ parse, canonical, scalar }) {
  const { create, defineProperty } = Object;
  const { toStringTag } = Symbol;
  const names = ["protocol", "username", "password", "hostname", "port", "pathname", "search", "hash"];
  const special = { __proto__: null, http: "80", https: "443", ws: "80", wss: "443", ftp: "21", file: "" };
  const nameStart = /^[$_\p{ID_Start}]$/u;
  const namePart = /^[$_\u200C\u200D\p{ID_Continue}]$/u;
  const fullWildcard = ".*";
  const maxInMessage = 200;

  const refuse = (why) => { throw new TypeError(`Invalid URLPattern: ${why.slice(0, maxInMessage)}`); };
  const textOf = (value) => scalar(typeof value === "symbol" ? `${value}` : String(value));
  const isDigit = (text) => text[0] >= "0" && text[0] <= "9";

  // Escapes the characters of a set by a backslash.
  const escaper = (set) => (text) => {
    let out = "";
    for (let i = 0; i < text.length; i++) out += set.includes(text[i]) ? `\\${text[i]}` : text[i];
    return out;
  };
  const escapePattern = escaper("+*?:{}()\\");
  const escapeRegExp = escaper(".+*?^${}()[]|/\\");

  // 2.1: tokens have a type, where they begin in code points, and their text.
  function tokenize(input, isLenient) {
    const points = [...input];
    const tokens = [];
    const { length } = points;
    let at = 0;
    const add = (type, next, from, to) => {
      tokens[tokens.length] = { type, at, value: points.slice(from, to).join("") };
      at = next;
    };
    const fail = (next, from) => {
      if (!isLenient) refuse(`a character that cannot stand there, at ${at} of "${input}"`);
      add("invalid-char", next, from, next);
    };
    const isAscii = (point) => point.length === 1 && point < "\x80";
    while (at < length) {
      const point = points[at];
      if (point === "*") add("asterisk", at + 1, at, at + 1);
      else if (point === "+" || point === "?") add("other-modifier", at + 1, at, at + 1);
      else if (point === "{") add("open", at + 1, at, at + 1);
      else if (point === "}") add("close", at + 1, at, at + 1);
      else if (point === "\\") {
        if (at === length - 1) fail(at + 1, at);
        else add("escaped-char", at + 2, at + 1, at + 2);
      } else if (point === ":") {
        let end = at + 1;
        while (end < length && (end === at + 1 ? nameStart : namePart).test(points[end])) end++;
        if (end === at + 1) fail(end, at);
        else add("name", end, at + 1, end);
      } else if (point === "(") {
        const start = at + 1;
        const end = endOfGroup(points, start, isAscii);
        if (end < 0 || end - start - 1 === 0) fail(start, at);
        else add("regexp", end, start, end - 1);
      } else add("char", at + 1, at, at + 1);
    }
    add("end", at, at, at);
    return { points, tokens };
  }

  // Where a group in parentheses ends: only ASCII, and no capture inside. Below zero for none.
  function endOfGroup(points, start, isAscii) {
    let depth = 1;
    let at = start;
    for (; at < points.length && depth > 0; at++) {
      const point = points[at];
      if (!isAscii(point) || (at === start && point === "?")) return -1;
      if (point === "\\") {
        at++;
        if (at === points.length || !isAscii(points[at])) return -1;
      } else if (point === ")") depth--;
      else if (point === "(") {
        depth++;
        at++;
        if (at === points.length || points[at] !== "?") return -1;
      }
    }
    return depth > 0 ? -1 : at;
  }

  const segmentOf = (options) => `[^${escapeRegExp(options.delimiter)}]+?`;

  // 2.2: the parts of a pattern.
  function partsOf(input, options, encode) {
    const { tokens } = tokenize(input, false);
    const segment = segmentOf(options);
    const parts = [];
    const used = new Set();
    let at = 0;
    let pending = "";
    let number = 0;
    const take = (type) => (tokens[at].type === type ? tokens[at++] : null);
    const need = (type) => take(type) ?? refuse(`"${input}" lacks ${type === "close" ? "a }" : "its end"} at ${tokens[at].at}`);
    const takeModifier = () => take("other-modifier") ?? take("asterisk");
    const takeMatcher = (name) => take("regexp") ?? (name === null ? take("asterisk") : null);
    const takeText = () => {
      let text = "";
      for (let token; (token = take("char") ?? take("escaped-char")) !== null;) text += token.value;
      return text;
    };
    const push = (part) => { parts[parts.length] = part; };
    const flush = () => {
      if (pending === "") return;
      const value = encode(pending);
      pending = "";
      push({ type: "text", value, modifier: "", name: "", prefix: "", suffix: "" });
    };
    const add = (prefix, name, matcher, suffix, token) => {
      const modifier = token === null ? "" : token.value;
      if (name === null && matcher === null && modifier === "") { pending += prefix; return; }
      flush();
      if (name === null && matcher === null) {
        if (prefix !== "") push({ type: "text", value: encode(prefix), modifier, name: "", prefix: "", suffix: "" });
        return;
      }
      let value = matcher === null ? segment : matcher.type === "asterisk" ? fullWildcard : matcher.value;
      let type = "regexp";
      if (value === segment) { type = "segment"; value = ""; } else if (value === fullWildcard) { type = "wildcard"; value = ""; }
      const called = name !== null ? name.value : String(number++);
      if (used.has(called)) refuse(`the name ${called} stands twice in "${input}"`);
      used.add(called);
      push({ type, value, modifier, name: called, prefix: encode(prefix), suffix: encode(suffix) });
    };
    while (at < tokens.length) {
      const char = take("char");
      const name = take("name");
      const matcher = takeMatcher(name);
      if (name !== null || matcher !== null) {
        let prefix = char === null ? "" : char.value;
        if (prefix !== "" && prefix !== options.prefix) { pending += prefix; prefix = ""; }
        flush();
        add(prefix, name, matcher, "", takeModifier());
        continue;
      }
      const fixed = char ?? take("escaped-char");
      if (fixed !== null) { pending += fixed.value; continue; }
      if (take("open") !== null) {
        const prefix = takeText();
        const inner = take("name");
        const innerMatcher = takeMatcher(inner);
        const suffix = takeText();
        need("close");
        add(prefix, inner, innerMatcher, suffix, takeModifier());
        continue;
      }
      flush();
      need("end");
    }
    return parts;
  }

  function regExpOf(parts, options) {
    const groups = [];
    let source = "^";
    for (const { type, value, modifier, name, prefix, suffix } of parts) {
      if (type === "text") {
        source += modifier === "" ? escapeRegExp(value) : `(?:${escapeRegExp(value)})${modifier}`;
        continue;
      }
      groups[groups.length] = name;
      const one = type === "segment" ? segmentOf(options) : type === "wildcard" ? fullWildcard : value;
      const isOne = modifier === "" || modifier === "?";
      const [before, after] = [escapeRegExp(prefix), escapeRegExp(suffix)];
      if (prefix === "" && suffix === "") source += isOne ? `(${one})${modifier}` : `((?:${one})${modifier})`;
      else if (isOne) source += `(?:${before}(${one})${after})${modifier}`;
      else source += `(?:${before}((?:${one})(?:${after}${before}(?:${one}))*)${after})${modifier === "*" ? "?" : ""}`;
    }
    return { source: `${source}$`, groups };
  }

  function patternOf(parts, options) {
    let out = "";
    for (let i = 0; i < parts.length; i++) {
      const { type, value, modifier, name, prefix, suffix } = parts[i];
      const previous = i > 0 ? parts[i - 1] : null;
      const next = i + 1 < parts.length ? parts[i + 1] : null;
      if (type === "text") {
        out += modifier === "" ? escapePattern(value) : `{${escapePattern(value)}}${modifier}`;
        continue;
      }
      const isNamed = !isDigit(name);
      let isGroup = suffix !== "" || (prefix !== "" && prefix !== options.prefix);
      if (!isGroup && isNamed && type === "segment" && modifier === "" && next !== null && next.prefix === "" && next.suffix === "") {
        isGroup = next.type === "text" ? namePart.test([...next.value][0] ?? "") : isDigit(next.name);
      }
      if (!isGroup && prefix === "" && previous !== null && previous.type === "text" && options.prefix !== "" && previous.value.endsWith(options.prefix)) isGroup = true;
      if (isGroup) out += "{";
      out += escapePattern(prefix);
      if (isNamed) out += `:${name}`;
      if (type === "regexp") out += `(${value})`;
      else if (type === "segment") out += isNamed ? "" : `(${segmentOf(options)})`;
      else out += !isNamed && (previous === null || previous.type === "text" || previous.modifier !== "" || isGroup || prefix !== "") ? "*" : `(${fullWildcard})`;
      if (type === "segment" && isNamed && suffix !== "" && namePart.test([...suffix][0])) out += "\\";
      out += escapePattern(suffix);
      if (isGroup) out += "}";
      out += modifier;
    }
    return out;
  }

  function compile(input, encode, options) {
    const parts = partsOf(input, options, encode);
    const { source, groups } = regExpOf(parts, options);
    let regExp;
    try { regExp = new RegExp(source, options.ignoreCase ? "vi" : "v"); } catch { refuse(`"${input}" has a group that is no regular expression`); }
    return { pattern: patternOf(parts, options), regExp, groups, hasRegExp: parts.some((part) => part.type === "regexp") };
  }

  const encoder = (part, scheme = "") => (value) => canonical(part, value, scheme) ?? refuse(`no ${part === "opaque" ? "pathname" : part} is "${value}"`);
  const plain = { delimiter: "", prefix: "", ignoreCase: false };
  const matchesSpecial = (component) => Object.keys(special).some((scheme) => component.regExp.test(scheme));
  const isIpv6Pattern = (text) => text[0] === "[" || ((text[0] === "{" || text[0] === "\\") && text[1] === "[");
  const encodeIpv6 = (value) => (/^[0-9A-Fa-f[\]:]*$/.test(value) ? value.toLowerCase() : refuse(`no hostname is "${value}"`));

  // 2.1.2: a pattern as one text.
  function readText(input) {
    const { points, tokens } = tokenize(input, true);
    const result = {};
    let [state, at, start, step, depth, brackets, isSpecial] = ["init", 0, 0, 1, 0, 0, false];
    const token = (index) => tokens[index < tokens.length ? index : tokens.length - 1];
    const is = (index, value) => token(index).value === value && ["char", "escaped-char", "invalid-char"].includes(token(index).type);
    const made = () => points.slice(token(start).at, token(at).at).join("");
    const order = ["protocol", "authority", "username", "password", "hostname", "port", "pathname", "search", "hash"];
    const isBefore = (name) => order.indexOf(state) < order.indexOf(name);
    const change = (next, skip) => {
      if (state !== "init" && state !== "authority") result[state] = made();
      if (state !== "init" && next !== "done") {
        if (isBefore("hostname") && order.indexOf(next) > order.indexOf("hostname")) result.hostname ??= "";
        if (isBefore("pathname") && (next === "search" || next === "hash")) result.pathname ??= isSpecial ? "/" : "";
        if (isBefore("search") && next === "hash") result.search ??= "";
      }
      state = next;
      at += skip;
      start = at;
      step = 0;
    };
    const rewind = (next) => { at = start; step = 0; state = next; };
    const isSearch = () => {
      if (is(at, "?")) return true;
      if (token(at).value !== "?") return false;
      return at === 0 || !["name", "regexp", "close", "asterisk"].includes(token(at - 1).type);
    };
    const further = (states) => {
      if (states.includes("pathname") && is(at, "/")) change("pathname", 0);
      else if (states.includes("search") && isSearch()) change("search", 1);
      else if (is(at, "#")) change("hash", 1);
    };
    for (; at < tokens.length; at += step) {
      step = 1;
      const { type } = token(at);
      if (type === "end") {
        if (state === "init") {
          at = start;
          if (is(at, "#")) change("hash", 1);
          else if (isSearch()) change("search", 1);
          else change("pathname", 0);
          continue;
        }
        if (state === "authority") { rewind("hostname"); continue; }
        change("done", 0);
        break;
      }
      if (type === "open") { depth++; continue; }
      if (depth > 0) {
        if (type !== "close") continue;
        depth--;
      }
      if (state === "init") { if (is(at, ":")) rewind("protocol"); }
      else if (state === "protocol") {
        if (!is(at, ":")) continue;
        isSpecial = matchesSpecial(compile(made(), encoder("protocol"), plain));
        const hasSlashes = is(at + 1, "/") && is(at + 2, "/");
        change(hasSlashes || isSpecial ? "authority" : "pathname", hasSlashes ? 3 : 1);
      } else if (state === "authority") {
        if (is(at, "@")) rewind("username");
        else if (is(at, "/") || isSearch() || is(at, "#")) rewind("hostname");
      } else if (state === "username") {
        if (is(at, ":")) change("password", 1);
        else if (is(at, "@")) change("hostname", 1);
      } else if (state === "password") { if (is(at, "@")) change("hostname", 1); }
      else if (state === "hostname") {
        if (is(at, "[")) brackets++;
        else if (is(at, "]")) brackets--;
        else if (is(at, ":") && brackets === 0) change("port", 1);
        else further(["pathname", "search"]);
      } else if (state === "port") further(["pathname", "search"]);
      else if (state === "pathname") further(["search"]);
      else if (state === "search") further([]);
    }
    if (result.hostname !== undefined && result.port === undefined) result.port = "";
    return result;
  }

  // 2.1.3: a pattern or a URL as an object of its parts.
  function readMembers(given) {
    const init = {};
    for (const name of [...names, "baseURL"]) if (given[name] !== undefined) init[name] = textOf(given[name]);
    return init;
  }

  function process(init, isPattern, defaults) {
    const result = { ...defaults };
    const has = (...all) => all.some((name) => init[name] !== undefined);
    const own = (text) => (isPattern ? escapePattern(text) : text);
    let base = null;
    if (has("baseURL")) {
      base = parse(init.baseURL, undefined);
      if (base === null) refuse(`no base URL is "${init.baseURL}"`);
      if (!has("protocol")) result.protocol = own(base.scheme);
      if (!isPattern && !has("protocol", "hostname", "port", "username")) result.username = base.username;
      if (!isPattern && !has("protocol", "hostname", "port", "username", "password")) result.password = base.password;
      if (!has("protocol", "hostname")) result.hostname = own(base.host ?? "");
      if (!has("protocol", "hostname", "port")) result.port = base.port;
      if (!has("protocol", "hostname", "port", "pathname")) result.pathname = own(base.path);
      if (!has("protocol", "hostname", "port", "pathname", "search")) result.search = own(base.query ?? "");
      if (!has("protocol", "hostname", "port", "pathname", "search", "hash")) result.hash = own(base.fragment ?? "");
    }
    const set = (name, value, part = name) => { result[name] = isPattern ? value : encoder(part, result.protocol ?? "")(value); };
    if (has("protocol")) set("protocol", init.protocol.endsWith(":") ? init.protocol.slice(0, -1) : init.protocol);
    for (const name of ["username", "password", "hostname", "port"]) if (has(name)) set(name, init[name]);
    if (has("pathname")) {
      const { pathname } = init;
      const isAbsolute = pathname[0] === "/" || (isPattern && (pathname.startsWith("\\/") || pathname.startsWith("{/")));
      const folder = base !== null && !base.isOpaque && !isAbsolute ? own(base.path.slice(0, base.path.lastIndexOf("/") + 1)) : "";
      set("pathname", folder + pathname, (result.protocol ?? "") === "" || result.protocol in special ? "pathname" : "opaque");
    }
    if (has("search")) set("search", init.search[0] === "?" ? init.search.slice(1) : init.search);
    if (has("hash")) set("hash", init.hash[0] === "#" ? init.hash.slice(1) : init.hash);
    return result;
  }

  const empty = { protocol: "", username: "", password: "", hostname: "", port: "", pathname: "", search: "", hash: "" };
  const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";
  // A URL object is a text here, as anything that is no object of parts.
  const isInit = (value) => isObject(value) && !(typeof value === "object" && toStringTag in value && value[toStringTag] === "URL");

  class URLPattern {
    #parts;
    constructor(input = {}, base = undefined, options = undefined) {
      const hasBase = base !== undefined && !isObject(base);
      const ignoreCase = Boolean((hasBase || base === undefined ? options : base)?.ignoreCase);
      let init;
      if (isInit(input)) {
        if (hasBase) throw new TypeError("URLPattern of an object has its base URL in baseURL");
        init = readMembers(input);
      } else {
        const text = textOf(input);
        init = readText(text);
        if (hasBase) init.baseURL = textOf(base);
        else if (init.protocol === undefined) refuse(`"${text}" is relative, and there is no base URL`);
      }
      const given = process(init, true, {});
      for (const name of names) given[name] ??= "*";
      if (given.protocol in special && special[given.protocol] === given.port) given.port = "";
      const folded = { ...plain, ignoreCase };
      const host = { ...plain, delimiter: "." };
      const parts = {
        protocol: compile(given.protocol, encoder("protocol"), plain),
        username: compile(given.username, encoder("username"), plain),
        password: compile(given.password, encoder("password"), plain),
        hostname: compile(given.hostname, isIpv6Pattern(given.hostname) ? encodeIpv6 : encoder("hostname"), host),
        port: compile(given.port, encoder("port"), plain),
      };
      parts.pathname = matchesSpecial(parts.protocol)
        ? compile(given.pathname, encoder("pathname"), { delimiter: "/", prefix: "/", ignoreCase })
        : compile(given.pathname, encoder("opaque"), folded);
      parts.search = compile(given.search, encoder("search"), folded);
      parts.hash = compile(given.hash, encoder("hash"), folded);
      this.#parts = parts;
    }
    static {
      for (const name of names) {
        defineProperty(URLPattern.prototype, name, { __proto__: null, get() { return this.#parts[name].pattern; }, set: undefined, enumerable: true, configurable: true });
      }
    }
    #match(input, base) {
      const parts = this.#parts;
      const inputs = [];
      let values;
      if (isInit(input)) {
        if (base !== undefined) throw new TypeError("An object of parts has its base URL in baseURL");
        const init = readMembers(input);
        inputs[0] = init;
        try { values = process(init, false, empty); } catch { return null; }
      } else {
        inputs[0] = textOf(input);
        if (base !== undefined) inputs[1] = textOf(base);
        const url = parse(inputs[0], inputs[1]);
        if (url === null) return null;
        values = {
          protocol: url.scheme, username: url.username, password: url.password, hostname: url.host ?? "", port: url.port, pathname: url.path, search: url.query ?? "",
          hash: url.fragment ?? "",
        };
      }
      const result = { inputs };
      for (const name of names) {
        const found = parts[name].regExp.exec(values[name]);
        if (found === null) return null;
        const groups = create(Object.prototype);
        for (let i = 0; i < parts[name].groups.length; i++) {
          defineProperty(groups, parts[name].groups[i], { __proto__: null, value: found[i + 1], writable: true, enumerable: true, configurable: true });
        }
        result[name] = { input: values[name], groups };
      }
      return result;
    }
    test(input = {}, base = undefined) { return this.#match(input, base) !== null; }
    exec(input = {}, base = undefined) { return this.#match(input, base); }
    get hasRegExpGroups() { return names.some((name) => this.#parts[name].hasRegExp); }
    get [toStringTag]() { return "URLPattern"; }
  }

  return { URLPattern };
})
