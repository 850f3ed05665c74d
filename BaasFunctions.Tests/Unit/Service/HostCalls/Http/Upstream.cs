using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>A real HTTP server on loopback that answers as a test says.</summary>
internal sealed class Upstream : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Upstream(WebApplication app) => _app = app;

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public int Port => Url.Port;

    /// <summary>What a client has to trust, as PEM; null without TLS.</summary>
    public string? Certificate { get; private init; }

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    public static Task<Upstream> StartAsync(RequestDelegate answer) => StartAsync(answer, certificate: null);

    /// <summary>With TLS and a certificate that nobody signed, for a host of another name.</summary>
    /// <param name="days">Days until it expires; negative: ago.</param>
    /// <param name="answer">What it answers.</param>
    public static Task<Upstream> StartTlsAsync(int days, RequestDelegate answer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        using var made = request.CreateSelfSigned(now.AddDays(-90), now.AddDays(days));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        return StartAsync(answer, certificate);
    }

    /// <summary>A server that says the same whatever it is asked.</summary>
    public static TcpListener StartSaying(string text)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var socket = await listener.AcceptSocketAsync();
                    await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes(text));
                    await socket.ReceiveAsync(new byte[4096]);
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        });
        return listener;
    }

    private static async Task<Upstream> StartAsync(RequestDelegate answer, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var app = builder.Build();
        var upstream = new Upstream(app) { Certificate = certificate?.ExportCertificatePem() };
        app.Run(http =>
        {
            upstream.Requests++;
            return answer(http);
        });
        await app.StartAsync();
        return upstream;
    }

    /// <summary>A server that takes a connection and resets it.</summary>
    public static TcpListener StartResetting()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var socket = await listener.AcceptSocketAsync();
                    socket.LingerState = new LingerOption(true, 0);
                }
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        });
        return listener;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
