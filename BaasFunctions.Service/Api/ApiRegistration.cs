using System.Diagnostics;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Api;

/// <summary>Registers the pipeline with the middleware of ASP.NET Core that it is made of, and the endpoints behind it.</summary>
internal static class ApiRegistration
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "DELETE", "PATCH"];

    private static readonly string[] s_headers =
        ["Content-Type", "Authorization", "X-BaaS-Project-ID", "X-BaaS-Execution-ID", "X-API-Key", "x-functions-key", "traceparent", "Last-Event-ID"];

    private static readonly string[] s_readable =
        ["Retry-After", "X-BaaS-Execution-ID", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "ETag", "traceresponse"];

    public static IServiceCollection AddApi(this IServiceCollection services, ServerOptions server, AccessOptions access)
    {
        services.TryAddSingleton(server);
        services.AddMiddleware(access);
        services.TryAddSingleton<EffectiveLimits>();
        services.TryAddSingleton<BodyReader>();
        services.TryAddSingleton<ApiDocument>();
        services.TryAddSingleton<ApiPipeline>();

        // By a factory, because its constructor takes a type that is not public.
        services.TryAddSingleton(provider => new FunctionsService(provider.GetRequiredService<ApiPipeline>()));
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IServiceEndpoint, ExecuteEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, TestEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ValidateEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, HealthEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, LiveEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ReadyEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, InfoEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, OpenApiEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, KeysEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, KeyEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ExecutionsEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ExecutionEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, LiveExecutionsEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, StatisticsEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, MetricsEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, HomeEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, FunctionListEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, FunctionEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, VersionListEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, VersionEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ActivateEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, VariableListEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, VariableEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, FunctionRouteEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, InvokeEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, InvocationListEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, InvocationEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, InvocationRetryEndpoint>(),
            ServiceDescriptor.Singleton<IServiceEndpoint, ScheduleListEndpoint>(),
        ]);
        return services;
    }

    private static void AddMiddleware(this IServiceCollection services, AccessOptions options)
    {
        services.AddRoutingCore();

        // A web host registers one; routing needs it on other hosts too.
        services.TryAddSingleton(new DiagnosticListener("Microsoft.AspNetCore"));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .SetIsOriginAllowed(new HashSet<string>(options.AllowedOrigins, StringComparer.OrdinalIgnoreCase).Contains)
            .AllowCredentials()
            .WithMethods(s_methods)
            .WithHeaders([.. s_headers.Append(options.ApiKeyHeader).Distinct(StringComparer.OrdinalIgnoreCase)])
            .WithExposedHeaders(s_readable)));
        services.AddSingleton<ICorsPolicyProvider, FunctionCorsPolicies>();
        services.TryAddSingleton<IResponseCompressionProvider, LargeJsonCompression>();
        services.AddResponseCompression(compression =>
        {
            // A response never mixes data of several callers, so its compressed length reveals nothing.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json"];
            compression.Providers.Add<GzipCompressionProvider>();
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<DeflateCompressionProvider>();
        });
        services.AddRequestDecompression(static decompression =>
            decompression.DecompressionProviders["x-gzip"] = decompression.DecompressionProviders["gzip"]);
    }
}
