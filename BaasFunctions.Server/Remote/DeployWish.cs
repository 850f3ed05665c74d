using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Server.Client;
using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>What <c>deploy</c> was asked for.</summary>
internal sealed record DeployWish
{
    /// <summary>A file or a folder, as <see cref="FunctionFolder"/> takes it.</summary>
    public required FileSystemInfo Path { get; init; }

    /// <summary>The name; null is that of the file or folder.</summary>
    public string? Name { get; init; }

    /// <summary>What its author says of the version.</summary>
    public string? Message { get; init; }

    /// <summary>The status that the function is to have; null leaves it.</summary>
    public string? Status { get; init; }

    /// <summary>Whether the version is served from now on.</summary>
    public bool Activates { get; init; } = true;

    /// <summary>The request of the API that deploys a source.</summary>
    /// <param name="file">Where it was read.</param>
    /// <param name="source">The source.</param>
    public ClientContracts.Deploy ToRequest(FileSystemInfo file, FunctionSource source)
    {
        var files = source.HasFiles ? FunctionFiles.Unpack(source.Code) : null;
        return new ClientContracts.Deploy
        {
            Code = files is null ? source.Code : null,
            Files = files?.Files.ToDictionary(static one => one.Path, static one => one.Text, StringComparer.Ordinal),
            Entry = files?.Entry,
            Language = files is null && FunctionSource.LanguageOf(file) is SourceLanguage.TypeScript ? "typescript" : null,
            Message = Message,
            Status = Status,
            Activate = Activates ? null : false,
        };
    }
}
