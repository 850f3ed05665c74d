using System.Net;
using System.Text;
using System.Text.Json;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;

namespace BaasFunctions.Tests.Host;

/// <summary>A response that a function makes piece by piece also comes so through the Functions host.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class AppStreamTests
{
    /// <summary>Bounds a test that hangs; nothing that passes waits for it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [TestMethod]
    public async Task Events_OfAFunction_AreReadWhileItMakesThem()
    {
        using var read = new SemaphoreSlim(0);
        await using var steps = await Upstream.StartAsync(http => read.WaitAsync(http.RequestAborted));
        await using var host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, ("BAAS_WORKERS", "1"), ("BAAS_EGRESS_ALLOW", "127.0.0.0/8"));
        using var client = host.CreateClient();
        var code = $$"""
            export const config = { auth: 'public' };
            export default () => { let n = 0;
              return new Response(new ReadableStream({ async pull(c) {
                if (n > 0) await (await fetch('{{steps.Url}}')).text();
                if (n === 3) c.close(); else c.enqueue(new TextEncoder().encode(`data: ${++n}\n\n`));
              } }, { highWaterMark: 0 }), { headers: { 'Content-Type': 'text/event-stream' } }); }
            """;
        using var content = new StringContent(JsonSerializer.Serialize(new { code }), Encoding.UTF8, "application/json");
        using var deployed = await client.PutAsync("/projects/shop/functions/events", content);
        Assert.AreEqual(HttpStatusCode.Created, deployed.StatusCode);

        using var answer = await client.GetAsync("/f/shop/events", HttpCompletionOption.ResponseHeadersRead);
        var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[100];
        for (var i = 1; i <= 3; i++)
        {
            Assert.AreEqual($"data: {i}\n\n", Encoding.UTF8.GetString(buffer, 0, await body.ReadAsync(buffer).AsTask().WaitAsync(s_patience)));
            read.Release();
        }

        Assert.AreEqual(0, await body.ReadAsync(buffer).AsTask().WaitAsync(s_patience));
    }
}
