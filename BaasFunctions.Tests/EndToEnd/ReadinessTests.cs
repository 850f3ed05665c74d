using System.Net;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
public sealed class ReadinessTests
{
    [TestMethod]
    public async Task Ready_AfterTheStart_BecomesAndStays200()
    {
        await using var server = await ServerProcess.StartListeningAsync();

        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
        for (var i = 0; i < 1200; i++)
        {
            using var answer = await server.Client.GetAsync("/health/ready");
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.AreEqual("starting", (await answer.JsonAsync()).Text("status"));
            await Task.Delay(100);
        }

        Assert.Fail("The server was not ready in 120 s.");
    }
}
