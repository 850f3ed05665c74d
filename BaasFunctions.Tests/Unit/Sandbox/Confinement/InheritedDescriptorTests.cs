using System.Globalization;
using System.Text;
using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class InheritedDescriptorTests
{
    private const string GetFlags = "1";

    [TestMethod]
    public async Task Descriptor_Kept_CarriesAConversationUnderTheFilter()
    {
        using var pair = new SocketPair();
        pair.Ours.ReceiveTimeout = 60_000;
        var options = ConfinedProcess.Options with { KeepFileDescriptors = [pair.Theirs] };

        var talk = ConfinedProcess.RunAsync(options, "talk", pair.Theirs.ToString(CultureInfo.InvariantCulture));
        var conversation = Task.Run(() =>
        {
            var buffer = new byte[1];
            var text = new StringBuilder();
            foreach (var letter in "talk"u8.ToArray())
            {
                pair.Ours.Send([letter]);
                pair.Ours.Receive(buffer);
                text.Append((char)buffer[0]);
            }

            return text.ToString();
        });

        var result = await talk;
        Assert.AreEqual("talked", result.Answer, result.Error);
        Assert.AreEqual("talk", await conversation);
    }

    [TestMethod]
    public async Task Descriptor_NotKept_IsClosed()
    {
        using var pair = new SocketPair();
        string[] ask = ["call", Numbers.Of("fcntl"), pair.Theirs.ToString(CultureInfo.InvariantCulture), GetFlags];

        var kept = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { KeepFileDescriptors = [pair.Theirs] }, ask);
        var left = await ConfinedProcess.RunAsync(ConfinedProcess.Options, ask);

        const int NoSuchDescriptor = 9;
        Assert.AreEqual("done", kept.Answer);
        Assert.AreEqual($"error {NoSuchDescriptor}", left.Answer);
    }

    [TestMethod]
    public async Task StandardInput_ReadsNothing()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, "call", Numbers.Of("read"), "0", "text", "1");

        Assert.AreEqual("done", result.Answer);
    }
}
