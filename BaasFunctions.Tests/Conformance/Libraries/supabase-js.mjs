import { createClient } from '@supabase/supabase-js';

export default async function handler(request) {
  const supabase = createClient(request.body.upstream, 'service-key', { realtime: { transport: class {} }, auth: { persistSession: false, autoRefreshToken: false } });
  const orders = supabase.from('orders');
  const listed = await orders.select('id, total, customer(name)', { count: 'exact' }).eq('status', 'open').gt('total', 5).or('a.eq.1,b.is.null').order('id', { ascending: false }).range(0, 1);
  const failed = await supabase.from('nothing').select();
  return {
    created: await orders.insert({ customer: 'Ada', total: 1900 }).select().single(),
    listed: [listed.data, listed.count, listed.status],
    failed: [failed.error, failed.status],
    total: await supabase.rpc('total', { a: [1, 2] }),
    uploaded: await supabase.storage.from('receipts').upload('a.txt', new Blob(['hello'], { type: 'text/plain' })),
    url: supabase.storage.from('receipts').getPublicUrl('a b.txt'),
    invoked: (await supabase.functions.invoke('hello', { body: { a: 1 } })).data,
    user: await supabase.auth.getUser('a.b.c'),
  };
}
