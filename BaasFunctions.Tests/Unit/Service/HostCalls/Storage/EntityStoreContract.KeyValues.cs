using System.Diagnostics;
namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Keys and values are in the same database, and are held to the same.</summary>
public abstract partial class EntityStoreContract
{
    [TestMethod]
    public async Task Key_HoldsItsValueUntilItIsDeleted()
    {
        await using var context = Context("kv_" + _entity);

        Assert.AreEqual("null", await context.CallAsync("kv.get", new { key = "a" }));
        Assert.AreEqual("true", await context.CallAsync("kv.set", new { key = "a", value = new { x = new[] { 1, 2 }, t = "é'\"" } }));
        Assert.AreEqual("""{"x":[1,2],"t":"é'\""}""", (await context.JsonAsync("kv.get", new { key = "a" })).GetRawText().Replace("\\u00e9", "é", StringComparison.OrdinalIgnoreCase).Replace("\\u0027", "'", StringComparison.Ordinal).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
        await context.CallAsync("kv.set", new { key = "a", value = (string?)null });
        Assert.AreEqual("null", await context.CallAsync("kv.get", new { key = "a" }));
        Assert.AreEqual("true", await context.CallAsync("kv.delete", new { key = "a" }));
        Assert.AreEqual("false", await context.CallAsync("kv.delete", new { key = "a" }));
    }

    [TestMethod]
    public async Task Key_WithATime_IsGoneAfterIt()
    {
        await using var context = Context("kv_" + _entity);
        var began = Stopwatch.GetTimestamp();
        await context.CallAsync("kv.set", new { key = "short", value = 1, options = new { ttl = 3 } });
        await context.CallAsync("kv.set", new { key = "long", value = 2, options = new { ttl = 1000 } });

        var found = await context.CallAsync("kv.get", new { key = "short" });
        Assert.AreEqual(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3) ? "1" : found, found);
        await Task.Delay(TimeSpan.FromSeconds(3.2));

        Assert.AreEqual("null", await context.CallAsync("kv.get", new { key = "short" }));
        Assert.AreEqual("2", await context.CallAsync("kv.get", new { key = "long" }));
        Assert.AreEqual("""{"keys":["long"],"next":null}""", await context.CallAsync("kv.list", new { }));
        Assert.AreEqual("true", await context.CallAsync("kv.compareAndSet", new { key = "short", expected = (string?)null, value = 3 }));
    }

    [TestMethod]
    public async Task List_GivesKeysInOrderPageByPage()
    {
        await using var context = Context("kv_" + _entity);
        foreach (var key in (string[])["b:2", "a:1", "b:10", "B:1", "c%_"])
        {
            await context.CallAsync("kv.set", new { key, value = 1 });
        }

        Assert.AreEqual("""{"keys":["B:1","a:1"],"next":"a:1"}""", await context.CallAsync("kv.list", new { options = new { limit = 2 } }));
        Assert.AreEqual("""{"keys":["b:10","b:2","c%_"],"next":null}""", await context.CallAsync("kv.list", new { options = new { after = "a:1" } }));
        Assert.AreEqual("""{"keys":["b:10","b:2"],"next":null}""", await context.CallAsync("kv.list", new { options = new { prefix = "b:" } }));
        Assert.AreEqual("""{"keys":[],"next":null}""", await context.CallAsync("kv.list", new { options = new { prefix = "%" } }));
    }

    [TestMethod]
    public async Task Increment_OfManyAtOnce_LosesNone()
    {
        var project = "kv_" + _entity;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async _ =>
        {
            await using var own = Context(project);
            await own.CallAsync("kv.increment", new { key = "n", by = 2 });
        }));
        await using var context = Context(project);

        Assert.AreEqual("60", await context.CallAsync("kv.get", new { key = "n" }));
        Assert.AreEqual("59.5", await context.CallAsync("kv.increment", new { key = "n", by = -0.5 }));
        await context.CallAsync("kv.set", new { key = "t", value = "text" });
        Assert.AreEqual("NOT_A_NUMBER", await context.FaultAsync("kv.increment", new { key = "t" }));
    }

    [TestMethod]
    public async Task CompareAndSet_OfManyAtOnce_LetsOneThrough()
    {
        var project = "kv_" + _entity;
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            await using var own = Context(project);
            return await own.CallAsync("kv.compareAndSet", new { key = "lock", expected = (string?)null, value = new { owner = number } });
        }));
        await using var context = Context(project);
        var held = await context.JsonAsync("kv.get", new { key = "lock" });

        Assert.AreEqual(1, results.Count(result => result == "true"));
        Assert.AreEqual("true", await context.CallAsync("kv.compareAndSet", new { key = "lock", expected = held, value = "free" }));
        Assert.AreEqual("false", await context.CallAsync("kv.compareAndSet", new { key = "lock", expected = held, value = "again" }));
    }

    [TestMethod]
    public async Task Keys_OfAnotherProject_AreNotThere()
    {
        await using var mine = Context("kv_mine_" + _entity);
        await using var other = Context("kv_other_" + _entity);
        await mine.CallAsync("kv.set", new { key = "secret", value = 1 });

        Assert.AreEqual("null", await other.CallAsync("kv.get", new { key = "secret" }));
        Assert.AreEqual("false", await other.CallAsync("kv.delete", new { key = "secret" }));
        Assert.AreEqual("""{"keys":[],"next":null}""", await other.CallAsync("kv.list", new { }));
        Assert.AreEqual("1", await mine.CallAsync("kv.get", new { key = "secret" }));
    }

    [TestMethod]
    public async Task Key_ThatIsNone_IsRefused()
    {
        await using var context = Context();

        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.get", new { key = "" }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.get", new { key = new string('k', 513) }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.get", new { key = 5 }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.set", new { key = "a" }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.set", new { key = "a", value = 1, options = new { ttl = 0 } }));
        Assert.AreEqual("INVALID_ARGUMENT", await context.FaultAsync("kv.set", new { key = "a", value = 1, options = new { expires = 5 } }));
        Assert.AreEqual("VALUE_TOO_LARGE", await context.FaultAsync("kv.set", new { key = "a", value = new string('x', 300_000) }));
        Assert.AreEqual("PROJECT_MISSING", await Context("").FaultAsync("kv.get", new { key = "a" }));
    }
}
