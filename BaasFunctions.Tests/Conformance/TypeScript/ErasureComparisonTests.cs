using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Acornima;
using Acornima.Ast;
using BaasFunctions.Sandbox.Compilation.TypeScript;

namespace BaasFunctions.Tests.Conformance.TypeScript;

/// <summary>The sources of published packages lose the same as with ts-blank-space, which asks the TypeScript compiler where types are.</summary>
[TestClass]
public sealed class ErasureComparisonTests
{
    private const int FewestFiles = 3000;

    private const string NoProgram = "no program";

    private static readonly string[] s_packages =
        ["@tanstack", "abitype", "effect", "immer", "mobx", "ox", "rxjs", "ts-blank-space", "typescript", "viem", "zod"];

    [TestMethod]
    public async Task Erase_SourcesOfPackages_IsThatOfTheCompilersTree()
    {
        var files = s_packages
            .Select(name => ConformanceFiles.Package(name))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".mts", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("samples"), "*.ts"))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.IsGreaterThanOrEqualTo(FewestFiles, files.Count);

        var expected = await EraseWithNodeAsync(files);

        var differences = new List<string>();
        foreach (var (path, theirs) in files.Zip(expected))
        {
            var source = await File.ReadAllTextAsync(path);
            var ours = TypeEraser.Erase(source);
            if (Difference(source, ours, theirs) is { } difference)
            {
                differences.Add($"{path[(path.IndexOf("node_modules", StringComparison.Ordinal) + 1)..]}: {difference}");
            }
        }

        Console.WriteLine($"{files.Count} files, {expected.Count(text => text is null)} refused by both or either");
        Assert.IsEmpty(differences, $"{differences.Count}:\n{string.Join("\n", differences.Take(40))}");
    }

    private static string? Difference(string source, ErasedText ours, string? theirs)
    {
        if (ours.Text is null || theirs is null)
        {
            return ours.Text is null && theirs is null ? null : $"only {(theirs is null ? "they refuse" : $"we refuse, {ours.Fault} {Around(source, ours.Fault!.Start)}")}";
        }

        var (own, other) = (WithoutBlanks(ours.Text), WithoutBlanks(theirs));
        if (own == other)
        {
            return null;
        }

        // Where a semicolon stands for what is gone is a matter of taste, as long as the program is the same. Theirs is none behind a field called get or set.
        if (own.Replace(";", "", StringComparison.Ordinal) == other.Replace(";", "", StringComparison.Ordinal))
        {
            (own, other) = (Shape(ours.Text), Shape(theirs));
            if (own != NoProgram && other == NoProgram)
            {
                return null;
            }
        }

        return own == other ? null : FirstDifference(own, other);
    }

    private static string FirstDifference(string own, string other)
    {
        var at = own.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{Around(own, at)} is not {Around(other, at)}";
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));

    private static string Around(string text, int at) => $"`{text[Math.Max(0, at - 30)..Math.Min(text.Length, at + 30)].ReplaceLineEndings(" ")}`";

    /// <summary>The nodes of a program in their order, without empty statements.</summary>
    private static string Shape(string text)
    {
        try
        {
            var shape = new StringBuilder();
            Append(new Parser().ParseModule(text), shape);
            return shape.ToString();
        }
        catch (ParseErrorException)
        {
            return NoProgram;
        }
    }

    private static void Append(Node node, StringBuilder shape)
    {
        if (node is EmptyStatement)
        {
            return;
        }

        shape.Append(node.Type).Append('(');
        foreach (var child in node.ChildNodes)
        {
            Append(child, shape);
        }

        shape.Append(')');
    }

    private static async Task<List<string?>> EraseWithNodeAsync(List<string> files)
    {
        using var node = NodeProcess.Start(new ProcessStartInfo
        {
            ArgumentList = { ConformanceFiles.Source("TypeScript/erase.mjs"), ConformanceFiles.Package("ts-blank-space/out/index.js") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        var output = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(string.Join('\n', files));
        node.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        Assert.AreEqual(0, node.ExitCode);
        Assert.HasCount(files.Count, lines);
        return [.. lines.Select(line => JsonSerializer.Deserialize<string?>(line))];
    }
}
