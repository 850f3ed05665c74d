using System.Reflection;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service.Observability;

[TestClass]
public sealed class LogEventTests
{
    /// <summary>Operators filter and alert by the id of an event.</summary>
    [TestMethod]
    public void Ids_OfLogEvents_NameOneEventEach()
    {
        var events = new[] { typeof(ISandbox).Assembly, typeof(FunctionsService).Assembly, Assembly.Load("BaasFunctions.Server") }
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (method.Name, Event: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(found => found.Event is not null)
            .ToList();

        Assert.IsGreaterThan(20, events.Count);
        foreach (var shared in events.GroupBy(found => found.Event!.EventId).Where(group => group.Count() > 1))
        {
            Assert.Fail($"{shared.Key}: {string.Join(", ", shared.Select(found => found.Name))}");
        }
    }
}
