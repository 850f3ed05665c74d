using System.Globalization;
using BaasFunctions.Bench.Bare;

// The smallest server that responds as the service does: Kestrel and Jint, a fresh engine per request, a cached program. No limits, worker processes, logs or metrics.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
    kestrel.ListenLocalhost(int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "3000", CultureInfo.InvariantCulture)));
var app = builder.Build();
app.MapPost("/execute", BareLoop.AnswerAsync);
await app.RunAsync();
