using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>One endpoint of the service. The pipeline authenticates the caller and reads the body first.</summary>
internal interface IServiceEndpoint
{
    /// <summary>Pattern of the route.</summary>
    string Path { get; }

    /// <summary>The HTTP methods that it supports; POST, PUT and PATCH have a body.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>Which key it requires.</summary>
    AccessRule Access { get; }

    /// <summary>Which key one request requires, where that depends on what it asks for.</summary>
    ValueTask<AccessRule> AccessForAsync(HttpContext http) => ValueTask.FromResult(Access);

    /// <summary>How the body of a request is read. It was admitted before.</summary>
    BodyRule BodyOf(HttpContext http) => BodyRule.Json;

    /// <summary>Whether a function decides what a request and its response are: DELETE may have a body then, and bytes count for requests without one, too.</summary>
    bool IsOfFunction => false;

    /// <summary>False when the settings turn it off.</summary>
    bool IsEnabled => true;

    /// <summary>Handles a request. Returns null after it has written the response, or an error that the pipeline writes.</summary>
    ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body);
}
