using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Hosting;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class SourceCacheTests
{
    [TestMethod]
    public void Sources_BeyondTheBound_GoInOrderOfUse()
    {
        var cache = new SourceCache(3 * 2200);
        for (var i = 0; i < 3; i++)
        {
            cache.Add(new SourceHash(0, (UInt128)i), new string((char)('a' + i), 1000));
        }

        Assert.IsNotNull(cache.Find(default));
        cache.Add(new SourceHash(0, 3), new string('d', 1000));

        Assert.IsNotNull(cache.Find(default));
        Assert.IsNull(cache.Find(new SourceHash(0, 1)));
        Assert.AreEqual(3, cache.Count);
    }

    [TestMethod]
    public void Source_LargerThanTheBound_IsNotKept()
    {
        var cache = new SourceCache(1000);
        cache.Add(default, new string('a', 1000));
        Assert.AreEqual(0, cache.Count);
    }
}
