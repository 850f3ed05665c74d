using System.Net;
using System.Text.RegularExpressions;
using BaasFunctions.Service;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Unit.Service;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Tests.Host;

/// <summary>
/// Server and Azure Functions app serve the same endpoints. That they answer alike is shown by the conformance suite, each request of which goes
/// to both (<see cref="HostMirror"/>).
/// </summary>
[TestClass]
public sealed partial class TriggerBindingTests
{
    /// <summary>What only the server has: on Azure metrics go to Azure Monitor.</summary>
    private static readonly string[] s_serverOnly = ["/metrics"];

    [TestMethod]
    public async Task Endpoints_OfTheService_AreEachOneTriggerWithItsRouteAndMethods()
    {
        await using var service = new ServiceUnderTest();
        var endpoints = typeof(FunctionsService).Assembly.GetTypes()
            .Where(type => type is { IsInterface: false } && type.IsAssignableTo(typeof(IServiceEndpoint)))
            .Select(type => (IServiceEndpoint)service.Part(type))
            .Where(endpoint => !s_serverOnly.Contains(endpoint.Path));

        CollectionAssert.AreEqual(
            endpoints.Select(endpoint => $"{endpoint.Path} {endpoint.Allow}").Order().ToArray(),
            Trigger.All.Where(trigger => trigger.Name != "other")
                .Select(trigger => $"/{RouteOf(trigger)} {string.Join(", ", trigger.Http.Methods).ToUpperInvariant()}").Order().ToArray());
    }

    [TestMethod]
    public void Methods_OfTheService_AreEachCalledByOneTrigger()
    {
        var methods = typeof(FunctionsService).GetMethods()
            .Where(method => method.ReturnType == typeof(Task) && method.GetParameters() is [{ ParameterType: var type }] && type == typeof(HttpContext))
            .Select(method => method.Name)
            .Where(name => name != nameof(FunctionsService.RouteAsync))
            .Order();
        var calls = Directory.GetFiles(Repository.PathOf("BaasFunctions.Host/Triggers"), "*.cs")
            .SelectMany(file => Call.Matches(File.ReadAllText(file)).Select(call => call.Groups[1].Value))
            .Order();

        CollectionAssert.AreEqual(methods.ToArray(), calls.ToArray());
    }

    [TestMethod]
    public void Keys_OfAzureFunctions_AreAskedForByAllButHealthAndWhatRunsNothing()
    {
        foreach (var trigger in Trigger.All)
        {
            var isOpen = trigger.Name is "home" or "health" or "health-live" or "health-ready" or "other";
            Assert.AreEqual(isOpen ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function, trigger.Http.AuthLevel, trigger.Name);
        }
    }

    [TestMethod]
    public async Task Other_WhateverIsAsked_RunsNothing()
    {
        await using var service = new ServiceUnderTest();
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.Path = "/execute";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream("""{"execution_id":"e","function_id":"f","code":"export default () => 1"}"""u8.ToArray());

        await service.Part<FunctionsService>().RefuseAsync(http);

        Assert.AreEqual(404, http.Response.StatusCode);
        Assert.IsEmpty(service.Sandbox.Requests);
    }

    [TestMethod]
    public async Task Callers_ThatAzureFunctionsAdmitted_AreServedFromElsewhere()
    {
        await using var host = await HostUnderTest.StartAsync(("BAAS_WORKERS", "1"));
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://functions.example/execute")
        {
            Content = new StringContent("""{"execution_id":"e","function_id":"f","code":"export default () => 1"}""", null, "application/json"),
        };
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var answer = await client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual("success", (await answer.JsonAsync()).Text("status"));
    }

    [TestMethod]
    public async Task Callers_OnceThereIsAKeyOfTheService_NeedItToo()
    {
        await using var host = await HostUnderTest.StartAsync(("BAAS_WORKERS", "1"), ("BAAS_API_KEYS", "0123456789abcdef"));
        using var client = host.CreateClient();

        Assert.AreEqual(HttpStatusCode.Unauthorized, (await client.GetAsync("/info")).StatusCode);
        client.DefaultRequestHeaders.Add("X-API-Key", "0123456789abcdef");
        Assert.AreEqual(HttpStatusCode.OK, (await client.GetAsync("/info")).StatusCode);
    }

    /// <summary>Azure Functions has no empty route: a part that must be empty stands for it.</summary>
    private static string? RouteOf(Trigger trigger) => trigger.Http.Route == "{root:maxlength(0)?}" ? "" : trigger.Http.Route;

    [TestMethod]
    public async Task Root_OfTheApp_TellsWhatItIsAndWhichKeyToSend()
    {
        await using var host = await HostUnderTest.StartAsync(("BAAS_WORKERS", "1"));
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://functions.example/");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        StringAssert.Contains(text, "curl https://functions.example/execute -H 'Content-Type: application/json' -H 'x-functions-key: YOUR-KEY'");
        Assert.AreEqual(HttpStatusCode.NotFound, (await client.PostAsync("/", null)).StatusCode);
    }

    [GeneratedRegex(@"service\.(\w+)\(")]
    private static partial Regex Call { get; }
}
