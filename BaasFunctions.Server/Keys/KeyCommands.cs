using System.Globalization;
using BaasFunctions.Server.Commands;
using BaasFunctions.Server.Running;
using BaasFunctions.Server.Settings;
using BaasFunctions.Service;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Storage;

namespace BaasFunctions.Server.Keys;

/// <summary>Carries out the commands about keys.</summary>
internal static class KeyCommands
{
    private const string By = "the command line";

    public static Task<int> CreateAsync(KeyRequest request, bool json, CancellationToken cancellation) => RunAsync(async (keys, options) =>
    {
        var isFirst = !await keys.AreKeysAskedForAsync();
        var made = await keys.CreateAsync(request, By, cancellation);
        await Console.Error.WriteLineAsync($"Key {made.Key.Id} opens {Words(made.Key)}; kept as a hash in {DataLocation.Of(options.Data)}");
        if (isFirst)
        {
            // Only the first key changes something for those who have none.
            await Console.Error.WriteLineAsync(
                $"A server on that store asks for keys within {Math.Ceiling(options.Access.KeyCacheTime.TotalSeconds)} s, and serves other machines after its next start.");
        }

        await Console.Error.WriteLineAsync("This is the only time that the key is shown:");
        if (json)
        {
            JsonOutput.Print(writer => ApiKeyJson.Write(writer, made.Key, made.Text), isIndented: true);
            return ExitCode.Success;
        }

        // The key alone on the output, so that it can be passed on.
        await Console.Out.WriteLineAsync(made.Text);
        return ExitCode.Success;
    });

    public static Task<int> ListAsync(string? project, bool json, CancellationToken cancellation) => RunAsync(async (keys, options) =>
    {
        var found = await keys.ListAsync(project, cancellation);
        if (json)
        {
            JsonOutput.Print(writer =>
            {
                writer.WriteStartArray();
                foreach (var key in found)
                {
                    ApiKeyJson.Write(writer, key);
                }

                writer.WriteEndArray();
            }, isIndented: true);
            return ExitCode.Success;
        }

        foreach (var key in found)
        {
            var state = key.Revoked is { } revoked ? $"revoked {Day(revoked)}" : key.Expires is { } expires ? $"until {Day(expires)}" : "active";
            await Console.Out.WriteLineAsync($"{key.Id}  {Day(key.Created)}  {state,-19}  {key.Name}: {Words(key)}");
        }

        if (found.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no key in {DataLocation.Of(options.Data)}");
        }

        return ExitCode.Success;
    });

    public static Task<int> RevokeAsync(string id, CancellationToken cancellation) => RunAsync(async (keys, options) =>
    {
        var was = await keys.RevokeAsync(id, null, By, cancellation);
        await Console.Error.WriteLineAsync(was ? $"Key {id} is revoked." : $"There is no key {id} in {DataLocation.Of(options.Data)}; `keys list` tells the ids.");
        return was ? ExitCode.Success : ExitCode.Failure;
    });

    private static async Task<int> RunAsync(Func<ApiKeyManager, ServiceOptions, Task<int>> work)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        await using var services = new ServiceCollection().AddLogging().AddFunctionsService(options).BuildServiceProvider();
        try
        {
            return await work(services.GetRequiredService<ApiKeyManager>(), options);
        }
        catch (KeyStoreException unreachable)
        {
            await Console.Error.WriteLineAsync($"{unreachable.Message}. Look at DATABASE_URL and DATA_DIR.");
            return ExitCode.Failure;
        }
    }

    private static string Words(ApiKey key) =>
        $"{string.Join(", ", KeyScopeNames.Of(key.Scopes))} of {(key.Project is { } project ? $"project {project}" : "all projects")}";

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
