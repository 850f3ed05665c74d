using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Host.Rpc;

namespace BaasFunctions.Tests.Host;

/// <summary>One function of the app, with its trigger: HTTP, or a timer.</summary>
/// <param name="Name">Its name, which decides about its place among the routes.</param>
/// <param name="ScriptFile">The file that holds it.</param>
/// <param name="EntryPoint">The method.</param>
/// <param name="Bindings">All bindings: the trigger, and what is returned.</param>
internal sealed record HttpFunction(string Name, string ScriptFile, string EntryPoint, IReadOnlyList<JsonElement> Bindings)
{
    /// <summary>Whether it has a URL.</summary>
    public bool IsHttp => Trigger.Text("type") == "httpTrigger";

    /// <summary>When a timer fires it.</summary>
    public string? Schedule => Trigger.Text("schedule");

    /// <summary>The parameter that gets the request.</summary>
    public string Parameter => Trigger.Text("name")!;

    /// <summary>Route without prefix; the name where there is none.</summary>
    public string Route => Trigger.TryGetProperty("route", out var route) ? route.GetString()! : Name;

    /// <summary>Methods of HTTP, in upper case.</summary>
    public IReadOnlyList<string> Methods => [.. Trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())];

    /// <summary>Which key a caller needs.</summary>
    public string AuthLevel => Trigger.Text("authLevel")!;

    private JsonElement Trigger => Bindings.Single(binding => binding.Text("type")!.EndsWith("Trigger", StringComparison.Ordinal));

    /// <summary>As functions.metadata has it.</summary>
    public static HttpFunction Of(JsonElement function) => new(
        function.Text("name")!, function.Text("scriptFile")!, function.Text("entryPoint")!, [.. function.GetProperty("bindings").Clone().EnumerateArray()]);

    /// <summary>As the worker names it.</summary>
    public static HttpFunction Of(RpcFunctionMetadata function) => new(
        function.Name, function.ScriptFile, function.EntryPoint, [.. function.RawBindings.Select(binding => JsonElement.Parse(binding))]);

    /// <summary>What the worker needs to load it.</summary>
    public FunctionLoadRequest Load()
    {
        var metadata = new RpcFunctionMetadata { Name = Name, ScriptFile = ScriptFile, EntryPoint = EntryPoint };
        foreach (var binding in Bindings)
        {
            metadata.Bindings.Add(binding.Text("name"), new BindingInfo
            {
                Type = binding.Text("type"),
                Direction = Enum.Parse<BindingInfo.Types.Direction>(binding.Text("direction")!, ignoreCase: true),
            });
        }

        return new FunctionLoadRequest { FunctionId = Name, Metadata = metadata };
    }
}
