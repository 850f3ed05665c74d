using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Files;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.Modules;

/// <summary>Cycles, live bindings, awaits at the top and failures of modules are as in Node.js: each case of cases.js runs in both.</summary>
[TestClass]
public sealed class ModuleCaseTests
{
    private const string CaseMark = "// case: ";
    private const string FileMark = "// file: ";

    /// <summary>Calls main.js of each folder and prints the answers, by folder.</summary>
    private const string Runner = """
        const answers = {};
        for (const name of process.argv.slice(2)) {
          for (const key of ['n', 'o', 'c']) delete globalThis[key];
          try { answers[name] = JSON.stringify(await (await import(`./${name}/main.js`)).default()) ?? 'undefined'; }
          catch (error) { answers[name] = `${error.name}: ${error.message}`; }
        }
        console.log(JSON.stringify(answers));
        """;

    [TestMethod]
    public async Task Cases_AnswerAsInNode()
    {
        var cases = Read(await File.ReadAllTextAsync(ConformanceFiles.Source("Modules/cases.js")));
        var ofNode = await RunInNodeAsync(cases);
        var found = new Dictionary<string, string>();
        foreach (var (name, files) in cases)
        {
            var result = await TestFiles.RunAsync(files);
            found[name] = result.Error is { } error ? $"{error.Name}: {error.Message}" : result.Data();
        }

        Assert.IsGreaterThan(25, cases.Count);
        Assert.AreEqual(Show(ofNode), Show(found));
    }

    private static string Show(Dictionary<string, string> answers) => string.Join('\n', answers.Select(answer => $"{answer.Key}: {answer.Value}"));

    private static Dictionary<string, (string Path, string Text)[]> Read(string text) => text.Split(CaseMark)[1..].ToDictionary(
        static section => section[..section.IndexOf('\n')],
        static section => section.Split(FileMark)[1..].Select(static file => (file[..file.IndexOf('\n')], file[(file.IndexOf('\n') + 1)..])).ToArray());

    private static async Task<Dictionary<string, string>> RunInNodeAsync(Dictionary<string, (string Path, string Text)[]> cases)
    {
        var folder = Directory.CreateTempSubdirectory("baas-modules-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "package.json"), """{"type":"module"}""");
            File.WriteAllText(Path.Combine(folder.FullName, "run.js"), Runner);
            foreach (var (name, files) in cases)
            {
                foreach (var (path, text) in files)
                {
                    var file = new FileInfo(Path.Combine(folder.FullName, name, path));
                    file.Directory!.Create();
                    File.WriteAllText(file.FullName, text);
                }
            }

            var output = await NodeProcess.RunAsync(["--no-warnings", "run.js", .. cases.Keys], folder: folder.FullName);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(output)!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
