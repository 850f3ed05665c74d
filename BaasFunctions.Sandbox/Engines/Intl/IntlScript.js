"use strict";
// Intl.DateTimeFormat, NumberFormat, PluralRules, RelativeTimeFormat, ListFormat and DisplayNames, and toLocaleString of dates and numbers, as ECMA-402
// has them. What a language says comes from the host; here options are read and checked in the order of the specification.
(host => {
  const own = Intl, canonical = own.getCanonicalLocales, OwnDateTimeFormat = own.DateTimeFormat;
  const now = Date.now, timeOf = Date.prototype.getTime, numberOf = Number.prototype.valueOf, bigOf = BigInt.prototype.valueOf;
  const slots = new WeakMap(), get = WeakMap.prototype.get, set = WeakMap.prototype.set;
  const call = Function.prototype.call.bind(Function.prototype.call);

  const canonicalOf = locales => {
    try {
      return call(canonical, own, locales);
    } catch (error) {
      throw error instanceof RangeError ? new RangeError(`Incorrect locale information provided: ${error.message}`) : error;
    }
  };
  const tagsOf = locales => {
    const tags = canonicalOf(locales);
    let text = "";
    for (let i = 0; i < tags.length; i++) text += (i ? " " : "") + tags[i];
    return text;
  };
  const optionsOf = options => {
    if (options === undefined) return Object.create(null);
    if (options === null) throw new TypeError("Cannot convert undefined or null to object");
    return Object(options);
  };
  const textOption = (kind, options, name, values, fallback) => {
    let value = options[name];
    if (value === undefined) return fallback;
    value = String(value);
    if (values !== undefined) {
      for (let i = 0; i < values.length; i++) if (values[i] === value) return value;
      throw new RangeError(`Value ${short(value)} out of range for Intl.${kind} options property ${name}`);
    }
    return value;
  };
  const short = value => value.length > 40 ? value.slice(0, 40) + "…" : value;
  const typeOption = (kind, options, name) => {
    const value = textOption(kind, options, name);
    if (value !== undefined && !/^[a-z0-9]{3,8}(-[a-z0-9]{3,8})*$/i.test(value)) throw new RangeError(`Invalid ${name} : ${short(value)}`);
    return value === undefined ? undefined : value.toLowerCase();
  };
  const digitsValue = (value, name, least, most, fallback) => {
    if (value === undefined) return fallback;
    value = Number(value);
    if (!(value >= least && value <= most)) throw new RangeError(`${name} value is out of range.`);
    return Math.floor(value);
  };
  const matcher = (kind, options) => textOption(kind, options, "localeMatcher", ["lookup", "best fit"], "best fit");

  const slotOf = (object, kind, method) => {
    const slot = object !== null && typeof object === "object" ? call(get, slots, object) : undefined;
    if (slot === undefined || slot.kind !== kind) {
      throw new TypeError(`Method Intl.${kind}.prototype.${method} called on incompatible receiver ${typeof object === "symbol" ? "Symbol()" : short(String(Object.prototype.toString.call(object)))}`);
    }
    return slot;
  };
  const make = (target, slot) => {
    const object = Object.create(target.prototype !== null && typeof target.prototype === "object" ? target.prototype : Object.prototype);
    call(set, slots, object, slot);
    return object;
  };
  const publish = (kind, constructor, methods) => {
    const descriptors = Object.getOwnPropertyDescriptors(methods);
    for (const name in descriptors) descriptors[name].enumerable = false;
    Object.defineProperties(constructor.prototype, descriptors);
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: `Intl.${kind}`, configurable: true });
    Object.defineProperty(constructor, "prototype", { writable: false });
    const statics = Object.getOwnPropertyDescriptors({
      supportedLocalesOf(locales, options) {
        const tags = canonicalOf(locales), found = [];
        if (options !== undefined) matcher(kind, optionsOf(options));
        for (let i = 0; i < tags.length; i++) if (host.supports(tags[i])) found.push(tags[i]);
        return found;
      },
    });
    statics.supportedLocalesOf.enumerable = false;
    Object.defineProperties(constructor, statics);
    Object.defineProperty(own, kind, { value: constructor, writable: true, enumerable: false, configurable: true });
  };
  const copy = from => ({ ...from });

  // Dates.

  const dateNames = ["weekday", "year", "month", "day"], timeNames = ["dayPeriod", "hour", "minute", "second", "fractionalSecondDigits"];
  const styles = ["full", "long", "medium", "short"], text3 = ["narrow", "short", "long"], number2 = ["2-digit", "numeric"];
  const createDate = (locales, given, required, defaults) => {
    const tags = tagsOf(locales), options = optionsOf(given), K = "DateTimeFormat";
    matcher(K, options);
    const calendar = typeOption(K, options, "calendar"), system = typeOption(K, options, "numberingSystem");
    let hour12 = options.hour12;
    if (hour12 !== undefined) hour12 = Boolean(hour12);
    const hourCycle = textOption(K, options, "hourCycle", ["h11", "h12", "h23", "h24"]);
    let zone = options.timeZone;
    if (zone !== undefined) {
      zone = String(zone);
      if (!host.hasTimeZone(zone)) throw new RangeError(`Invalid time zone specified: ${short(zone)}`);
    }
    const weekday = textOption(K, options, "weekday", text3), era = textOption(K, options, "era", text3);
    let year = textOption(K, options, "year", number2), month = textOption(K, options, "month", ["2-digit", "numeric", "narrow", "short", "long"]);
    let day = textOption(K, options, "day", number2);
    const dayPeriod = textOption(K, options, "dayPeriod", text3);
    let hour = textOption(K, options, "hour", number2), minute = textOption(K, options, "minute", number2), second = textOption(K, options, "second", number2);
    const fraction = digitsValue(options.fractionalSecondDigits, "fractionalSecondDigits", 1, 3);
    const zoneName = textOption(K, options, "timeZoneName", ["short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric"]);
    textOption(K, options, "formatMatcher", ["basic", "best fit"]);
    const dateStyle = textOption(K, options, "dateStyle", styles), timeStyle = textOption(K, options, "timeStyle", styles);
    if (dateStyle !== undefined || timeStyle !== undefined) {
      const explicit = { weekday, era, year, month, day, dayPeriod, hour, minute, second, fractionalSecondDigits: fraction, timeZoneName: zoneName };
      for (const name in explicit) {
        if (explicit[name] !== undefined) throw new TypeError(`Can't set option ${name} when ${dateStyle !== undefined ? "dateStyle" : "timeStyle"} is used`);
      }
      if (required === "date" && timeStyle !== undefined) throw new TypeError("Invalid option : timeStyle");
      if (required === "time" && dateStyle !== undefined) throw new TypeError("Invalid option : dateStyle");
    } else {
      const hasDate = weekday !== undefined || year !== undefined || month !== undefined || day !== undefined;
      const hasTime = dayPeriod !== undefined || hour !== undefined || minute !== undefined || second !== undefined || fraction !== undefined;
      if (!(required !== "time" && hasDate || required !== "date" && hasTime)) {
        if (defaults !== "time") year = month = day = "numeric";
        if (defaults !== "date") hour = minute = second = "numeric";
      }
    }
    return host.date(tags, calendar, system, hourCycle, hour12, zone, weekday, era, year, month, day, dayPeriod, hour, minute, second, fraction, zoneName, dateStyle, timeStyle);
  };
  const timeValue = (value, name) => {
    value = value === undefined ? now() : Number(value);
    if (!(Math.abs(value) <= 8.64e15)) throw new RangeError("Invalid time value");
    return Math.trunc(value) + 0;
  };
  const isTemporal = value => value !== null && typeof value === "object" && typeof value[Symbol.toStringTag] === "string" && value[Symbol.toStringTag].startsWith("Temporal.");
  // The engine's own formatter knows the objects of Temporal.
  const engineFormatter = slot => slot.engine ??= new OwnDateTimeFormat(slot.locales, slot.options);

  const DateTimeFormat = function DateTimeFormat(locales = undefined, options = undefined) {
    const made = createDate(locales, options, "any", "date");
    return make(new.target ?? DateTimeFormat, { kind: "DateTimeFormat", made, locales: made.resolved.locale, options: options === undefined ? undefined : copy(options) });
  };
  publish("DateTimeFormat", DateTimeFormat, {
    get format() {
      const slot = slotOf(this, "DateTimeFormat", "format");
      return slot.bound ??= Object.defineProperty(date => isTemporal(date) ? engineFormatter(slot).format(date) : slot.made.format(timeValue(date)), "name", { value: "" });
    },
    formatToParts(date) {
      const slot = slotOf(this, "DateTimeFormat", "formatToParts");
      return isTemporal(date) ? engineFormatter(slot).formatToParts(date) : slot.made.parts(timeValue(date));
    },
    formatRange(startDate, endDate) {
      const slot = slotOf(this, "DateTimeFormat", "formatRange");
      if (startDate === undefined || endDate === undefined) throw new TypeError("startDate or endDate cannot be undefined");
      if (isTemporal(startDate)) return engineFormatter(slot).formatRange(startDate, endDate);
      return joined(slot.made.range(timeValue(startDate), timeValue(endDate)));
    },
    formatRangeToParts(startDate, endDate) {
      const slot = slotOf(this, "DateTimeFormat", "formatRangeToParts");
      if (startDate === undefined || endDate === undefined) throw new TypeError("startDate or endDate cannot be undefined");
      if (isTemporal(startDate)) return engineFormatter(slot).formatRangeToParts(startDate, endDate);
      return slot.made.range(timeValue(startDate), timeValue(endDate));
    },
    resolvedOptions() {
      return copy(slotOf(this, "DateTimeFormat", "resolvedOptions").made.resolved);
    },
  });
  const joined = parts => {
    let text = "";
    for (let i = 0; i < parts.length; i++) text += parts[i].value;
    return text;
  };

  const dateMethod = (required, defaults) => (date, locales, options) => {
    const time = call(timeOf, date);
    return time !== time ? "Invalid Date" : createDate(locales, options, required, defaults).format(time);
  };
  const asText = dateMethod("any", "all"), asDate = dateMethod("date", "date"), asTime = dateMethod("time", "time");

  // Numbers.

  const units = host.units();
  const createNumber = (locales, given, K = "NumberFormat", plural = false) => {
    const tags = tagsOf(locales), options = optionsOf(given);
    matcher(K, options);
    const system = plural ? undefined : typeOption(K, options, "numberingSystem");
    let style = "decimal", currency, currencyDisplay = "symbol", currencySign = "standard", unit, unitDisplay = "short";
    if (!plural) {
      style = textOption(K, options, "style", ["decimal", "percent", "currency", "unit"], "decimal");
      currency = textOption(K, options, "currency");
      if (currency === undefined) {
        if (style === "currency") throw new TypeError("Currency code is required with currency style.");
      } else if (!/^[a-z]{3}$/i.test(currency)) throw new RangeError(`Invalid currency code : ${short(currency)}`);
      currencyDisplay = textOption(K, options, "currencyDisplay", ["code", "symbol", "narrowSymbol", "name"], "symbol");
      currencySign = textOption(K, options, "currencySign", ["standard", "accounting"], "standard");
      unit = textOption(K, options, "unit");
      if (unit === undefined) {
        if (style === "unit") throw new TypeError("Unit is required with unit style.");
      } else if (!isUnit(unit)) throw new RangeError(`Invalid unit argument for Intl.NumberFormat() '${short(unit)}'`);
      unitDisplay = textOption(K, options, "unitDisplay", ["short", "narrow", "long"], "short");
      currency = style === "currency" ? currency.toUpperCase() : undefined;
      if (style !== "unit") unit = undefined;
    }
    const notation = textOption(K, options, "notation", ["standard", "scientific", "engineering", "compact"], "standard");
    const places = style === "currency" && notation === "standard" ? host.currencyDigits(currency) : 0;
    const digits = digitOptions(K, options, style === "currency" && notation === "standard" ? places : 0, style === "currency" && notation === "standard" ? places : style === "percent" ? 0 : 3, notation === "compact");
    let compactDisplay = "short", grouping = notation === "compact" ? "min2" : "auto", sign = "auto";
    compactDisplay = textOption(K, options, "compactDisplay", ["short", "long"], "short");
    if (!plural) {
      let wanted = options.useGrouping;
      if (wanted !== undefined) {
        if (wanted === true) grouping = "always";
        else if (wanted === false || !wanted) grouping = "false";
        else {
          wanted = String(wanted);
          if (wanted === "min2" || wanted === "auto" || wanted === "always") grouping = wanted;
          else if (wanted !== "true" && wanted !== "false") throw new RangeError(`Value ${short(wanted)} out of range for Intl.NumberFormat options property useGrouping`);
        }
      }
      sign = textOption(K, options, "signDisplay", ["auto", "never", "always", "exceptZero", "negative"], "auto");
    }
    return host.number(tags, system, style, currency, currencyDisplay, currencySign, unit, unitDisplay, notation, compactDisplay, sign, grouping,
      digits.integer, digits.minimumFraction, digits.maximumFraction, digits.minimumSignificant, digits.maximumSignificant,
      digits.mode, digits.increment, digits.priority, digits.trailing);
  };
  const isUnit = unit => {
    const parts = unit.split("-per-");
    return parts.length <= 2 && parts.every(part => units.includes(part));
  };
  const increments = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000];
  const digitOptions = (K, options, leastDefault, mostDefault, isCompact) => {
    const integer = digitsValue(options.minimumIntegerDigits, "minimumIntegerDigits", 1, 21, 1);
    let lowFraction = options.minimumFractionDigits, highFraction = options.maximumFractionDigits;
    let low = options.minimumSignificantDigits, high = options.maximumSignificantDigits;
    let increment = digitsValue(options.roundingIncrement, "roundingIncrement", 1, 5000, 1);
    if (!increments.includes(increment)) throw new RangeError("roundingIncrement value is out of range.");
    const mode = textOption(K, options, "roundingMode", ["ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven"], "halfExpand");
    let priority = textOption(K, options, "roundingPriority", ["auto", "morePrecision", "lessPrecision"], "auto");
    const trailing = textOption(K, options, "trailingZeroDisplay", ["auto", "stripIfInteger"], "auto");
    if (increment !== 1) mostDefault = leastDefault;
    const hasSignificant = low !== undefined || high !== undefined, hasFraction = lowFraction !== undefined || highFraction !== undefined;
    let needSignificant = true, needFraction = true;
    if (priority === "auto") {
      needSignificant = hasSignificant;
      if (needSignificant || !hasFraction && isCompact) needFraction = false;
    }
    const result = { integer, minimumFraction: -1, maximumFraction: -1, minimumSignificant: 0, maximumSignificant: 0, mode, increment, priority, trailing };
    if (needSignificant) {
      if (hasSignificant) {
        result.minimumSignificant = digitsValue(low, "minimumSignificantDigits", 1, 21, 1);
        result.maximumSignificant = digitsValue(high, "maximumSignificantDigits", result.minimumSignificant, 21, 21);
      } else {
        result.minimumSignificant = 1;
        result.maximumSignificant = 21;
      }
    }
    if (needFraction) {
      if (hasFraction) {
        low = digitsValue(lowFraction, "minimumFractionDigits", 0, 100);
        high = digitsValue(highFraction, "maximumFractionDigits", 0, 100);
        if (low === undefined) low = Math.min(leastDefault, high);
        else if (high === undefined) high = Math.max(mostDefault, low);
        else if (low > high) throw new RangeError("maximumFractionDigits value is out of range.");
        result.minimumFraction = low;
        result.maximumFraction = high;
      } else {
        result.minimumFraction = leastDefault;
        result.maximumFraction = mostDefault;
      }
    }
    if (!needSignificant && !needFraction) {
      result.minimumFraction = result.maximumFraction = 0;
      result.minimumSignificant = 1;
      result.maximumSignificant = 2;
      result.priority = "morePrecision";
    }
    if (increment !== 1) {
      if (result.priority !== "auto" || needSignificant) throw new TypeError("roundingIncrement value is invalid.");
      if (result.minimumFraction !== result.maximumFraction) throw new RangeError("roundingIncrement value is out of range.");
    }
    return result;
  };
  // The digits of what is to be written: a text keeps all of its own.
  const numeric = value => {
    if (typeof value === "object" && value !== null || typeof value === "function") value = value[Symbol.toPrimitive] || value.valueOf || value.toString ? primitive(value) : value;
    if (typeof value === "bigint") {
      // Nobody reads longer numbers, and to write them costs more than in proportion.
      if (BigInt.asIntN(65536, value) !== value) throw new RangeError("The BigInt is too large to be formatted");
      return String(value);
    }
    if (typeof value === "string") {
      const text = value.trim();
      if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && text.length <= 1000) return text[0] === "+" ? text.slice(1) : text;
    }
    value = Number(value);
    return Object.is(value, -0) ? "-0" : String(value);
  };
  const primitive = value => {
    const convert = value[Symbol.toPrimitive];
    if (convert !== undefined && convert !== null) return call(convert, value, "number");
    const plain = value.valueOf();
    return typeof plain === "object" || typeof plain === "function" ? String(value) : plain;
  };
  const NumberFormat = function NumberFormat(locales = undefined, options = undefined) {
    return make(new.target ?? NumberFormat, { kind: "NumberFormat", made: createNumber(locales, options) });
  };
  const rangeOf = (slot, start, end) => {
    if (start === undefined || end === undefined) throw new TypeError("start or end cannot be undefined");
    start = numeric(start);
    end = numeric(end);
    if (start === "NaN" || end === "NaN") throw new RangeError("Invalid number range");
    return slot.made.range(start, end);
  };
  publish("NumberFormat", NumberFormat, {
    get format() {
      const slot = slotOf(this, "NumberFormat", "format");
      return slot.bound ??= Object.defineProperty(value => slot.made.format(numeric(value)), "name", { value: "" });
    },
    formatToParts(value) {
      return slotOf(this, "NumberFormat", "formatToParts").made.parts(numeric(value));
    },
    formatRange(start, end) {
      return joined(rangeOf(slotOf(this, "NumberFormat", "formatRange"), start, end));
    },
    formatRangeToParts(start, end) {
      return rangeOf(slotOf(this, "NumberFormat", "formatRangeToParts"), start, end);
    },
    resolvedOptions() {
      const options = copy(slotOf(this, "NumberFormat", "resolvedOptions").made.resolved);
      if (options.useGrouping === "false") options.useGrouping = false;
      return options;
    },
  });

  const PluralRules = function PluralRules(locales = undefined, options = undefined) {
    if (new.target === undefined) throw new TypeError("Constructor Intl.PluralRules requires 'new'");
    const type = textOption("PluralRules", optionsOf(options), "type", ["cardinal", "ordinal"], "cardinal");
    return make(new.target, { kind: "PluralRules", made: createNumber(locales, options, "PluralRules", true), type });
  };
  publish("PluralRules", PluralRules, {
    select(value) {
      const slot = slotOf(this, "PluralRules", "select");
      return slot.made.plural(slot.type, numeric(Number(value)));
    },
    selectRange(start, end) {
      const slot = slotOf(this, "PluralRules", "selectRange");
      if (start === undefined || end === undefined) throw new TypeError("start or end cannot be undefined");
      return slot.made.plural(slot.type, numeric(Number(end)));
    },
    resolvedOptions() {
      const slot = slotOf(this, "PluralRules", "resolvedOptions"), from = slot.made.resolved, result = { locale: from.locale, type: slot.type };
      for (const name of ["notation", "minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits", "minimumSignificantDigits", "maximumSignificantDigits"]) {
        if (from[name] !== undefined) result[name] = from[name];
      }
      result.pluralCategories = slot.made.categories(slot.type);
      for (const name of ["roundingIncrement", "roundingMode", "roundingPriority", "trailingZeroDisplay"]) result[name] = from[name];
      return result;
    },
  });

  // Words.

  const RelativeTimeFormat = function RelativeTimeFormat(locales = undefined, given = undefined) {
    if (new.target === undefined) throw new TypeError("Constructor Intl.RelativeTimeFormat requires 'new'");
    const K = "RelativeTimeFormat", tags = tagsOf(locales), options = optionsOf(given);
    matcher(K, options);
    const system = typeOption(K, options, "numberingSystem");
    const style = textOption(K, options, "style", ["long", "short", "narrow"], "long"), mode = textOption(K, options, "numeric", ["always", "auto"], "always");
    return make(new.target, { kind: K, made: host.relative(tags, system, style, mode), style, mode });
  };
  const unitOf = unit => {
    unit = String(unit);
    const single = unit.length > 1 && unit[unit.length - 1] === "s" ? unit.slice(0, -1) : unit;
    if (!["second", "minute", "hour", "day", "week", "month", "quarter", "year"].includes(single)) throw new RangeError(`Invalid unit argument for format() '${short(unit)}'`);
    return single;
  };
  const finite = value => {
    value = Number(value);
    if (!Number.isFinite(value)) throw new RangeError("Invalid number value: the value must be finite");
    return Object.is(value, -0) ? "-0" : String(value);
  };
  publish("RelativeTimeFormat", RelativeTimeFormat, {
    format(value, unit) {
      const slot = slotOf(this, "RelativeTimeFormat", "format"), number = finite(value);
      return joined(slot.made.parts(number, unitOf(unit)));
    },
    formatToParts(value, unit) {
      const slot = slotOf(this, "RelativeTimeFormat", "formatToParts"), number = finite(value);
      return slot.made.parts(number, unitOf(unit));
    },
    resolvedOptions() {
      const slot = slotOf(this, "RelativeTimeFormat", "resolvedOptions");
      return { locale: slot.made.locale, style: slot.style, numeric: slot.mode, numberingSystem: slot.made.numberingSystem };
    },
  });

  const ListFormat = function ListFormat(locales = undefined, given = undefined) {
    if (new.target === undefined) throw new TypeError("Constructor Intl.ListFormat requires 'new'");
    const K = "ListFormat", tags = tagsOf(locales);
    if (given !== undefined && (given === null || typeof given !== "object" && typeof given !== "function")) throw new TypeError("Incorrect ListFormat information provided");
    const options = given ?? Object.create(null);
    matcher(K, options);
    const type = textOption(K, options, "type", ["conjunction", "disjunction", "unit"], "conjunction");
    const style = textOption(K, options, "style", ["long", "short", "narrow"], "long");
    return make(new.target, { kind: K, made: host.list(tags, type, style), type, style });
  };
  const listParts = (slot, list) => {
    const items = [];
    if (list !== undefined) {
      for (const item of list) {
        if (typeof item !== "string") throw new TypeError("Iterable yielded a value which is not a string");
        items.push(item);
      }
    }
    const element = value => ({ type: "element", value });
    const count = items.length;
    if (count === 0) return [];
    if (count === 1) return [element(items[0])];
    const around = (which, left, right, next) => {
      const pieces = slot.made.pieces(which, next), parts = [];
      for (const piece of pieces) {
        if (piece === 0) parts.push(...left);
        else if (piece === 1) parts.push(...right);
        else parts.push({ type: "literal", value: piece });
      }
      return parts;
    };
    if (count === 2) return around("two", [element(items[0])], [element(items[1])], items[1]);
    let parts = around("end", [element(items[count - 2])], [element(items[count - 1])], items[count - 1]);
    for (let i = count - 3; i > 0; i--) parts = around("middle", [element(items[i])], parts, "");
    return around("start", [element(items[0])], parts, "");
  };
  publish("ListFormat", ListFormat, {
    format(list) {
      return joined(listParts(slotOf(this, "ListFormat", "format"), list));
    },
    formatToParts(list) {
      return listParts(slotOf(this, "ListFormat", "formatToParts"), list);
    },
    resolvedOptions() {
      const slot = slotOf(this, "ListFormat", "resolvedOptions");
      return { locale: slot.made.locale, type: slot.type, style: slot.style };
    },
  });

  const OwnDisplayNames = own.DisplayNames;
  const DisplayNames = function DisplayNames(locales, given) {
    if (new.target === undefined) throw new TypeError("Constructor Intl.DisplayNames requires 'new'");
    const K = "DisplayNames", tags = tagsOf(locales);
    if (given === null || typeof given !== "object" && typeof given !== "function") throw new TypeError("Incorrect DisplayNames information provided");
    matcher(K, given);
    const style = textOption(K, given, "style", text3, "long");
    const type = textOption(K, given, "type", ["language", "region", "script", "currency", "calendar", "dateTimeField"]);
    if (type === undefined) throw new TypeError("Required option \"type\" must not be undefined");
    const fallback = textOption(K, given, "fallback", ["code", "none"], "code");
    const languageDisplay = textOption(K, given, "languageDisplay", ["dialect", "standard"], "dialect");
    const engine = new OwnDisplayNames(locales, given);
    return make(new.target, { kind: K, made: host.names(tags), style, type, fallback, languageDisplay, engine });
  };
  publish("DisplayNames", DisplayNames, {
    of(code) {
      const slot = slotOf(this, "DisplayNames", "of");
      code = String(code);
      // The engine checks the form of the code, and answers where there is no name here.
      const fromEngine = slot.engine.of(code);
      return slot.made.of(slot.type, slot.style, slot.languageDisplay, code) ?? fromEngine;
    },
    resolvedOptions() {
      const slot = slotOf(this, "DisplayNames", "resolvedOptions"), result = { locale: slot.made.locale, style: slot.style, type: slot.type, fallback: slot.fallback };
      if (slot.type === "language") result.languageDisplay = slot.languageDisplay;
      return result;
    },
  });

  // Prototypes.

  const replace = (prototype, methods) => {
    const descriptors = Object.getOwnPropertyDescriptors(methods);
    for (const name in descriptors) {
      descriptors[name].enumerable = false;
      Object.defineProperty(descriptors[name].value, "length", { value: 0 });
    }
    Object.defineProperties(prototype, descriptors);
  };
  replace(Date.prototype, {
    toLocaleString(locales, options) { return asText(this, locales, options); },
    toLocaleDateString(locales, options) { return asDate(this, locales, options); },
    toLocaleTimeString(locales, options) { return asTime(this, locales, options); },
  });
  replace(Number.prototype, {
    toLocaleString(locales, options) { return createNumber(locales, options).format(numeric(call(numberOf, this))); },
  });
  replace(BigInt.prototype, {
    toLocaleString(locales, options) { return createNumber(locales, options).format(numeric(call(bigOf, this))); },
  });
  return {};
})
