using System.Reflection;
using BaasFunctions.Host;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Tests.Host;

/// <summary>One trigger of the Azure Functions app.</summary>
internal sealed record Trigger(string Name, MethodInfo Method, HttpTriggerAttribute Http)
{
    /// <summary>All of them in the order of their names, in which Azure Functions maps their routes.</summary>
    public static IReadOnlyList<Trigger> All { get; } =
    [
        .. (from method in typeof(HttpTriggers).GetMethods()
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select new Trigger(function.Name, method, method.GetParameters().Single().GetCustomAttribute<HttpTriggerAttribute>()!))
           .OrderBy(trigger => trigger.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
