using System.Globalization;
using BaasFunctions.Bench.Bare;

// The least that answers as our service does: Kestrel and Jint, a fresh engine per request, the program kept. No limit, no wall, no log, no metric.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
    kestrel.ListenLocalhost(int.Parse(Environment.GetEnvironmentVariable("PORT") ?? "3000", CultureInfo.InvariantCulture)));
var app = builder.Build();
app.MapPost("/execute", BareLoop.AnswerAsync);
await app.RunAsync();
