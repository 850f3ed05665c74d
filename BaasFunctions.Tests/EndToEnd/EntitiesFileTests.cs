using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>BAAS_ENTITIES_FILE on the real server.</summary>
[TestClass]
public sealed class EntitiesFileTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baas-entities-");

    [TestCleanup]
    public void CleanUp() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task Start_WithTheDocumentedFile_KeepsTheFieldUnique()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_ENTITIES_FILE", Write("""{"users":{"email":{"unique":true}}}""")));

        Assert.AreEqual("DUPLICATE_VALUE", await RunAsync(
            server,
            "const { users } = context.db.project.entities; await users.create({ email: 'a@example.org' }); try { await users.create({ email: 'a@example.org' }); } catch (e) { return e.code; }"));
    }

    [TestMethod]
    public async Task Start_WithAFileThatIsWrong_EndsAndSaysWhere()
    {
        var (code, _, errors) = await ServerProcess.RunAsync([], ("PORT", "0"), ("DATA_DIR", _folder.FullName), ("BAAS_ENTITIES_FILE", Write("""{"users":{"email":{"uniqe":true}}}""")));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "BAAS_ENTITIES_FILE cannot be used: users.email has \"uniqe\"; there are index and unique, did you mean unique?");
    }

    [TestMethod]
    public async Task Start_WithAUniqueFieldThatIsNot_EndsAndNamesTheRows()
    {
        (string, string)[] settings = [("PORT", "0"), ("DATA_DIR", _folder.FullName)];
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            Assert.AreEqual("2", await RunAsync(
                server, "const { users } = context.db.project.entities; await users.createMany([{ id: 'a', email: 'x' }, { id: 'b', email: 'x' }]); return String(await users.count());"));
        }

        var (code, output, errors) = await ServerProcess.RunAsync([], [.. settings, ("BAAS_ENTITIES_FILE", Write("""{"users":{"email":{"unique":true}}}"""))]);

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "BAAS_ENTITIES_FILE declares users.email unique, but the rows \"a\" and \"b\" of the project \"p\" have the same value.");
        Assert.IsFalse(errors.Contains("   at "), errors);
    }

    private string Write(string text)
    {
        var file = Path.Combine(_folder.FullName, "entities.json");
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<string?> RunAsync(ServerProcess server, string code)
    {
        var answer = await server.PostAsync("/execute", JsonSerializer.Serialize(new { execution_id = "e", function_id = "f", context = new { project_id = "p" }, code })).JsonAsync();
        return answer.GetProperty("data").GetString();
    }
}
