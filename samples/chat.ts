// chat.js with its types.

export const config = { name: 'chat', timeout: 60000, env_required: ['LLM_KEY'] } satisfies BaasConfig;

interface Delta {
  delta: string;
}

/** The data of each event of a response, as soon as it is there (HTML Standard, 9.2.6). */
async function* eventsOf(response: Response): AsyncGenerator<string> {
  let rest = '';
  for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
    const events = (rest + text).replaceAll('\r\n', '\n').split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart());
      if (data.length > 0) yield data.join('\n');
    }
  }
}

export default async function handler(request: BaasRequest, { env, log }: BaasContext): Promise<string> {
  const { question, words } = request.body as { question: string; words?: number };
  const response = await fetch('https://llm.example/v1/chat', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${env.LLM_KEY}` },
    body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: question }] }),
  });
  if (!response.ok) throw new Error(`The model answers ${response.status}: ${await response.text()}`);
  const said: string[] = [];
  for await (const data of eventsOf(response)) {
    if (data === '[DONE]') break;
    said.push((JSON.parse(data) as Delta).delta);
    // What is left is not paid for: leaving the loop ends the request.
    if (said.length === words) break;
  }
  log.info('answered', { words: said.length });
  return said.join('');
}
