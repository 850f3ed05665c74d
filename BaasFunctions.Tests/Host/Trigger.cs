using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace BaasFunctions.Tests.Host;

/// <summary>One trigger of the Azure Functions app.</summary>
internal sealed record Trigger(string Name, MethodInfo Method, HttpTriggerAttribute Http)
{
    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Trigger> All { get; } =
    [
        .. from type in typeof(Trigger).Assembly.GetTypes()
           where type.Namespace == "BaasFunctions.Host.Triggers"
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           orderby function.Name
           select new Trigger(function.Name, method, method.GetParameters().Single().GetCustomAttribute<HttpTriggerAttribute>()!),
    ];
}
