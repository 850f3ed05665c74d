// retry.js with its types.

interface Patience {
  attempts?: number;
  /** Milliseconds before the second attempt. */
  first?: number;
  factor?: number;
}

async function retry<T>(work: (attempt: number) => Promise<T>, { attempts = 4, first = 5, factor = 2 }: Patience, { log, utils }: BaasContext): Promise<{ attempt: number; value: T }> {
  const errors: Error[] = [];
  for (let attempt = 1, pause = first; attempt <= attempts; attempt++, pause *= factor) {
    try {
      return { attempt, value: await work(attempt) };
    } catch (caught: unknown) {
      const error = caught as Error;
      errors.push(error);
      log.warn(`attempt ${attempt} failed`, { reason: error.message, pause });
      if (attempt < attempts) await utils.sleep(pause);
    }
  }
  throw new AggregateError(errors, `gave up after ${attempts} attempts`);
}

export default async function handler(request: BaasRequest, context: BaasContext): Promise<BaasSuccess> {
  const { failures = 0 } = request.body as { failures?: number };
  const unreliable = async (attempt: number): Promise<string> => {
    if (attempt <= failures) throw new Error(`no answer (${attempt})`);
    return 'answered';
  };
  const timeout = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too slow')), 2000));
  return context.success(await Promise.race([retry(unreliable, { attempts: 4 }, context), timeout]));
}
