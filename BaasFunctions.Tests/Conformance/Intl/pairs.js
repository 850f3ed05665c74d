(() => {
  // Locale × option pairs, one line each: what was asked, and the answer as JSON. Runs in the sandbox and in Node.js.
  const lines = [];
  const add = (name, ask) => {
    let answer;
    try { answer = ask(); } catch (error) { answer = error.name; }
    lines.push(name + ' => ' + JSON.stringify(answer));
  };
  const locales = ['en-US', 'en-GB', 'en-CA', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'es-ES', 'es-MX', 'it-IT', 'pt-BR', 'nl-NL', 'pl-PL', 'sv-SE',
    'da-DK', 'nb-NO', 'fi-FI', 'cs-CZ', 'tr-TR', 'ru-RU', 'uk-UA', 'el-GR', 'ja-JP', 'zh-CN', 'zh-TW', 'ko-KR', 'ar-EG', 'he-IL', 'hi-IN', 'th-TH', 'fa-IR'];
  const dates = [
    {}, { dateStyle: 'full' }, { dateStyle: 'long' }, { dateStyle: 'medium' }, { dateStyle: 'short' }, { timeStyle: 'full' }, { timeStyle: 'short' },
    { dateStyle: 'full', timeStyle: 'long' }, { dateStyle: 'medium', timeStyle: 'short' }, { dateStyle: 'short', timeStyle: 'medium' },
    { year: 'numeric', month: '2-digit', day: '2-digit' }, { year: 'numeric', month: 'long', day: 'numeric' }, { year: 'numeric', month: 'short', day: 'numeric' },
    { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }, { weekday: 'short', month: 'short', day: 'numeric' }, { month: 'long', year: 'numeric' },
    { month: 'long' }, { weekday: 'long' }, { month: '2-digit', day: '2-digit' }, { hour: 'numeric' }, { hour: '2-digit', minute: '2-digit' },
    { hour: 'numeric', minute: '2-digit', second: '2-digit' }, { hour: '2-digit', minute: '2-digit', hour12: false }, { hour: 'numeric', minute: '2-digit', hour12: true },
    { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }, { second: 'numeric', fractionalSecondDigits: 3 }, { timeZoneName: 'short' }, { timeZoneName: 'long' },
    { timeZoneName: 'shortOffset' }, { timeZoneName: 'longOffset' }, { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }, { year: 'numeric', era: 'short' },
    { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  ];
  const zones = ['UTC', 'America/New_York', 'Europe/Paris', 'Asia/Kolkata'];
  const times = [Date.UTC(2024, 2, 5, 14, 3, 7, 89), Date.UTC(2024, 6, 1, 0, 0, 0), Date.UTC(2023, 11, 31, 23, 30)];
  let turn = 0;
  for (const locale of locales) for (const options of dates) {
    const timeZone = zones[turn % 4], time = times[turn++ % 3];
    add(`date ${locale} ${JSON.stringify(options)} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(time));
  }
  for (const locale of locales) {
    add(`parts ${locale}`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone: 'Asia/Tokyo' }).formatToParts(times[0]).map(part => `${part.type}:${part.value}`));
    add(`range ${locale}`, () => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).formatRange(times[0], times[1]));
    add(`methods ${locale}`, () => [new Date(times[0]).toLocaleString(locale), new Date(times[0]).toLocaleDateString(locale), new Date(times[0]).toLocaleTimeString(locale)]);
  }
  for (const timeZone of ['America/Los_Angeles', 'America/Sao_Paulo', 'Europe/London', 'Europe/Dublin', 'Europe/Berlin', 'Asia/Tokyo', 'Australia/Sydney', 'Etc/GMT+5', 'America/St_Johns'])
    for (const timeZoneName of ['short', 'long', 'shortOffset', 'longOffset', 'shortGeneric']) for (const locale of ['en-US', 'en-GB', 'de-DE'])
      add(`zone ${locale} ${timeZone} ${timeZoneName}`, () => new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(times[1]).find(part => part.type === 'timeZoneName').value);
  const numbers = [
    {}, { style: 'currency', currency: 'USD' }, { style: 'currency', currency: 'EUR' }, { style: 'currency', currency: 'JPY' },
    { style: 'currency', currency: 'EUR', currencyDisplay: 'code' }, { style: 'currency', currency: 'EUR', currencyDisplay: 'name' },
    { style: 'currency', currency: 'USD', currencySign: 'accounting' }, { style: 'percent' }, { notation: 'compact' }, { notation: 'compact', compactDisplay: 'long' },
    { style: 'unit', unit: 'kilometer-per-hour' }, { style: 'unit', unit: 'liter', unitDisplay: 'long' }, { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    { signDisplay: 'exceptZero' }, { useGrouping: false }, { maximumSignificantDigits: 3 }, { notation: 'scientific' },
  ];
  for (const locale of locales) for (const options of numbers)
    add(`number ${locale} ${JSON.stringify(options)}`, () => [1234567.891, -1234.5, 0.256, 0].map(value => new Intl.NumberFormat(locale, options).format(value)));
  for (const locale of locales) {
    add(`number parts ${locale}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).formatToParts(-1234.5).map(part => `${part.type}:${part.value}`));
    add(`plural ${locale}`, () => ['cardinal', 'ordinal'].map(type => [0, 1, 2, 3, 4, 5, 11, 21, 22, 1.5, 1000000].map(n => new Intl.PluralRules(locale, { type }).select(n)).join()));
    add(`relative ${locale}`, () => ['second', 'hour', 'day', 'month'].map(unit => [-1, 0, 1, 2, -5].map(n => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(n, unit))));
    add(`list ${locale}`, () => ['conjunction', 'disjunction'].map(type => new Intl.ListFormat(locale, { type }).format(['a', 'b', 'c'])));
    add(`names ${locale}`, () => [['region', 'DE'], ['language', 'fr'], ['currency', 'JPY']].map(([type, code]) => new Intl.DisplayNames([locale], { type }).of(code)));
  }
  return lines.join('\n');
})()
