using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>A text that was cut within a character: the caller's error wherever a call takes a text, and told as such.</summary>
[TestClass]
public sealed class SurrogateHalfTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("baas-halves-");

    [TestCleanup]
    public void Delete()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [TestMethod]
    [DataRow("http.send", """{"method":"GET","url":"http://a.example/\ud800"}""")]
    [DataRow("http.send", """{"method":"GET","url":"http://\udc00/"}""")]
    [DataRow("http.send", """{"method":"\ud800","url":"http://a.example/"}""")]
    [DataRow("http.send", """{"method":"GET","url":"http://a.example/","headers":{"a":"\ud800"}}""")]
    [DataRow("http.send", """{"method":"GET","url":"http://a.example/","headers":{"\ud800":"a"}}""")]
    [DataRow("http.send", """{"method":"GET","url":"http://a.example/","params":{"a":["\ud800"]}}""")]
    [DataRow("kv.get", """{"key":"\ud800"}""")]
    [DataRow("kv.set", """{"key":"a\ud800","value":1}""")]
    [DataRow("kv.set", """{"key":"a","value":1,"options":{"\ud800":1}}""")]
    [DataRow("kv.list", """{"options":{"prefix":"\ud800"}}""")]
    [DataRow("db.create", """{"entity":"\ud800","data":{}}""")]
    [DataRow("db.create", """{"entity":"a","data":{"\ud800":1}}""")]
    [DataRow("db.create", """{"entity":"a","data":{"a":["\ud800x"]}}""")]
    [DataRow("db.findMany", """{"entity":"a","query":{},"options":{"orderBy":"\ud800"}}""")]
    [DataRow("db.raw", """{"sql":"select '\ud800'"}""")]
    [DataRow("files.list", """{"options":{"prefix":"\ud800"}}""")]
    [DataRow("jwt.sign", """{"payload":{"sub":"\ud800"}}""")]
    [DataRow("jwt.verify", """{"token":"\ud800"}""")]
    public async Task Argument_WithHalfOfACharacter_IsInvalid(string operation, string arguments)
    {
        await using var services = Services();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultOfJsonAsync(operation, arguments));
    }

    [TestMethod]
    [DataRow("db.findMany", """{"entity":"a","query":{"\ud800":1}}""")]
    [DataRow("db.findMany", """{"entity":"a","query":{"a":{"in":["\ud800"]}}}""")]
    [DataRow("db.updateMany", """{"entity":"a","query":{"id":"\ud800"},"data":{"a":1}}""")]
    public async Task Query_WithHalfOfACharacter_IsInvalid(string operation, string arguments)
    {
        await using var services = Services();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("INVALID_QUERY", await context.FaultOfJsonAsync(operation, arguments));
    }

    [TestMethod]
    public async Task Text_WithBothHalves_AndValueOfAKeyWithOne_AreKept()
    {
        await using var services = Services();
        await using var context = new ContextUnderTest(services, "shop");

        Assert.AreEqual("(no error)", await context.FaultOfJsonAsync("db.create", """{"entity":"a","data":{"a":"\ud83d\ude00"}}"""));
        Assert.AreEqual("(no error)", await context.FaultOfJsonAsync("kv.set", """{"key":"a","value":"\ud800"}"""));
        Assert.AreEqual("\"\\ud800\"", await context.CallAsync("kv.get", new { key = "a" }), ignoreCase: true);
    }

    private ServiceProvider Services() => new ServiceCollection().AddLogging()
        .AddFunctionsService(new ServiceOptions { Data = new() { Directory = _folder.FullName } }).BuildServiceProvider();
}
