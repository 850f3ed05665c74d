// Fills a small text template: {{name}}, {{#list}}...{{/list}}, {{?flag}}...{{/flag}}, then turns simple markdown into HTML.

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => String(text).replace(/[&<>"]/g, (c) => escapes[c]);
const lookUp = (scope, path) => path.split('.').reduce((value, key) => value?.[key], scope);

function fill(template, scope) {
  return template
    .replace(/\{\{#(?<list>[\w.]+)\}\}(?<inner>[\s\S]*?)\{\{\/\k<list>\}\}/g, (...match) => {
      const { list, inner } = match.at(-1);
      return (lookUp(scope, list) ?? []).map((item) => fill(inner, { ...scope, ...item })).join('');
    })
    .replace(/\{\{\?([\w.]+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, flag, inner) => (lookUp(scope, flag) ? fill(inner, scope) : ''))
    .replace(/\{\{([\w.]+)\}\}/g, (_, path) => escape(lookUp(scope, path) ?? ''));
}

const markdown = (text) => text.split(/\n/)
  .map((line) => /^(#{1,3}) (.*)$/.exec(line) ?? line)
  .map((line) => (Array.isArray(line) ? `<h${line[1].length}>${line[2]}</h${line[1].length}>` : line && `<p>${line}</p>`))
  .map((line) => line.replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>'))
  .join('');

/** @type {BaasSyncHandler} */
export default function handler({ body: { template, data } }, context) {
  return { html: markdown(fill(template, data)) };
}
