using BaasFunctions.Service.HostCalls.Database;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>What a project may keep, on every database.</summary>
internal static class StorageQuotas
{
    public static async Task AssertRowsAsync(Func<EntityLimits, ServiceProvider> build)
    {
        await using var services = build(new EntityLimits { ProjectRows = 10 });
        await using var context = new ContextUnderTest(services, "few rows");
        await using var other = new ContextUnderTest(services, "many rows");
        await context.CallAsync("db.createMany", new { entity = "a", data = Enumerable.Range(0, 9).Select(number => new { id = $"r{number}", number }) });
        await context.CallAsync("kv.set", new { key = "k", value = 1 });

        var fault = (await context.AnswerAsync("db.create", new { entity = "a", data = new { } })).Error;

        Assert.AreEqual("STORAGE_QUOTA", fault?.Code);
        Assert.Contains("11 rows of the 10 allowed (BAAS_PROJECT_ROWS)", fault!.Message);
        Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("kv.set", new { key = "other", value = 1 }));
        Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.upsert", new { entity = "a", id = "new", data = new { } }));
        await context.CallAsync("kv.set", new { key = "k", value = 2 });
        await context.CallAsync("db.update", new { entity = "a", id = "r1", data = new { number = 7 } });
        await other.CallAsync("db.create", new { entity = "a", data = new { } });

        // Nothing of a transaction lasts that would be too much, also where the function goes on.
        var open = (await context.JsonAsync("db.begin", new { })).GetString();
        await context.CallAsync("db.delete", new { entity = "a", transaction = open, id = "r0" });
        Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.createMany", new { entity = "a", transaction = open, data = new object[] { new { }, new { } } }));
        Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.commit", new { transaction = open }));
        Assert.AreEqual("9", await context.CallAsync("db.count", new { entity = "a" }));

        await context.CallAsync("db.delete", new { entity = "a", id = "r0" });
        await context.CallAsync("db.create", new { entity = "a", data = new { } });
        await context.CallAsync("kv.delete", new { key = "k" });
        await context.CallAsync("db.create", new { entity = "a", data = new { } });
        Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.create", new { entity = "a", data = new { } }));
        Assert.AreEqual("""{"count":10}""", await context.CallAsync("db.deleteMany", new { entity = "a", query = new { } }));
    }

    public static async Task AssertBytesAsync(Func<EntityLimits, ServiceProvider> build)
    {
        var text = new string('x', 50_000);
        await using (var services = build(new EntityLimits { ProjectBytes = 400_000 }))
        {
            await using var context = new ContextUnderTest(services, "few bytes");
            var made = 0;
            while (await context.FaultAsync("db.create", new { entity = "a", data = new { id = $"r{made}", text } }) == "(no error)")
            {
                made++;
                Assert.IsLessThan(9, made);
            }

            var fault = (await context.AnswerAsync("kv.set", new { key = "k", value = text })).Error;
            Assert.AreEqual("STORAGE_QUOTA", fault?.Code);
            Assert.Contains("bytes of the 400000 allowed (BAAS_PROJECT_BYTES)", fault!.Message);
            Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.updateMany", new { entity = "a", query = new { }, data = new { more = text } }));
            Assert.AreEqual("STORAGE_QUOTA", await context.FaultAsync("db.update", new { entity = "a", id = "r0", data = new { more = text + text } }));

            // What was refused was not kept; smaller things may take its place.
            await context.CallAsync("db.update", new { entity = "a", id = "r0", data = new { text = "short" } });
            await context.CallAsync("db.create", new { entity = "a", data = new { text = new string('y', 20_000) } });
            Assert.IsGreaterThan(4, made);
        }

        await using var lowered = build(new EntityLimits { ProjectBytes = 1, ProjectRows = 1 });
        await using var beyond = new ContextUnderTest(lowered, "few bytes");
        Assert.AreEqual("STORAGE_QUOTA", await beyond.FaultAsync("db.create", new { entity = "a", data = new { text } }));
        await beyond.CallAsync("db.delete", new { entity = "a", id = "r1" });
        await beyond.CallAsync("db.update", new { entity = "a", id = "r2", data = new { text = "short" } });
        await beyond.CallAsync("db.deleteMany", new { entity = "a", query = new { } });
        Assert.AreEqual("0", await beyond.CallAsync("db.count", new { entity = "a" }));
    }

    /// <summary>Changes that each are small make no row that is too large to be read.</summary>
    public static async Task AssertRowSizeAsync(IServiceProvider services)
    {
        await using var context = new ContextUnderTest(services, "large rows");
        var text = new string('x', 900_000);
        await context.CallAsync("db.create", new { entity = "a", data = new { id = "r", one = text } });
        await context.CallAsync("db.update", new { entity = "a", id = "r", data = new { two = text } });

        Assert.AreEqual("ROW_TOO_LARGE", await context.FaultAsync("db.update", new { entity = "a", id = "r", data = new { three = text } }));
        Assert.AreEqual("ROW_TOO_LARGE", await context.FaultAsync("db.upsert", new { entity = "a", id = "r", data = new { three = text } }));
        Assert.AreEqual("ROW_TOO_LARGE", await context.FaultAsync("db.updateMany", new { entity = "a", query = new { }, data = new { three = text } }));
        await context.CallAsync("db.update", new { entity = "a", id = "r", data = new { two = "short", three = text } });
    }
}
