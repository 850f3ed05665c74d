namespace BaasFunctions.Bench.Soak;

/// <summary>Mostly honest functions, and some of each that end badly.</summary>
internal sealed class Load(HttpClient client)
{
    public IReadOnlyList<Kind> Kinds { get; } =
    [
        new("greets", 900, true, "export default (request, context) => { context.log.info('hi'); return context.success({ hello: request.body.name }); }"),
        new("transforms", 80, true, "export default () => Array.from({ length: 500 }, (_, i) => ({ i, s: `${i}` })).filter(x => x.i % 3).sort((a, b) => b.i - a.i).length"),
        new("throws", 14, false, "export default () => { throw new TypeError('no'); }"),
        new("loops", 3, false, "export default () => { for (;;); }"),
        new("hoards", 2, false, "export default () => { const kept = []; for (;;) kept.push('x'.repeat(100000) + kept.length); }"),
        new("hangs in a built-in", 1, false, "export default () => Math.sumPrecise({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) })"),
    ];

    public void Forget()
    {
        foreach (var kind in Kinds)
        {
            kind.Forget();
        }
    }

    public async Task RunAsync(int connections, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(seed => RunAsync(new Random(seed), end.Token)));
    }

    private async Task RunAsync(Random random, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var kind = Pick(random.Next(Kinds.Sum(k => k.Weight)));
            using var content = new ByteArrayContent(kind.Body);
            content.Headers.ContentType = new("application/json");
            using var answer = await client.PostAsync("/execute", content, CancellationToken.None);
            kind.Count(await answer.Content.ReadAsStringAsync(CancellationToken.None));
        }
    }

    private Kind Pick(int at)
    {
        foreach (var kind in Kinds)
        {
            if ((at -= kind.Weight) < 0)
            {
                return kind;
            }
        }

        return Kinds[0];
    }
}
