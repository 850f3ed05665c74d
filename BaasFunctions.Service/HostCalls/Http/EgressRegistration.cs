using System.Net;
using System.Text;
using BaasFunctions.Service.Projects;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.HostCalls.Http;

internal static class EgressRegistration
{
    /// <summary>How long a connection may take to be opened.</summary>
    public static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Bytes of one stream of HTTP/2 that a server may send before they are read. The client would let it grow to 16 MB, which nobody counts; this is what 20 Mbit/s
    /// take over 50 ms.
    /// </summary>
    public const int StreamWindow = 128 << 10;

    private const string ClientName = "egress";
    private const int MaxHeaderKilobytes = 64;

    public static IServiceCollection AddEgress(this IServiceCollection services, EgressOptions options, ProjectPolicies projects)
    {
        AppContext.SetSwitch("System.Net.SocketsHttpHandler.Http2FlowControl.DisableDynamicWindowSizing", true);
        services.TryAddSingleton(options);
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.TryAddSingleton<HostBreakers>();
        services.TryAddSingleton<EgressClient>();
        services.AddSingleton<IHostOperations, HttpOperations>();
        services.AddClient(ClientName, options, options.Lists);
        foreach (var (project, lists) in projects.Egress)
        {
            services.AddClient(ClientOf(project, projects.Of(project)), options, options.Lists.With(lists));
        }

        return services;
    }

    /// <summary>
    /// The client of a project. Projects without lists of their own share one; each other has its own connections, because a connection that was
    /// opened under the lists of one project must not serve another.
    /// </summary>
    public static string ClientOf(string project, ProjectPolicy policy) => policy.Egress is null ? ClientName : $"{ClientName}:{project}";

    private static void AddClient(this IServiceCollection services, string name, EgressOptions options, EgressLists lists)
    {
        var client = services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler((handler, provider) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.UseProxy = false;
                handler.AutomaticDecompression = DecompressionMethods.All;
                handler.ConnectCallback = new EgressConnector(options, lists, provider.GetRequiredService<INameResolver>()).ConnectAsync;
                handler.ConnectTimeout = ConnectTime;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30);
                handler.MaxResponseHeadersLength = MaxHeaderKilobytes;
                handler.InitialHttp2StreamWindowSize = StreamWindow;

                // Bodies that stay open would otherwise keep the requests of others waiting.
                handler.EnableMultipleHttp2Connections = true;
                handler.ActivityHeadersPropagator = null;

                // As in browsers: one byte for each character that OutgoingRequest accepts.
                handler.RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1;
            });
        client.AddResilienceHandler("retry", (pipeline, context) => EgressPipeline.AddRetry(pipeline, options, context.ServiceProvider.GetRequiredService<TimeProvider>()));
        client.AddHttpMessageHandler(provider => new EgressHandler(options, provider.GetRequiredService<HostBreakers>()));
    }
}
