using BaasFunctions.Service.HostCalls.Database;
using Microsoft.Data.Sqlite;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>The log of writes (WAL) of a project does not fill the disk, whoever reads meanwhile.</summary>
[TestClass]
public sealed class SqliteLogTests
{
    private const int LogBytes = 1 << 20;

    [TestMethod]
    public async Task Log_ThatAReaderKeepsFromBeingEmptied_StopsWritesOfItsProjectAlone()
    {
        var folder = Directory.CreateTempSubdirectory("baas-log-");
        await using (var services = StoreFiles.Build(folder.FullName, new EntityLimits { LogBytes = LogBytes }))
        {
            await using var shop = new ContextUnderTest(services, "shop");
            await using var bank = new ContextUnderTest(services, "bank");
            await shop.CallAsync("db.create", new { entity = "a", data = new { } });
            var log = StoreFiles.Of(folder.FullName, "shop") + "-wal";
            await using (var reader = new SqliteConnection($"Data Source={StoreFiles.Of(folder.FullName, "shop")};Pooling=false"))
            {
                await reader.OpenAsync();
                await using var command = reader.CreateCommand();
                command.CommandText = "BEGIN; SELECT count(*) FROM baas_rows";
                await command.ExecuteScalarAsync();
                var code = "(no error)";
                for (var writes = 0; writes < 40 && code == "(no error)"; writes++)
                {
                    code = await shop.FaultAsync("db.create", new { entity = "a", data = new { text = new string('x', 100_000) } });
                }

                Assert.AreEqual("STORE_BUSY", code);
                Assert.IsLessThan(2 * LogBytes, new FileInfo(log).Length);
                Assert.AreNotEqual("0", await shop.CallAsync("db.count", new { entity = "a" }));
                await bank.CallAsync("db.create", new { entity = "a", data = new { } });
            }

            await shop.CallAsync("db.create", new { entity = "a", data = new { } });
            Assert.IsLessThan(LogBytes, new FileInfo(log).Length);
        }

        folder.Delete(recursive: true);
    }
}
