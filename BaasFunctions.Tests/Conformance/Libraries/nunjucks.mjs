import nunjucks from 'nunjucks/browser/nunjucks-slim.js';

// Compiled beforehand, as where code from texts is off; this is what nunjucks-precompile writes.
const { Environment, Template, runtime } = nunjucks;
const precompiled = {
  root(env, context, frame, runtime, done) {
    let output = 'Hello ';
    output += runtime.suppressValue(env.getFilter('title').call(context, runtime.contextOrFrameLookup(context, frame, 'name')), env.opts.autoescape);
    output += ': ';
    frame = frame.push();
    for (const item of runtime.fromIterator(runtime.contextOrFrameLookup(context, frame, 'items')) ?? []) {
      frame.set('item', item);
      output += `${runtime.suppressValue(item, env.opts.autoescape)};`;
    }
    frame = frame.pop();
    done(null, output);
  },
};

export default function handler() {
  const env = new Environment([], { autoescape: true });
  env.addFilter('shout', (text) => `${text}!`);
  const render = (context) => new Template({ type: 'code', obj: precompiled }, env, 'main').render(context);
  const filters = ['capitalize', 'reverse', 'wordcount', 'trim', 'urlize', 'escape', 'shout', 'length', 'upper'].map((name) => [name, String(env.getFilter(name)(' see http://a.example <b> '))]);
  return {
    rendered: [render({ name: 'ada lovelace', items: ['<tea>', 'cup & pot'] }), render({ name: 'x', items: new Set([1, 2]) })],
    filters,
    safe: String(new runtime.SafeString('<b>')),
    missing: (() => { try { env.getFilter('none'); } catch (error) { return error.message; } })(),
  };
}
