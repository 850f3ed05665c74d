// Writes cldr.bin from the JSON packages of Unicode CLDR. How to run it is in README.md beside this file.
//
// The file is an index and many sections. A section is lines of `key<TAB>value`, compressed with Brotli by itself, so that a function which formats one
// date in one language unpacks a few kilobytes. The section of a regional locale holds what differs from its parent; a key with an empty value after
// U+0001 is one that the parent has and the locale has not.
import process from 'node:process';
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const [root, output] = process.argv.slice(2);
if (!output) throw new Error('usage: node generate.mjs FOLDER_WITH_CLDR_PACKAGES OUTPUT');

const languages = ('en de fr es it pt nl pl sv da nb nn no fi is cs sk hu ro bg hr sr sl bs mk sq et lv lt el tr uk ru be ar he fa ur hi bn ta te ml mr gu kn pa ne si '
  + 'th vi id ms fil sw zh yue ja ko ka hy az kk uz mn km lo my am af ca eu gl cy ga zu').split(' ');
// Names of languages, regions and scripts are long: they are kept for the languages that most people read.
const named = new Set('en de fr es it pt nl pl sv da nb no fi cs sk hu ro bg hr el tr uk ru ar he fa hi th vi id zh ja ko ca'.split(' '));
const units = ('acre bit byte celsius centimeter day degree fahrenheit fluid-ounce foot gallon gigabit gigabyte gram hectare hour inch kilobit kilobyte kilogram '
  + 'kilometer liter megabit megabyte meter microsecond mile mile-scandinavian milliliter millimeter millisecond minute month nanosecond ounce percent petabyte '
  + 'pound second stone terabit terabyte week yard year').split(' ');
const compounds = ['kilometer-per-hour', 'mile-per-hour', 'meter-per-second', 'mile-per-gallon', 'liter-per-kilometer'];

const json = path => JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
const supplemental = name => json(`cldr-core/supplemental/${name}.json`).supplemental;
const available = json('cldr-core/availableLocales.json').availableLocales.full;
const likely = supplemental('likelySubtags').likelySubtags;
const parents = supplemental('parentLocales').parentLocales.parentLocale;

const locales = available.filter(l => languages.includes(l.split('-')[0]) && existsSync(`${root}/cldr-dates-full/main/${l}/ca-gregorian.json`) && !/POSIX|VALENCIA|valencia|-u-/.test(l));
const main = (pack, locale, file) => {
  const path = `cldr-${pack}-full/main/${locale}/${file}.json`;
  return existsSync(`${root}/${path}`) ? json(path).main[locale] : null;
};
const parentOf = locale => {
  const named = parents[locale] ?? (locale.includes('-') ? locale.slice(0, locale.lastIndexOf('-')) : 'root');
  return named === 'root' || locales.includes(named) ? named : parentOf(named);
};

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const widths = { wide: 4, abbreviated: 3, narrow: 5, short: 6 };
const pick = value => typeof value === 'string' ? value : value?._value ?? '';
const four = o => ['full', 'long', 'medium', 'short'].map(k => pick(o[k])).join('|');

function dates(locale, to) {
  const g = main('dates', locale, 'ca-gregorian').dates.calendars.gregorian;
  const names = (prefix, from, keys) => {
    for (const [context, letter] of [['format', 'f'], ['stand-alone', 's']])
      for (const [width, n] of Object.entries(widths))
        if (from[context]?.[width]) to(`${prefix}${letter}${n}`, keys.map(k => from[context][width][k] ?? '').join('|'));
  };
  names('m', g.months, months);
  names('w', g.days, weekdays);
  names('q', g.quarters, ['1', '2', '3', '4']);
  for (const [width, n] of Object.entries(widths)) {
    const p = g.dayPeriods.format[width];
    if (p) to(`p${n}`, Object.entries(p).filter(([k]) => !k.includes('-alt-')).map(([k, v]) => `${k}=${v}`).join('|'));
  }
  to('e4', ['0', '1'].map(k => g.eras.eraNames[k]).join('|'));
  to('e3', ['0', '1'].map(k => g.eras.eraAbbr[k]).join('|'));
  to('e5', ['0', '1'].map(k => g.eras.eraNarrow[k]).join('|'));
  to('date', four(g.dateFormats));
  to('time', four(g.timeFormats));
  to('join', four(g.dateTimeFormats));
  to('at', four(g['dateTimeFormats-atTime'].standard));
  for (const [k, v] of Object.entries(g.dateTimeFormats.availableFormats)) if (!k.includes('-') && !/[wW]/.test(k)) to(`s.${k}`, pick(v));
  for (const [k, v] of Object.entries(g.dateTimeFormats.appendItems)) if (['Day-Of-Week', 'Era', 'Timezone', 'Year', 'Month', 'Day', 'Hour', 'Minute', 'Second'].includes(k)) to(`a.${k}`, v);
  for (const [k, v] of Object.entries(g.dateTimeFormats.intervalFormats)) {
    if (k === 'intervalFormatFallback') to('range', v);
    else for (const [letter, pattern] of Object.entries(v)) if (!letter.includes('-')) to(`i.${k}.${letter}`, pattern);
  }
  const fields = main('dates', locale, 'dateFields').dates.fields;
  for (const f of ['era', 'year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'zone']) to(`f.${f}`, fields[f].displayName);
}

function zones(locale, to) {
  const t = main('dates', locale, 'timeZoneNames').dates.timeZoneNames;
  to('gmt', t.gmtFormat); to('zero', t.gmtZeroFormat); to('hour', t.hourFormat); to('region', t.regionFormat);
  const six = o => ['long', 'short'].flatMap(w => ['generic', 'standard', 'daylight'].map(k => o[w]?.[k] ?? '')).map(v => v.includes('∅') ? '' : v).join('|');
  for (const [k, v] of Object.entries(t.metazone ?? {})) if (living.has(k) && six(v) !== '|||||') to(`m.${k}`, six(v));
  const walk = (path, o) => {
    for (const [k, v] of Object.entries(o)) {
      if (typeof v !== 'object') continue;
      const here = path ? `${path}/${k}` : k;
      if (v.long || v.short) to(`z.${here}`, six(v));
      if (!v.exemplarCity) walk(here, v);
    }
  };
  walk('', t.zone ?? {});
}

function numbers(locale, to) {
  const n = main('numbers', locale, 'numbers').numbers;
  to('nu', n.defaultNumberingSystem);
  to('mingroup', n.minimumGroupingDigits);
  to('native', n.otherNumberingSystems.native);
  const systems = new Set(['latn', n.defaultNumberingSystem, n.otherNumberingSystems.native]);
  for (const nu of systems) {
    const s = n[`symbols-numberSystem-${nu}`];
    if (!s) continue;
    to(`sym.${nu}`, [s.decimal, s.group, s.percentSign, s.plusSign, s.minusSign, s.exponential, s.infinity, s.nan, s.approximatelySign, s.timeSeparator, s.currencyDecimal ?? '', s.currencyGroup ?? ''].join('|'));
    const d = n[`decimalFormats-numberSystem-${nu}`], c = n[`currencyFormats-numberSystem-${nu}`];
    to(`dec.${nu}`, d.standard);
    to(`pct.${nu}`, n[`percentFormats-numberSystem-${nu}`].standard);
    to(`sci.${nu}`, n[`scientificFormats-numberSystem-${nu}`].standard);
    to(`cur.${nu}`, c.standard); to(`cua.${nu}`, c['standard-alphaNextToNumber'] ?? '');
    to(`acc.${nu}`, c.accounting); to(`aca.${nu}`, c['accounting-alphaNextToNumber'] ?? '');
    to(`spb.${nu}`, c.currencySpacing.beforeCurrency.insertBetween); to(`spa.${nu}`, c.currencySpacing.afterCurrency.insertBetween);
    for (const [k, v] of Object.entries(c)) if (k.startsWith('unitPattern-count-')) to(`cup.${nu}.${k.slice(18)}`, v);
    to(`rng.${nu}`, n[`miscPatterns-numberSystem-${nu}`]?.range ?? '{0}–{1}');
    to(`apx.${nu}`, n[`miscPatterns-numberSystem-${nu}`]?.approximately ?? '~{0}');
    const compact = (prefix, o) => {
      for (const [k, v] of Object.entries(o ?? {})) {
        if (k.includes('alpha')) continue;
        const [power, count] = k.split('-count-');
        to(`${prefix}.${nu}.${power.length - 1}.${count}`, v);
      }
    };
    compact('ks', d.short?.decimalFormat); compact('kl', d.long?.decimalFormat); compact('kc', c.short?.standard);
  }
}

function currencies(locale, to) {
  const c = main('numbers', locale, 'currencies').numbers.currencies;
  for (const [code, v] of Object.entries(c)) {
    if (!current.has(code)) continue;
    const spelled = common.has(code) || named.has(locale.split('-')[0]);
    const counts = Object.entries(v).filter(([k]) => k.startsWith('displayName-count-')).map(([k, x]) => `${k.slice(18)}=${x}`);
    const entry = [v.symbol ?? code, v['symbol-alt-narrow'] ?? '', ...spelled ? [v.displayName ?? code, ...counts] : []].join('|');
    if (spelled || entry !== `${code}|`) to(code, entry);
  }
}

function unitNames(locale, to) {
  const u = main('units', locale, 'units').units;
  for (const width of ['long', 'short', 'narrow']) {
    const from = u[width];
    to(`${width}.per`, from.per.compoundUnitPattern);
    for (const [key, v] of Object.entries(from)) {
      const name = key.slice(key.indexOf('-') + 1);
      const wanted = units.includes(name) || compounds.includes(name);
      if (!wanted || /^(10p|1024p|power|times)/.test(key)) continue;
      for (const [k, x] of Object.entries(v)) if (k.startsWith('unitPattern-count-')) to(`${width}.${name}.${k.slice(18)}`, x);
      if (v.perUnitPattern) to(`${width}.${name}.per`, v.perUnitPattern);
    }
  }
}

function relative(locale, to) {
  const fields = main('dates', locale, 'dateFields').dates.fields;
  for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'])
    for (const [suffix, style] of [['', 'long'], ['-short', 'short'], ['-narrow', 'narrow']]) {
      const f = fields[unit + suffix];
      for (const [k, v] of Object.entries(f)) {
        if (k.startsWith('relative-type-')) to(`${unit}.${style}.${k.slice(14)}`, v);
        else if (k.startsWith('relativeTime-type-')) for (const [c, x] of Object.entries(v)) to(`${unit}.${style}.${k.slice(18)}.${c.slice(26)}`, x);
      }
    }
}

function lists(locale, to) {
  const l = main('misc', locale, 'listPatterns').listPatterns;
  for (const [type, name] of [['standard', 'conjunction'], ['or', 'disjunction'], ['unit', 'unit']])
    for (const [suffix, style] of [['', 'long'], ['-short', 'short'], ['-narrow', 'narrow']]) {
      const p = l[`listPattern-type-${type}${suffix}`];
      to(`${name}.${style}`, [p.start, p.middle, p.end, p['2']].join('|'));
    }
}

function names(locale, to) {
  if (!named.has(locale.split('-')[0])) return;
  const territories = main('localenames', locale, 'territories')?.localeDisplayNames.territories ?? {};
  for (const [k, v] of Object.entries(territories)) if (!k.includes('-alt-') && v !== k) to(`r.${k}`, v);
  const l = main('localenames', locale, 'languages')?.localeDisplayNames.languages ?? {};
  for (const [k, v] of Object.entries(l)) if (!k.includes('-alt-') && (k.split('-')[0].length === 2 || ['fil', 'yue', 'haw', 'chr', 'ckb'].includes(k)) && v !== k) to(`l.${k}`, v);
  const scripts = main('localenames', locale, 'scripts')?.localeDisplayNames.scripts ?? {};
  for (const [k, v] of Object.entries(scripts)) if (['Latn', 'Cyrl', 'Arab', 'Hans', 'Hant', 'Deva', 'Grek', 'Hebr', 'Jpan', 'Kore', 'Thai', 'Beng', 'Armn', 'Geor', 'Hira', 'Kana', 'Hang', 'Hani'].includes(k.split('-')[0])) to(`s.${k}`, v);
  const p = main('localenames', locale, 'localeDisplayNames')?.localeDisplayNames.localeDisplayPattern;
  if (p) { to('p.one', p.localePattern); to('p.join', p.localeSeparator); }
}

// Metazones that some zone was in since 1990.
const living = new Set(['GMT']);
const metazones = supplemental('metaZones').metaZones.metazoneInfo.timezone;
const collect = o => {
  for (const v of Object.values(o))
    if (Array.isArray(v)) { for (const { usesMetazone: u } of v) if (!u._to || u._to > '1990') living.add(u._mzone); } else collect(v);
};
collect(metazones);

// Currencies that some region uses or used since 1990.
const regionCurrencies = supplemental('currencyData').currencyData;
const common = new Set('USD EUR JPY GBP CNY AUD CAD CHF HKD NZD SEK KRW SGD NOK MXN INR RUB ZAR TRY BRL TWD DKK PLN THB IDR HUF CZK ILS CLP PHP AED COP SAR MYR RON UAH VND ARS EGP NGN'.split(' '));
const current = new Set(['XXX', 'XAU', 'XAG', 'XPT', 'XPD', 'XDR']);
for (const list of Object.values(regionCurrencies.region)) for (const entry of list) for (const [code, v] of Object.entries(entry)) if (!v._to || v._to > '1998') current.add(code);

const sections = new Map();
const kinds = { d: dates, z: zones, n: numbers, c: currencies, u: unitNames, r: relative, l: lists, t: names };
const sizes = {};
for (const [kind, fill] of Object.entries(kinds)) {
  const full = new Map();
  for (const locale of locales) {
    const lines = new Map();
    fill(locale, (k, v) => {
      if (v === undefined) throw new Error(`${locale} ${kind} ${k}`);
      if (/[\t\n\u0001]/.test(k + v)) throw new Error(`${locale} ${k} holds a separator`);
      lines.set(k, v);
    });
    full.set(locale, lines);
  }
  for (const [locale, lines] of full) {
    const parent = full.get(parentOf(locale));
    const text = [];
    for (const [k, v] of lines) if (parent?.get(k) !== v) text.push(`${k}\t${v}`);
    for (const k of parent?.keys() ?? []) if (!lines.has(k)) text.push(`${k}\t\u0001`);
    if (text.length) sections.set(`${kind}/${locale}`, text.join('\n'));
  }
}

// What holds for all languages.
const plural = [];
for (const [kind, file, key] of [['cardinal', 'plurals', 'plurals-type-cardinal'], ['ordinal', 'ordinals', 'plurals-type-ordinal']])
  for (const [language, rules] of Object.entries(supplemental(file)[key]))
    if (languages.includes(language.split('-')[0]))
      plural.push(`${kind}.${language}\t` + Object.entries(rules).filter(([k]) => !k.endsWith('other')).map(([k, v]) => `${k.slice(17)}=${v.split('@')[0].trim()}`).join('|'));
sections.set('plurals', plural.join('\n'));

const content = json('cldr-core/defaultContent.json').defaultContent;
const general = [];
for (const locale of locales) general.push(`p.${locale}\t${parentOf(locale)}`);
const scripted = new Set(locales.map(l => l.split('-').slice(0, 2).join('-')).filter(l => /-[A-Z][a-z]{3}$/.test(l)));
for (const l of content) if (languages.includes(l.split('-')[0]) && !locales.includes(l)) {
  let to = l;
  while (!locales.includes(to) && to.includes('-')) to = to.slice(0, to.lastIndexOf('-'));
  if (locales.includes(to)) general.push(`a.${l}\t${to}`);
}
// The script is the one that the language is written in: zh-CN and sr-RS.
for (const l of content) {
  const [language, script, region] = l.split('-');
  if (region && languages.includes(language) && likely[language]?.split('-')[1] === script && !locales.includes(`${language}-${region}`)) general.push(`a.${language}-${region}\t${language}`);
}
// A language and region whose script the tag leaves out: zh-TW, sr-ME.
for (const [tag, full] of Object.entries(likely)) {
  const [language, region] = tag.split('-'), script = full.split('-')[1];
  const target = `${language}-${script}`;
  if (region && /^[A-Z]{2}$/.test(region) && scripted.has(target) && !locales.includes(tag) && locales.includes(target) && !content.includes(tag))
    general.push(`a.${tag}\t${locales.includes(`${target}-${region}`) ? `${target}-${region}` : target}`);
}
for (const l of locales) {
  const [language, script, region] = l.split('-');
  if (!region || !/^[A-Z][a-z]{3}$/.test(script)) continue;
  const tag = `${language}-${region}`;
  if (likely[tag]?.split('-')[1] === script && !general.some(g => g.startsWith(`a.${tag}\t`))) general.push(`a.${tag}\t${l}`);
}
for (const language of new Set([...locales, ...languages])) if (likely[language]) general.push(`r.${language}\t${likely[language].split('-')[2]}`);
for (const [region, t] of Object.entries(supplemental('timeData').timeData)) general.push(`h.${region}\t${t._preferred}|${t._allowed.split(' ')[0]}`);
for (const [code, f] of Object.entries(regionCurrencies.fractions)) general.push(`f.${code}\t${f._digits}`);
const systems = supplemental('numberingSystems').numberingSystems;
for (const [nu, s] of Object.entries(systems)) if (s._type === 'numeric') general.push(`n.${nu}\t${s._digits}`);
const ranges = supplemental('dayPeriods').dayPeriodRuleSet;
for (const [language, rules] of Object.entries(ranges)) if (languages.includes(language))
  general.push(`b.${language}\t` + Object.entries(rules).filter(([k]) => k !== 'midnight').map(([k, r]) => `${k}=${r._at ?? `${r._from}-${r._before}`}`).join('|'));
sections.set('general', [...new Map(general.map(g => [g.split('\t')[0], g])).values()].join('\n'));

const meta = [];
const walk = (path, o) => {
  for (const [k, v] of Object.entries(o)) {
    const here = path ? `${path}/${k}` : k;
    if (Array.isArray(v)) meta.push(`${here}\t` + v.map(u => `${u.usesMetazone._mzone},${u.usesMetazone._from ?? ''},${u.usesMetazone._to ?? ''}`).join('|'));
    else walk(here, v);
  }
};
walk('', metazones);
// Other names of the same zone, as IANA and CLDR know them.
for (const { _alias: list } of Object.values(json('cldr-bcp47/bcp47/timezone.json').keyword.u.tz)) {
  const [first, ...others] = list?.split(' ') ?? [];
  const known = [first, ...others].find(id => meta.some(m => m.startsWith(`${id}\t`)));
  if (known) for (const id of [first, ...others]) if (id !== known && !meta.some(m => m.startsWith(`${id}\t`))) meta.push(`@${id}\t${known}`);
}
sections.set('metazones', meta.join('\n'));

const bodies = [];
const index = [];
let offset = 0;
for (const [name, text] of sections) {
  const raw = Buffer.from(text, 'utf8');
  const packed = brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 20, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } });
  index.push(`${name} ${offset} ${packed.length} ${raw.length}`);
  bodies.push(packed);
  offset += packed.length;
  const kind = name.split('/')[0];
  sizes[kind] = (sizes[kind] ?? 0) + packed.length;
}
const head = Buffer.from(index.join('\n'), 'ascii');
const length = Buffer.alloc(4);
length.writeInt32LE(head.length);
writeFileSync(output, Buffer.concat([length, head, ...bodies]));
console.log(`${locales.length} locales, ${sections.size} sections, ${offset + head.length} bytes`, sizes);
