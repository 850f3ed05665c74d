using System.Net;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>
/// The way to the backend. A request that may be repeated is, a few times, when the backend did not answer or said that it is busy; one that it
/// refused to look at (429) is in any case.
/// </summary>
internal static class DrupalRegistration
{
    public const string ClientName = "drupal";

    private const int MaxAnswerBytes = 16 << 20;
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(2);

    public static void AddDrupal(this IServiceCollection services, DataOptions data, EntityLimits limits)
    {
        services.TryAddSingleton(provider => new DrupalClient(
            new DrupalOptions(data.DrupalUrl!, data.DrupalKey), limits, provider.GetRequiredService<IHttpClientFactory>()));
        services.AddHttpClient(ClientName, client =>
            {
                client.BaseAddress = data.DrupalUrl;
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = MaxAnswerBytes;
            })
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                handler.ConnectTimeout = limits.CallTime;
            })
            .AddResilienceHandler("retry", static (pipeline, context) =>
            {
                pipeline.TelemetryListener = null;
                pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(100),
                    ShouldHandle = static arguments => ValueTask.FromResult(ShouldRepeat(arguments)),
                    DelayGenerator = static arguments => ValueTask.FromResult(
                        arguments.Outcome.Result?.Headers.RetryAfter?.Delta is { } wait && wait <= s_longestWait ? wait : (TimeSpan?)null),
                });
            });
    }

    private static bool ShouldRepeat(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        var mayBeRepeated = arguments.Context.GetRequestMessage()!.Method != HttpMethod.Post;
        return arguments.Outcome switch
        {
            { Exception: HttpRequestException or IOException } => mayBeRepeated,

            // It was not looked at: that may be repeated whatever it was. But not when the wait would be too long.
            { Result: { StatusCode: HttpStatusCode.TooManyRequests } busy } => !(busy.Headers.RetryAfter?.Delta > s_longestWait),
            { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => mayBeRepeated,
            _ => false,
        };
    }
}
