using System.Text;
using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Service.Registry;

/// <summary>A function with the version that is served, ready to be called.</summary>
internal sealed record ResolvedFunction(string Project, StoredFunction Function, FunctionVersion Version)
{
    /// <summary>Bytes beside the texts.</summary>
    private const int Overhead = 1024;

    public string Name => Function.Name;

    public SourceField Source => Version.Source;

    /// <summary>The configuration that was deployed, as the caller's of <c>/execute</c>; empty for none.</summary>
    public ReadOnlyMemory<byte> ConfigJson { get; } = Version.ConfigJson == "{}" ? default : Encoding.UTF8.GetBytes(Version.ConfigJson);

    /// <summary>The project, as a text of JSON.</summary>
    public ReadOnlyMemory<byte> ProjectJson { get; } = JsonSerializer.SerializeToUtf8Bytes(Project, ApiJson.Default.String);

    /// <summary>What it says of how it is called.</summary>
    public FunctionRules Rules { get; } = FunctionRules.Of(Version.DeclaredJson, Version.ConfigJson);

    /// <summary>What it says of attempts that fail when nobody waits for it.</summary>
    public RetryRules Retries { get; } = RetryRules.Of(Version.DeclaredJson, Version.ConfigJson);

    /// <summary>Whether it is served at all.</summary>
    public bool IsServed => Function.Status is FunctionStatus.Online or FunctionStatus.Testing;

    /// <summary>About the bytes that it holds.</summary>
    public long Size => Overhead + (sizeof(char) * (long)Version.Source.Code.Length) + (4 * (Version.ConfigJson.Length + Version.DeclaredJson.Length));
}
