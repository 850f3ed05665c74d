using BaasFunctions.Sandbox.Engines.Hints;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Types;

/// <summary>types/baas-functions.d.ts says what functions really have.</summary>
[TestClass]
public sealed class TypesTests
{
    private const string Declarations = "types/baas-functions.d.ts";

    private const string Settings =
        """
        { "compilerOptions": { "lib": ["ESNext"], "types": [], "target": "ESNext", "module": "ES2022", "checkJs": true, "allowJs": true, "noEmit": true, "strict": true, "noImplicitAny": false, "useUnknownInCatchVariables": false },
          "include": ["*"] }
        """;

    [TestMethod]
    public async Task Samples_AreRightForTheCompiler()
    {
        var files = Directory.GetFiles(Repository.PathOf("samples")).Where(file => Path.GetExtension(file) is ".js" or ".ts")
            .ToDictionary(file => Path.GetFileName(file).Replace(".ts", ".typed.ts", StringComparison.Ordinal), ReadSample);
        Assert.IsGreaterThan(5, files.Values.Count(code => code.Contains("Handler} */", StringComparison.Ordinal)));

        var (code, output) = await CheckAsync(files);

        Assert.AreEqual(0, code, output);
    }

    [TestMethod]
    public async Task SampleOfSeveralFiles_IsRightForTheCompiler()
    {
        var root = Repository.PathOf("samples/invoice");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllText);
        files["tsconfig.json"] = Settings.Replace("\"ES2022\"", "\"ESNext\", \"moduleResolution\": \"bundler\", \"resolveJsonModule\": true", StringComparison.Ordinal).Replace("[\"*\"]", "[\"**/*.ts\"]", StringComparison.Ordinal);

        var (code, output) = await CheckAsync(files);

        Assert.AreEqual(0, code, output);
    }

    [TestMethod]
    public async Task Usage_IsAllowedAndMisuseIsRefused()
    {
        var (code, output) = await CheckAsync(new() { ["usage.ts"] = File.ReadAllText(Repository.PathOf("BaasFunctions.Tests/Types/usage.ts")) });

        Assert.AreEqual(0, code, output);
    }

    [TestMethod]
    public async Task Compiler_OnAMistake_FindsIt()
    {
        var (code, output) = await CheckAsync(new() { ["wrong.js"] = "/** @type {BaasHandler} */\nexport default async (request, { log }) => log.information('a');" });

        Assert.AreNotEqual(0, code);
        Assert.Contains("information", output);
    }

    [TestMethod]
    public async Task Types_HaveEveryMemberOfTheContextAndNoOther()
    {
        var (code, output) = await TypeScriptCompiler.RunAsync(
            Repository.PathOf("BaasFunctions.Tests/Types/members.cjs"), TypeScriptCompiler.Module, Repository.PathOf(Declarations));
        Assert.AreEqual(0, code, output);
        var typed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();
        var real = await RealMembersAsync();

        Assert.AreEqual(string.Join('\n', real.Select(WithoutPromise)), string.Join('\n', typed.Select(WithoutPromise)));
        Assert.AreEqual(string.Join('\n', ContextMembers.Paths.Order(StringComparer.Ordinal)), string.Join('\n', typed));
    }

    [TestMethod]
    public async Task Types_HaveEveryGlobalAndEveryMemberOfItAndNoOther()
    {
        var (code, output) = await TypeScriptCompiler.RunAsync(
            Repository.PathOf("BaasFunctions.Tests/Types/globals.cjs"), TypeScriptCompiler.Module, Repository.PathOf(Declarations));
        Assert.AreEqual(0, code, output);
        var typed = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(["req", "ctx"]).Order(StringComparer.Ordinal);

        Assert.AreEqual(string.Join('\n', await RealGlobalsAsync()), string.Join('\n', typed));
    }

    /// <summary>What a function finds in the global object besides the language, and what that has.</summary>
    private static async Task<string[]> RealGlobalsAsync()
    {
        using var engine = new Jint.Engine();
        var language = engine.Evaluate("JSON.stringify(Object.getOwnPropertyNames(globalThis))").ToString();
        var json = await TestSandbox.DataOfBodyAsync(
            $$"""
            const language = new Set({{language}});
            const found = [];
            for (const name of Object.getOwnPropertyNames(globalThis).filter((name) => !language.has(name))) {
              found.push(name);
              const value = globalThis[name];
              if (name === 'self' || name === 'global') continue;
              if (typeof value === 'object') for (const member of Object.getOwnPropertyNames(value)) found.push(name + '.' + member);
              else if (value.prototype) {
                const ofClasses = new Set(['length', 'name', 'prototype', 'constructor']);
                const isTold = (member) => !ofClasses.has(member) && (name !== 'DOMException' || !/^[A-Z_]+$/.test(member));
                for (const member of Object.getOwnPropertyNames(value).filter(isTold)) found.push(name + '.' + member);
                for (const member of Object.getOwnPropertyNames(value.prototype)) {
                  if (isTold(member) || (name === 'File' && member === 'name')) found.push(name + '#' + member);
                }
              }
            }
            return found;
            """);

        // A DOMException has these as every error has.
        return [.. System.Text.Json.JsonSerializer.Deserialize<string[]>(json)!.Except(["DOMException#message", "DOMException#toString"]).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a function finds when it walks over its context.</summary>
    private static async Task<string[]> RealMembersAsync()
    {
        var json = await TestSandbox.DataOfBodyAsync(
            """
            const found = [];
            const open = new Set(['env', 'environment', 'config']);
            const walk = (value, path) => {
              if (typeof value === 'function') found.push(path + '()');
              else if (path === 'db.project.entities') walk(value.anything, path + '.*');
              else if (value && typeof value === 'object' && !open.has(path)) {
                for (const name of Object.getOwnPropertyNames(value)) walk(value[name], path ? path + '.' + name : name);
              }
              else found.push(path);
            };
            walk(context, '');
            return found;
            """,
            request => request with
            {
                ProjectIdJson = TestSandbox.Utf8("\"p\""), TenantIdJson = TestSandbox.Utf8("\"t\""), UserIdJson = TestSandbox.Utf8("\"u\""),
            });
        return [.. System.Text.Json.JsonSerializer.Deserialize<string[]>(json)!.Order(StringComparer.Ordinal)];
    }

    private static string WithoutPromise(string path) => path.TrimEnd('~');

    /// <summary>A bare body stands in a function, as it does when it runs.</summary>
    private static string ReadSample(string file)
    {
        var code = File.ReadAllText(file);
        return code.Contains("\nexport ", StringComparison.Ordinal) ? code : $"export default async () => {{\n{code}\n}};";
    }

    private static async Task<(int ExitCode, string Output)> CheckAsync(Dictionary<string, string> files)
    {
        var folder = Directory.CreateTempSubdirectory("baas-types-");
        try
        {
            File.Copy(Repository.PathOf(Declarations), Path.Combine(folder.FullName, "baas-functions.d.ts"));
            File.WriteAllText(Path.Combine(folder.FullName, "tsconfig.json"), Settings);
            foreach (var (name, code) in files)
            {
                var file = new FileInfo(Path.Combine(folder.FullName, name));
                file.Directory!.Create();
                File.WriteAllText(file.FullName, code);
            }

            return await TypeScriptCompiler.CheckAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
