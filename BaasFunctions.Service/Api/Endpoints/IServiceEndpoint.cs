using BaasFunctions.Service.Api.Contracts;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>One route of the service.</summary>
internal interface IServiceEndpoint
{
    /// <summary>Path in lower case, without a slash at its end; a part in braces stands for any.</summary>
    string Path { get; }

    /// <summary>Whether this is the route of a path, whose letter case does not matter.</summary>
    bool Matches(ReadOnlySpan<char> path) => path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Methods that it answers, as an Allow header names them.</summary>
    string Allow { get; }

    /// <summary>Answers a request. What it refuses it returns, and the caller of this method writes it.</summary>
    ValueTask<Refusal?> HandleAsync(HttpContext http);
}
