using System.Diagnostics;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary><c>dev</c> serves what a folder has, as it is at the moment.</summary>
[TestClass]
public sealed class DevCommandTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [TestMethod]
    public async Task Dev_ServesAFolderAndWhatChangesInIt()
    {
        var folder = Directory.CreateTempSubdirectory("baas-dev-").FullName;
        try
        {
            var function = Path.Combine(folder, "functions", "hello.ts");
            Directory.CreateDirectory(Path.GetDirectoryName(function)!);
            await File.WriteAllTextAsync(function, "export default (request, context) => { context.log.info('asked'); return `one ${context.env.NAME}`; };");
            await File.WriteAllTextAsync(Path.Combine(folder, ".env"), "NAME=Ada\n");
            await using (var server = await ServerProcess.StartCommandAsync(folder, ["dev"], ("PORT", "0"), ("DATABASE_URL", "postgres://a:b@127.0.0.1:1/c")))
            {
                await UntilAsync(server, "/f/dev/hello", "\"one Ada\"");

                await File.WriteAllTextAsync(function, "export default (request, context) => `two ${context.env.NAME}`;");
                await UntilAsync(server, "/f/dev/hello", "\"two Ada\"");

                await File.WriteAllTextAsync(Path.Combine(folder, ".env"), "NAME=Grace\n");
                await UntilAsync(server, "/f/dev/hello", "\"two Grace\"");

                await File.WriteAllTextAsync(function, "export default () => { foo(; }");
                await server.WaitForErrorAsync("hello was not deployed:");
                await server.WaitForErrorAsync("at functions/hello.ts:1:28");
                await UntilAsync(server, "/f/dev/hello", "\"two Grace\"");

                await File.WriteAllTextAsync(Path.Combine(folder, "functions", "other.js"), "export default () => 3;");
                await UntilAsync(server, "/f/dev/other", "3");
                File.Delete(function);
                await server.WaitForErrorAsync("hello is gone");

                for (var waited = Stopwatch.StartNew(); !server.Output.Contains("info  hello: asked", StringComparison.Ordinal); await Task.Delay(50))
                {
                    Assert.IsTrue(waited.Elapsed < s_patience, $"what functions log is shown: {server.Output}");
                }
            }

            Assert.IsTrue(Directory.Exists(Path.Combine(folder, ".baas")), "its data is in the folder");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task UntilAsync(ServerProcess server, string path, string expected)
    {
        var answer = "";
        for (var waited = Stopwatch.StartNew(); answer != expected; await Task.Delay(50))
        {
            Assert.IsTrue(waited.Elapsed < s_patience, $"{path} says {answer}, not {expected}: {server.Errors}");
            using var response = await server.Client.GetAsync(path);
            answer = await response.Content.ReadAsStringAsync();
        }
    }
}
