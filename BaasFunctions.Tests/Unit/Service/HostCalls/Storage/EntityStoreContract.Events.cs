using System.Text.Json;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <content>Functions that listen to what is written.</content>
public abstract partial class EntityStoreContract
{
    [TestMethod]
    public async Task Writes_AreHeardByFunctionsThatListenToThem()
    {
        var project = $"heard-{Guid.NewGuid():N}";
        var version = new FunctionVersion
        {
            Number = 0,
            Hash = "h",
            Source = new SourceField("export default () => 1", false, null),
            DeclaredJson = $$"""{"on":["{{_entity}}.created","{{_entity}}.updated","{{_entity}}.deleted"]}""",
            Author = "a",
            Message = "",
            Created = DateTimeOffset.UtcNow,
        };
        Assert.IsNull((await Services.GetRequiredService<FunctionStore>().DeployAsync(project, "heard", version, null, true, CancellationToken.None)).Fault);
        await using var context = Context(project);

        var created = await context.JsonAsync("db.create", new { entity = _entity, data = new { name = "ada" } });
        var id = created.GetProperty("id").GetString()!;
        await context.CallAsync("db.updateMany", new { entity = _entity, query = new { name = "ada" }, data = new { name = "grace" } });
        await context.CallAsync("db.updateMany", new { entity = _entity, query = new { name = "nobody" }, data = new { name = "x" } });
        await context.CallAsync("db.delete", new { entity = _entity, id });
        Assert.AreEqual("ENTITY_NOT_FOUND", await context.FaultAsync("db.delete", new { entity = _entity, id }));

        var kept = (await Services.GetRequiredService<InvocationStore>().ListAsync(project, new InvocationFilter(), CancellationToken.None)).Value!;
        var bodies = kept.Select(one => JsonDocument.Parse(one.RequestJson).RootElement.GetProperty("body")).ToArray();
        CollectionAssert.AreEquivalent(
            new[] { $"{_entity}.created {id}", $"{_entity}.updated {id}", $"{_entity}.deleted {id}" },
            bodies.Select(body => $"{body.GetProperty("event").GetString()} {body.GetProperty("ids")[0].GetString()}").ToArray());
        Assert.AreEqual("ada", bodies.Single(body => body.GetProperty("event").GetString()!.EndsWith("created", StringComparison.Ordinal)).GetProperty("data")[0].GetProperty("name").GetString());
    }
}
