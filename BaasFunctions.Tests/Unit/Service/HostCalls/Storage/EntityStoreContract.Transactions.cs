using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <content>Transactions and writers at the same time.</content>
public abstract partial class EntityStoreContract
{
    [TestMethod]
    public async Task Transaction_ThatIsCommitted_LastsAndOneThatIsNotDoesNot()
    {
        if (!HasTransactions)
        {
            Assert.AreEqual("NOT_SUPPORTED", await Context().FaultAsync("db.begin", new { }));
            return;
        }

        await using var context = Context();
        var first = (await context.JsonAsync("db.begin", new { })).GetString();
        await context.CallAsync("db.create", new { entity = _entity, transaction = first, data = new { id = "a" } });
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity, transaction = first }));
        await context.CallAsync("db.commit", new { transaction = first });

        var second = (await context.JsonAsync("db.begin", new { })).GetString();
        await context.CallAsync("db.create", new { entity = _entity, transaction = second, data = new { id = "b" } });
        await context.CallAsync("db.delete", new { entity = _entity, transaction = second, id = "a" });
        await context.CallAsync("db.rollback", new { transaction = second });

        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity, query = new { id = "a" } }));
        Assert.AreEqual("1", await context.CallAsync("db.count", new { entity = _entity }));
        Assert.AreEqual("TRANSACTION_ENDED", await context.FaultAsync("db.create", new { entity = _entity, transaction = first, data = new { } }));
        Assert.AreEqual("TRANSACTION_ENDED", await context.FaultAsync("db.commit", new { transaction = second }));
    }

    [TestMethod]
    public async Task Transaction_OfAnExecutionThatEnds_IsGivenUp()
    {
        if (!HasTransactions)
        {
            return;
        }

        await using (var ends = Context())
        {
            var open = (await ends.JsonAsync("db.begin", new { })).GetString();
            await ends.CallAsync("db.create", new { entity = _entity, transaction = open, data = new { a = 1 } });
            Assert.AreEqual("TRANSACTION_OPEN", await ends.FaultAsync("db.begin", new { }));
        }

        await using var next = Context();
        Assert.AreEqual("0", await next.CallAsync("db.count", new { entity = _entity }));

        // And nobody waits for it any more.
        await next.CallAsync("db.create", new { entity = _entity, data = new { a = 2 } });
    }

    [TestMethod]
    public async Task Writers_AtTheSameTime_LoseNothing()
    {
        await using var context = Context();
        var writers = Enumerable.Range(0, 40).Select(async number =>
        {
            await using var own = Context();
            await own.CallAsync("db.create", new { entity = _entity, data = new { number, text = number.ToString(CultureInfo.InvariantCulture) } });
        });
        await Task.WhenAll(writers);

        Assert.AreEqual("40", await context.CallAsync("db.count", new { entity = _entity }));
    }

    private protected async Task CreatePeopleAsync(ContextUnderTest context)
    {
        await context.CallAsync("db.createMany", new { entity = _entity, data = s_people });
    }

    private static IEnumerable<string> Names(JsonElement rows) => rows.EnumerateArray().Select(Name);

    private static string Name(JsonElement row) => row.GetProperty("name").GetString()!;
}
