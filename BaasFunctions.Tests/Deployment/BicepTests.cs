using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>deploy/infra is clean for the compiler of Bicep, and the compiler would find what is wrong.</summary>
[TestClass]
public sealed partial class BicepTests
{
    [TestMethod]
    [DataRow("build")]
    [DataRow("lint")]
    public async Task Template_HasNoDiagnostic(string command)
    {
        using var bicep = new BicepCompiler();

        Assert.AreEqual("", await bicep.DiagnosticsAsync(command, "main.bicep"));
    }

    [TestMethod]
    public async Task Compiler_UnpacksItselfIntoAFolderOfTheTests()
    {
        using var bicep = new BicepCompiler();
        await bicep.DiagnosticsAsync("build", "main.bicep");

        Assert.IsNotEmpty(Directory.GetFiles(BicepCompiler.Unpacked, "*", SearchOption.AllDirectories));
        StringAssert.StartsWith(BicepCompiler.Unpacked, Path.GetTempPath());
    }

    /// <summary>Values that may be of a later version, such as a new size, are no diagnostics; AzureTemplateTests compares those.</summary>
    [TestMethod]
    public async Task Compiler_FindsWhatIsMisspelt_OfAWrongType_OrAgainstTheRules()
    {
        (string File, string Text, string By, string Diagnostic)[] changes =
        [
            ("app/api.bicep", "maximumInstanceCount: maximumInstanceCount", "maximumInstancesCount: maximumInstanceCount", "BCP089"),
            ("app/identity.bicep", "userAssignedIdentities@2023-01-31", "userAssignedIdentities@2023-01-30", "BCP081"),
            ("app/storage.bicep", "allowSharedKeyAccess: false", "allowSharedKeyAccess: 'false'", "BCP036"),
            ("app/postgres.bicep", "publicNetworkAccess: isPrivate", "publicAccess: isPrivate", "BCP037"),
            ("app/monitoring.bicep", "workspace.id", "workspace.ids", "BCP053"),
            ("app/rbac.bicep", "param storageAccountName string", "param storageAccountName string\nparam unused bool", "no-unused-params"),
            ("app/secrets.bicep", "param jwtSecret string = replace('${newGuid()}${newGuid()}', '-', '')", "param jwtSecret string = 'known-to-everybody'", "secure-parameter-default"),
            ("main.bicep", "perInstanceConcurrency: perInstanceConcurrency", "instanceConcurrency: perInstanceConcurrency", "BCP035"),
        ];
        using var bicep = new BicepCompiler();
        foreach (var change in changes)
        {
            bicep.Replace(change.File, change.Text, change.By);
        }

        var found = (await bicep.DiagnosticsAsync("build", "main.bicep")).Split('\n');

        foreach (var change in changes)
        {
            Assert.IsTrue(
                found.Any(line => line.Contains($"/{change.File}(", StringComparison.Ordinal) && line.Contains($" {change.Diagnostic}:", StringComparison.Ordinal)),
                $"{change.Diagnostic} in {change.File} is not among:\n{string.Join('\n', found)}");
        }
    }

    [TestMethod]
    public async Task Template_IsAllThatTheFolderHas()
    {
        using var bicep = new BicepCompiler();
        var template = await bicep.BuildAsync("main.bicep");
        var modules = bicep.Files.SelectMany(file => Module.Matches(File.ReadAllText(Path.Combine(bicep.Folder, file))).Select(match => match.Groups[1].Value)).ToArray();

        // No feature of the compiler that may change or go.
        Assert.DoesNotContain("experimental", template.ToJsonString());
        Assert.IsTrue(modules.All(module => module.EndsWith(".bicep", StringComparison.Ordinal)));
        CollectionAssert.AreEquivalent(
            bicep.Files.Where(file => file != "main.bicep").Select(Path.GetFileName).ToArray(), modules.Select(Path.GetFileName).Distinct().ToArray());
    }

    [TestMethod]
    public void Rules_AreErrors_ButThoseThatTheDateDecides()
    {
        var rules = JsonNode.Parse(
            File.ReadAllText(Repository.PathOf("deploy/infra/bicepconfig.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!["analyzers"]!["core"]!["rules"]!.AsObject();

        CollectionAssert.AreEquivalent(
            (string[])["use-recent-api-versions"], rules.Where(rule => (string)rule.Value!["level"]! != "error").Select(rule => rule.Key).ToArray());
    }

    [GeneratedRegex(@"^module \w+ '([^']+)'", RegexOptions.Multiline)]
    private static partial Regex Module { get; }
}
