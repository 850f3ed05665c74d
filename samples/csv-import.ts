// csv-import.js with its types.

function* records(text: string): Generator<string[], void, undefined> {
  let field = '';
  let row: string[] = [];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') { field += '"'; i++; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { row.push(field); field = ''; }
    else if (c === '\n') { row.push(field); yield row; row = []; field = ''; }
    else if (c !== '\r') field += c;
  }
  if (field !== '' || row.length > 0) yield [...row, field];
}

type Value = string | number | boolean;

const converters: [pattern: RegExp, convert: (text: string) => Value][] = [
  [/^-?\d+(\.\d+)?$/, Number],
  [/^(true|false)$/, (value) => value === 'true'],
];

export default function handler(request: BaasRequest, context: BaasContext): { count: number; skipped: number; entries: Record<string, Value>[] } {
  const [header, ...rows] = records((request.body as { csv: string }).csv);
  const convert = header.map((_, column): ((text: string) => Value) =>
    converters.find(([pattern]) => rows.every((row) => pattern.test(row[column])))?.[1] ?? String);
  const skipped = rows.filter((row) => row.length !== header.length).length;
  if (skipped > 0) context.log.warn(`${skipped} rows have another number of fields`);
  const entries = rows
    .filter((row) => row.length === header.length)
    .map((row) => Object.fromEntries(header.map((name, column) => [name, convert[column](row[column])])));
  return { count: entries.length, skipped, entries };
}
