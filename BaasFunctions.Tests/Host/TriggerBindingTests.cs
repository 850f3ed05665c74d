using System.Net;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Unit.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// Server and Azure Functions app serve the same endpoints. That they answer alike is shown by the conformance suite, each request of which goes
/// to both (<see cref="HostMirror"/>).
/// </summary>
[TestClass]
public sealed class TriggerBindingTests
{
    private const string Fallback = "z-fallback";
    private const string Hello = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

    /// <summary>Azure Functions has no empty route: a part that must be empty stands for it.</summary>
    private const string Root = "{root:maxlength(0)?}";

    /// <summary>What only the server has: on Azure metrics go to Azure Monitor.</summary>
    private static readonly string[] s_serverOnly = ["/metrics"];

    private static FunctionsHost s_host = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, ("BAAS_WORKERS", "1"));

    [ClassCleanup]
    public static async Task StopAsync() => await s_host.DisposeAsync();

    [TestMethod]
    public async Task Endpoints_OfTheService_AreEachOneTriggerWithItsRouteAndMethods()
    {
        await using var service = new ServiceUnderTest();
        var endpoints = service.Part<IEnumerable<IServiceEndpoint>>().Where(endpoint => !s_serverOnly.Contains(endpoint.Path));

        CollectionAssert.AreEqual(
            endpoints.Select(endpoint => $"{endpoint.Path} {string.Join(", ", endpoint.Methods)}").Order().ToArray(),
            (await PublishedApp.FunctionsAsync()).Where(function => function.Name != Fallback)
                .Select(function => $"/{(function.Route == Root ? "" : function.Route)} {string.Join(", ", function.Methods)}").Order().ToArray());
    }

    [TestMethod]
    public async Task Functions_OfTheMetadata_AreThoseThatTheAppNames() => CollectionAssert.AreEquivalent(
        (await PublishedApp.FunctionsAsync()).Select(Describe).ToArray(), s_host.Functions.Select(Describe).ToArray());

    [TestMethod]
    public async Task Fallback_AmongTheFunctions_IsTheLastByName() =>
        Assert.AreEqual(Fallback, (await PublishedApp.FunctionsAsync()).Select(function => function.Name).Order(StringComparer.OrdinalIgnoreCase).Last());

    [TestMethod]
    public async Task Fallback_WithANameThatSortsEarlier_WouldTakeWhatBelongsToOthers()
    {
        var functions = await PublishedApp.FunctionsAsync();
        var renamed = functions.Select(function => function.Name == Fallback ? function with { Name = "other" } : function).ToArray();

        Assert.AreEqual("test", await TakerAsync(functions, "/test"));
        Assert.AreEqual("execute", await TakerAsync(renamed, "/execute"));
        Assert.AreEqual("other", await TakerAsync(renamed, "/test"));
    }

    [TestMethod]
    public async Task Keys_OfAzureFunctions_AreAskedForByAllButHealthRoutesAndWhatRunsNothing()
    {
        foreach (var function in await PublishedApp.FunctionsAsync())
        {
            var isOpen = function.Name is "home" or "health" or "health-live" or "health-ready" or "route" or Fallback;
            Assert.AreEqual(isOpen ? "Anonymous" : "Function", function.AuthLevel, function.Name);
        }
    }

    [TestMethod]
    public async Task Fallback_WhateverIsAsked_RunsNothing()
    {
        await using var service = new ServiceUnderTest();
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.Path = "/execute";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Hello));

        await service.Part<FunctionsService>().RefuseAsync(http);

        Assert.AreEqual(404, http.Response.StatusCode);
        Assert.IsEmpty(service.Sandbox.Requests);
    }

    [TestMethod]
    [DataRow("/execute")]
    [DataRow("/test")]
    [DataRow("/validate")]
    public async Task Path_ThatSortsBehindNoCatchAll_ReachesItsOwnFunction(string path)
    {
        using var client = s_host.CreateClient();
        using var answer = await client.PostAsync(path, new StringContent(Hello, null, "application/json"));

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [TestMethod]
    public async Task Callers_WithoutAFunctionKey_AreAdmittedToHealthOnly()
    {
        using var client = new HttpClient { BaseAddress = s_host.Address };

        Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.GetAsync("/info")).StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync($"/info?code={FunctionsHost.Key}")).StatusCode);
    }

    [TestMethod]
    public async Task Callers_ThatAzureFunctionsAdmitted_AreServedFromElsewhere()
    {
        using var client = s_host.CreateClient();
        using var request = FromElsewhere(HttpMethod.Post, "/execute");
        request.Content = new StringContent(Hello, null, "application/json");
        using var answer = await client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("success", (await answer.JsonAsync()).Text("status"));
    }

    [TestMethod]
    public async Task Callers_OnceThereIsAKeyOfTheService_NeedItToo()
    {
        await using var host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, ("BAAS_WORKERS", "1"), ("BAAS_API_KEYS", "0123456789abcdef"));
        using var client = host.CreateClient();

        Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.GetAsync("/info")).StatusCode);
        client.DefaultRequestHeaders.Add("X-API-Key", "0123456789abcdef");
        Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync("/info")).StatusCode);
    }

    [TestMethod]
    public async Task Root_OfTheApp_TellsWhatItIsAndWhichKeyToSend()
    {
        using var client = s_host.CreateClient();
        using var request = FromElsewhere(HttpMethod.Get, "/");

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        StringAssert.Contains(text, "curl https://functions.example/execute -H 'Content-Type: application/json' -H 'x-functions-key: YOUR-KEY'");
        Assert.AreEqual(HttpStatusCode.NotFound, (await client.PostAsync("/", null)).StatusCode);
    }

    /// <summary>Name of the function that a Functions host gives a POST to.</summary>
    private static async Task<string> TakerAsync(IEnumerable<HttpFunction> functions, string path)
    {
        var taker = "";
        await using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var routes = FunctionRoutes.Of(functions, "", services.GetRequiredService<IInlineConstraintResolver>(), (function, _) => Task.FromResult(taker = function.Name));
        var http = new DefaultHttpContext { RequestServices = services, Request = { Method = "POST", Path = path } };
        var route = new RouteContext(http);
        await routes.RouteAsync(route);
        await route.Handler!(http);
        return taker;
    }

    /// <summary>As the front end of Azure passes it on.</summary>
    private static HttpRequestMessage FromElsewhere(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Host = "functions.example";
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static string Describe(HttpFunction function) =>
        $"{function.Name} {function.ScriptFile} {function.EntryPoint} {function.Parameter} {function.Route} {string.Join(',', function.Methods)} {function.AuthLevel}";
}
