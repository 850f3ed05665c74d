using System.Net;
using BaasFunctions.Host;
using BaasFunctions.Service.Api;
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
public sealed class TriggerBindingTests
{
    /// <summary>What only the server has: on Azure metrics go to Azure Monitor.</summary>
    private static readonly string[] s_serverOnly = ["/metrics"];

    [TestMethod]
    public async Task Endpoints_OfTheService_AreEachOneTriggerWithItsRouteAndMethods()
    {
        await using var service = new ServiceUnderTest();
        var endpoints = service.Part<IEnumerable<IServiceEndpoint>>().Where(endpoint => !s_serverOnly.Contains(endpoint.Path));

        CollectionAssert.AreEqual(
            endpoints.Select(endpoint => $"{endpoint.Path} {string.Join(", ", endpoint.Methods)}").Order().ToArray(),
            Trigger.All.Where(trigger => trigger.Name != HttpTriggers.FallbackName)
                .Select(trigger => $"/{RouteOf(trigger)} {string.Join(", ", trigger.Http.Methods!).ToUpperInvariant()}").Order().ToArray());
    }

    [TestMethod]
    public void Fallback_AmongTheTriggers_IsTheLastByName() => Assert.AreEqual(HttpTriggers.FallbackName, Trigger.All[^1].Name);

    [TestMethod]
    public void Keys_OfAzureFunctions_AreAskedForByAllButHealthAndWhatRunsNothing()
    {
        foreach (var trigger in Trigger.All)
        {
            var isOpen = trigger.Name is "home" or "health" or "health-live" or "health-ready" or HttpTriggers.FallbackName;
            Assert.AreEqual(isOpen ? AuthorizationLevel.Anonymous : AuthorizationLevel.Function, trigger.Http.AuthLevel, trigger.Name);
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
    private static string? RouteOf(Trigger trigger) => trigger.Http.Route == HttpTriggers.Root ? "" : trigger.Http.Route;

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
}
