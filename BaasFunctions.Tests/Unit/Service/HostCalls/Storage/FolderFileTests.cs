using System.Text;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls.Files;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Files in the data directory.</summary>
[TestClass]
public sealed class FolderFileTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baas-files-");

    [TestCleanup]
    public void CleanUp() => _folder.Delete(recursive: true);

    [TestMethod]
    public async Task File_ThatIsStored_ComesBackAndIsListedAndDeleted()
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");

        var uploaded = Parse(await context.AnswerAsync("files.upload", new { name = "a.txt", is_text = true }, "text"u8.ToArray()));
        var id = uploaded.GetProperty("id").GetString();
        var downloaded = await context.AnswerAsync("files.download", new { id });
        var listed = await context.JsonAsync("files.list", new { options = new { prefix = "a" } });

        Assert.AreEqual(("a.txt", "text/plain", 4), (uploaded.GetProperty("name").GetString(), uploaded.GetProperty("type").GetString(), uploaded.GetProperty("size").GetInt32()));
        Assert.AreEqual("text", Encoding.UTF8.GetString(downloaded.Body.Span));
        Assert.AreEqual(id, listed[0].GetProperty("id").GetString());
        Assert.AreEqual(0, (await context.JsonAsync("files.list", new { options = new { prefix = "b" } })).GetArrayLength());
        Assert.AreEqual("""{"success":true}""", await context.CallAsync("files.delete", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await context.FaultAsync("files.download", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await context.FaultAsync("files.delete", new { id }));
        Assert.AreEqual("NOT_SUPPORTED", await context.FaultAsync("files.url", new { id = Parse(await context.AnswerAsync("files.upload", new { }, [1])).GetProperty("id").GetString() }));
    }

    [TestMethod]
    [DataRow("../../etc/passwd")]
    [DataRow("/etc/passwd")]
    [DataRow("..")]
    [DataRow("a\0b")]
    [DataRow("nothing")]
    public async Task Id_ThatIsAPath_IsNoFile(string id)
    {
        await using var services = Build();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("FILE_NOT_FOUND", await context.FaultAsync("files.download", new { id }));
        Assert.AreEqual("FILE_NOT_FOUND", await context.FaultAsync("files.delete", new { id }));
    }

    [TestMethod]
    public async Task Project_NeverSeesAnothersFiles()
    {
        await using var services = Build();
        await using var mine = new ContextUnderTest(services, "shop");
        await using var other = new ContextUnderTest(services, "bank");
        var id = Parse(await mine.AnswerAsync("files.upload", new { }, [1])).GetProperty("id").GetString();

        Assert.AreEqual("FILE_NOT_FOUND", await other.FaultAsync("files.download", new { id }));
        Assert.AreEqual("[]", await other.CallAsync("files.list", new { }));
    }

    [TestMethod]
    public async Task Limits_OfFiles_AreNamed()
    {
        await using var services = Build(new FileLimits { FileBytes = 10, Files = 2, Types = ["image/*", "text/plain"] });
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("FILE_TOO_LARGE", (await context.AnswerAsync("files.upload", new { is_text = true }, new byte[11])).Error?.Code);
        Assert.AreEqual("FILE_TYPE_NOT_ALLOWED", (await context.AnswerAsync("files.upload", new { type = "text/html" }, [1])).Error?.Code);
        Assert.AreEqual("INVALID_ARGUMENT", (await context.AnswerAsync("files.upload", new { name = "", type = "image/png" }, [1])).Error?.Code);
        Assert.IsNull((await context.AnswerAsync("files.upload", new { type = "image/png" }, [1])).Error);
        Assert.IsNull((await context.AnswerAsync("files.upload", new { type = "text/plain; charset=utf-8" }, [1])).Error);
        Assert.AreEqual("TOO_MANY_FILES", (await context.AnswerAsync("files.upload", new { type = "image/png" }, [1])).Error?.Code);
    }

    [TestMethod]
    public async Task Bytes_OfAllFilesOfAProject_AreBounded()
    {
        var stored = new List<string>();
        await using (var services = Build(new FileLimits { ProjectBytes = 1000 }))
        {
            await using var context = new ContextUnderTest(services, "shop");
            await using var other = new ContextUnderTest(services, "bank");
            for (var i = 0; i < 3; i++)
            {
                stored.Add(Parse(await context.AnswerAsync("files.upload", new { type = "image/png" }, new byte[300])).GetProperty("id").GetString()!);
            }

            var fault = (await context.AnswerAsync("files.upload", new { type = "image/png" }, new byte[300])).Error;
            Assert.AreEqual("STORAGE_QUOTA", fault?.Code);
            Assert.Contains("1200 bytes of the 1000 allowed (BAAS_FILES_BYTES)", fault!.Message);
            Assert.IsNull((await context.AnswerAsync("files.upload", new { type = "image/png" }, new byte[100])).Error);
            Assert.IsNull((await other.AnswerAsync("files.upload", new { type = "image/png" }, new byte[300])).Error);
        }

        // Counted from what is there, by whoever comes next.
        await using var again = Build(new FileLimits { ProjectBytes = 1000 });
        await using var later = new ContextUnderTest(again, "shop");
        Assert.AreEqual("STORAGE_QUOTA", (await later.AnswerAsync("files.upload", new { type = "image/png" }, new byte[1])).Error?.Code);
        await later.CallAsync("files.delete", new { id = stored[0] });
        Assert.IsNull((await later.AnswerAsync("files.upload", new { type = "image/png" }, new byte[300])).Error);
    }

    private ServiceProvider Build(FileLimits? limits = null) => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions { Data = new() { Directory = _folder.FullName }, Files = limits ?? new FileLimits() }).BuildServiceProvider();

    private static System.Text.Json.JsonElement Parse(BaasFunctions.Sandbox.Contracts.HostAnswer answer)
    {
        Assert.IsNull(answer.Error, answer.Error?.Message);
        return System.Text.Json.JsonDocument.Parse(answer.ValueJson).RootElement;
    }
}
