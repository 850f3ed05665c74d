using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;
using BaasFunctions.Tests.Unit.Service.Configuration;
using BaasFunctions.Tests.Unit.Service.HostCalls.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>The way out of single projects, on a real server.</summary>
[TestClass]
public sealed class ProjectEgressTests
{
    private const string Policies =
        """
        {
          "open": { "egress": { "allow": ["127.0.0.1"] } },
          "closed": { "egress": { "allow": ["127.0.0.1"], "deny": ["127.0.0.0/8"] } },
          "narrow": { "egress": { "allow": ["127.0.0.1"], "only": ["api.example.com"] } },
          "listed": { "egress": { "allow": ["127.0.0.1"], "only": ["127.0.0.1"] } }
        }
        """;

    [TestMethod]
    [DataRow("open", null)]
    [DataRow("listed", null)]
    [DataRow("closed", "EGRESS_DENIED")]
    [DataRow("narrow", "EGRESS_DENIED")]
    [DataRow("another", "EGRESS_DENIED")]
    [DataRow("", "EGRESS_DENIED")]
    public async Task Lists_HoldForTheirProjectOnly(string project, string? code)
    {
        await using var upstream = await Upstream.StartAsync(_ => Task.CompletedTask);
        await using var services = await ServicesAsync();

        Assert.AreEqual(code, await SendAsync(services, project, upstream));
        Assert.AreEqual(code is null ? 1 : 0, upstream.Requests);
    }

    [TestMethod]
    public async Task Connection_OfOneProject_ServesNoOther()
    {
        await using var upstream = await Upstream.StartAsync(_ => Task.CompletedTask);
        await using var services = await ServicesAsync();
        Assert.IsNull(await SendAsync(services, "open", upstream));

        Assert.AreEqual("EGRESS_DENIED", await SendAsync(services, "another", upstream));
        Assert.AreEqual("EGRESS_DENIED", await SendAsync(services, "closed", upstream));
        Assert.AreEqual(1, upstream.Requests);
    }

    [TestMethod]
    public async Task Only_OfTheService_ClosesTheRestOfTheInternet()
    {
        await using var upstream = await Upstream.StartAsync(_ => Task.CompletedTask);
        var options = SettingsReader.Read(SettingsOf.These([("BAAS_EGRESS_ALLOW", "127.0.0.1"), ("BAAS_EGRESS_ONLY", "*.example.com")])).Options!;
        await using var services = new ServiceCollection().AddLogging().AddFunctionsService(options).BuildServiceProvider();

        Assert.AreEqual("EGRESS_DENIED", await SendAsync(services, "shop", upstream));
    }

    private static async Task<ServiceProvider> ServicesAsync()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Policies);
        Assert.IsNull(ProjectPolicies.Read(file, out var policies));
        File.Delete(file);
        return new ServiceCollection().AddLogging().AddFunctionsService(new ServiceOptions { Quotas = new() { Projects = policies } }).BuildServiceProvider();
    }

    private static async Task<string?> SendAsync(ServiceProvider services, string project, Upstream upstream)
    {
        await using var context = new ContextUnderTest(services, project);
        return (await context.AnswerAsync("http.send", new { method = "GET", url = upstream.Url })).Error?.Code;
    }
}
