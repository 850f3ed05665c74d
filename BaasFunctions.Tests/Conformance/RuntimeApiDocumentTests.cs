using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Validation;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance;

/// <summary>docs/runtime-apis.md has every global that a function has, and no other, and the numbers that the suites check.</summary>
[TestClass]
public sealed class RuntimeApiDocumentTests
{
    [TestMethod]
    public async Task Table_HasEveryGlobalOnceAndNoOther()
    {
        using var engine = new Jint.Engine();
        var language = engine.Evaluate("JSON.stringify(Object.getOwnPropertyNames(globalThis))").ToString();
        var found = System.Text.Json.JsonSerializer.Deserialize<string[]>(
            await TestSandbox.DataOfBodyAsync($"const language = new Set({language}); return Object.getOwnPropertyNames(globalThis).filter((name) => !language.has(name));"))!;

        var told = RuntimeApiTable.Groups.SelectMany(group => group.Globals);
        Assert.AreEqual(string.Join('\n', found.Order(StringComparer.Ordinal)), string.Join('\n', told.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Document_IsWhatTheTablesSay()
    {
        var text = new StringBuilder(
            """
            # Runtime APIs

            What a function has besides the language, by the standard that says what it does. How each is used, and its limits, are in [context-api.md](context-api.md#globals); types are in
            [types/baas-functions.d.ts](../types/baas-functions.d.ts); what a function can be, and how it is bundled, in [npm.md](npm.md). Each comes into being when a function first names it.
            Tests make this page from the tables that they check: `UPDATE_DOCUMENTS=1` writes it anew.

            | Standard | Globals |
            | --- | --- |

            """);
        foreach (var group in RuntimeApiTable.Groups)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {group.Standard} | {string.Join(", ", group.Globals.Select(name => $"`{name}`"))} |");
        }

        text.AppendLine().AppendLine("## In part").AppendLine().AppendLine("Everything else does what its standard says.").AppendLine()
            .AppendLine("| Interface | Here | Limits, and what is missing |").AppendLine("| --- | --- | --- |");
        foreach (var name in PartialWebInterfaces.Names.Order(StringComparer.Ordinal))
        {
            var (has, lacks) = PartialWebInterfaces.Of(name)!.Value;
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{name}` | {has} | {lacks} |");
        }

        text.AppendLine().AppendLine("## Compared with others").AppendLine()
            .AppendLine("Beside the tests that are written from each standard, these run with them. A case that differs is named in a list in the repository, and the test fails when one is added or no longer differs.").AppendLine()
            .AppendLine("| Compared | With | Cases | Different |").AppendLine("| --- | --- | ---: | ---: |");
        foreach (var suite in KeptSuites.All)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {suite.Of} | {suite.With} | {suite.Cases} | {suite.Different} |");
        }

        GeneratedPart.Is("docs/runtime-apis.md", text.ToString());
    }
}
