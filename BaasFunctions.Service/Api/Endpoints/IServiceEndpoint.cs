using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>One route of the service. The pipeline has authenticated the caller and read the body before.</summary>
internal interface IServiceEndpoint
{
    /// <summary>Pattern of the route.</summary>
    string Path { get; }

    /// <summary>Methods that it answers; only POST has a body.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>What it asks of its callers.</summary>
    AccessRule Access { get; }

    /// <summary>False for a route that the settings turned off.</summary>
    bool IsEnabled => true;

    /// <summary>Returns a request. What it refuses it returns, and the pipeline answers that.</summary>
    ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body);
}
