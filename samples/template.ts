// template.js with its types.

type Scope = Record<string, any>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: unknown): string => String(text).replace(/[&<>"]/g, (c) => escapes[c]);
const lookUp = (scope: Scope, path: string): unknown => path.split('.').reduce<any>((value, key) => value?.[key], scope);

function fill(template: string, scope: Scope): string {
  return template
    .replace(/\{\{#(?<list>[\w.]+)\}\}(?<inner>[\s\S]*?)\{\{\/\k<list>\}\}/g, (...match: any[]) => {
      const { list, inner } = match.at(-1) as { list: string; inner: string };
      return ((lookUp(scope, list) ?? []) as Scope[]).map((item) => fill(inner, { ...scope, ...item })).join('');
    })
    .replace(/\{\{\?([\w.]+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, flag: string, inner: string) => (lookUp(scope, flag) ? fill(inner, scope) : ''))
    .replace(/\{\{([\w.]+)\}\}/g, (_, path: string) => escape(lookUp(scope, path) ?? ''));
}

const markdown = (text: string): string => text.split(/\n/)
  .map((line) => /^(#{1,3}) (.*)$/.exec(line) ?? line)
  .map((line) => (Array.isArray(line) ? `<h${line[1].length}>${line[2]}</h${line[1].length}>` : line && `<p>${line}</p>`))
  .map((line) => line.replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>'))
  .join('');

export default function handler(request: BaasRequest): { html: string } {
  const { template, data } = request.body as { template: string; data: Scope };
  return { html: markdown(fill(template, data)) };
}
