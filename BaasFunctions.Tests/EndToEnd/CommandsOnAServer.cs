using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Commands that ask a server, in a folder of their own.</summary>
internal sealed class CommandsOnAServer(string url) : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("baas-commands-").FullName;

    /// <summary>What the environment of a command says besides; of two of one name the later.</summary>
    public List<(string Name, string Value)> Settings { get; } = [("BAAS_URL", url), ("BAAS_PROJECT", "shop")];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public Task<(int ExitCode, string Output, string Errors)> TryAsync(string[] arguments, string input = "") =>
        ServerProcess.RunInAsync(Folder, input, arguments, [("XDG_CONFIG_HOME", Folder), .. Settings.AsEnumerable().Reverse().DistinctBy(setting => setting.Name)]);

    /// <summary>Runs a command that has to succeed; returns its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, errors) = await TryAsync(arguments);
        Assert.AreEqual(0, code, $"{string.Join(' ', arguments)}: {output}{errors}");
        return output;
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments) => JsonDocument.Parse(await RunAsync([.. arguments, "--json"])).RootElement;
}
