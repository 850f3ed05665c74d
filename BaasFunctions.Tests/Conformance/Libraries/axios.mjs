import axios from 'axios';

export default async function handler(request) {
  const client = axios.create({ adapter: 'fetch', baseURL: request.body.upstream, timeout: 20_000, headers: { 'X-Client': 'functions' } });
  client.interceptors.request.use((config) => { config.headers.set('X-Step', 'one'); return config; });
  client.interceptors.response.use((response) => ({ ...response, data: { ...response.data, seen: true } }));
  const tell = ({ status, data }) => ({ status, data });
  const form = new FormData();
  form.append('name', 'Ada');
  return {
    got: tell(await client.get('/echo', { params: { q: 'a b', list: [1, 2] }, headers: { Accept: 'application/json' } })),
    posted: tell(await client.post('/echo', { total: 5 })),
    form: tell(await client.post('/echo', new URLSearchParams({ a: 'b c' }))),
    parts: (await client.post('/parts', form)).data.name,
    failed: await client.get('/missing').catch((error) => [error.name, error.code, error.message, error.response.status, error.response.data, axios.isAxiosError(error)]),
    bytes: (await axios.get(`${request.body.upstream}/bytes`, { adapter: 'fetch', responseType: 'arraybuffer' })).data.byteLength,
    ended: await client.get('/slow', { signal: AbortSignal.timeout(100) }).catch((error) => [error.name, error.code]),
    late: await client.get('/slow', { timeout: 100 }).catch((error) => [error.name, error.code, error.message]),
  };
}
