// Calls something that fails now and then, again with growing pauses, and gives up in the end.

async function retry(work, { attempts = 4, first = 5, factor = 2 }, { log, utils }) {
  const errors = [];
  for (let attempt = 1, pause = first; attempt <= attempts; attempt++, pause *= factor) {
    try {
      return { attempt, value: await work(attempt) };
    } catch (error) {
      errors.push(error);
      log.warn(`attempt ${attempt} failed`, { reason: error.message, pause });
      if (attempt < attempts) await utils.sleep(pause);
    }
  }
  throw new AggregateError(errors, `gave up after ${attempts} attempts`);
}

/** @type {BaasHandler} */
export default async function handler(request, context) {
  const { failures = 0 } = request.body;
  const unreliable = async (attempt) => {
    if (attempt <= failures) throw new Error(`no answer (${attempt})`);
    return 'answered';
  };
  const timeout = new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), 2000));
  return context.success(await Promise.race([retry(unreliable, { attempts: 4 }, context), timeout]));
}
