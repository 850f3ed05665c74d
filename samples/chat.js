// Asks a language model and reads its answer word by word, as Server-Sent Events.

export const config = { name: 'chat', timeout: 60000, env_required: ['LLM_KEY'] };

/** The data of each event of a response, as soon as it is there (HTML Standard, 9.2.6). */
async function* eventsOf(response) {
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).replaceAll('\r\n', '\n').split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
      if (data.length > 0) yield data.join('\n');
    }
  }
}

/** @type {BaasHandler} */
export default async function handler({ body: { question, words } }, { env, log }) {
  const response = await fetch('https://llm.example/v1/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${env.LLM_KEY}` },
    body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: question }] }),
  });
  if (!response.ok) throw new Error(`The model answers ${response.status}: ${await response.text()}`);
  const said = [];
  for await (const data of eventsOf(response)) {
    if (data === '[DONE]') break;
    said.push(JSON.parse(data).delta);
    // What is left is not paid for: leaving the loop ends the request.
    if (said.length === words) break;
  }
  log.info('answered', { words: said.length });
  return said.join('');
}
