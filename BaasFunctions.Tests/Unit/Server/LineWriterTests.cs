using System.Text;
using BaasFunctions.Server.Logging;

namespace BaasFunctions.Tests.Unit.Server;

[TestClass]
public sealed class LineWriterTests
{
    [TestMethod]
    public void Add_ManyLinesFromManyThreads_AreWrittenWholeAndOnce()
    {
        var stream = new MemoryStream();
        using (var writer = new LineWriter(stream.Write, Notice))
        {
            Parallel.For(0, 2000, i => writer.Add(Encoding.UTF8.GetBytes($"line {i}\n"), isUrgent: i % 100 == 0));
        }

        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 2000).Select(i => $"line {i}").ToArray(), lines);
    }

    [TestMethod]
    public void Add_WhileTheStreamTakesNothing_NeitherWaitsNorKeepsMoreThanItsBound()
    {
        using var stream = new StuckStream();
        var writer = new LineWriter(stream.Write, Notice);
        var line = new byte[64 << 10];
        Array.Fill(line, (byte)'x');
        line[^1] = (byte)'\n';
        writer.Add(line, isUrgent: true);
        Assert.IsTrue(stream.Reached.Wait(TimeSpan.FromSeconds(30)));
        for (var i = 0; i < 200; i++)
        {
            writer.Add(line, isUrgent: true);
        }

        stream.GoOn.Set();
        writer.Dispose();

        // The first, and as many as fit into 4 MB; then the number of the others.
        var text = Encoding.UTF8.GetString(stream.Written.ToArray());
        Assert.AreEqual(65, text.Count(c => c == '\n') - 1);
        StringAssert.EndsWith(text, "136 dropped\n");
    }

    [TestMethod]
    public void Add_WhileThereIsNoRoom_CountsWhatIsLostAndSaysSoLater()
    {
        using var stream = new MemoryStream();
        var isFull = true;
        using var refused = new SemaphoreSlim(0);
        using (var writer = new LineWriter(lines =>
        {
            if (isFull)
            {
                refused.Release();
                throw new IOException("No space left on device");
            }

            stream.Write(lines);
        }, Notice))
        {
            writer.Add("lost\n"u8, isUrgent: true);
            Assert.IsTrue(refused.Wait(TimeSpan.FromSeconds(30)));
            isFull = false;
            writer.Add("kept\n"u8, isUrgent: true);
        }

        Assert.AreEqual("kept\n1 dropped\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static byte[] Notice(long dropped) => Encoding.UTF8.GetBytes($"{dropped} dropped\n");
}
