using BaasFunctions.Sandbox.Contracts;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class TimerTests
{
    [TestMethod]
    public async Task Order_OfTasksAndMicrotasks_IsThatOfTheWeb() => Assert.AreEqual(
        """["sync","micro","then","timeout 0","micro of timeout","timeout 5"]""",
        await DataOfBodyAsync(
            """
            const order = [];
            setTimeout(() => order.push('timeout 5'), 5);
            setTimeout(() => { order.push('timeout 0'); queueMicrotask(() => order.push('micro of timeout')); }, 0);
            queueMicrotask(() => order.push('micro'));
            Promise.resolve().then(() => order.push('then'));
            order.push('sync');
            await context.utils.sleep(8);
            return order;
            """));

    [TestMethod]
    public async Task Timers_PassArgumentsAndCanBeCleared() => Assert.AreEqual(
        """["a b",3,"number"]""",
        await DataOfBodyAsync(
            """
            const cleared = setTimeout(() => { throw new Error('cleared'); }, 1);
            clearTimeout(cleared);
            clearTimeout(undefined);
            clearInterval('nothing');
            let count = 0;
            const text = await new Promise((resolve) => setTimeout((x, y) => resolve(`${x} ${y}`), 1, 'a', 'b'));
            await new Promise((resolve) => { const id = setInterval(() => { if (++count === 3) { clearInterval(id); resolve(); } }, 1); });
            return [text, count, typeof cleared];
            """));

    [TestMethod]
    [DataRow("setTimeout('code', 1)")]
    [DataRow("setInterval()")]
    [DataRow("queueMicrotask(1)")]
    public async Task Timer_WithoutAFunction_IsATypeError(string code) =>
        Assert.AreEqual("\"TypeError: The callback must be a function\"", await DataOfBodyAsync($"try {{ {code} }} catch (e) {{ return String(e) }}"));

    [TestMethod]
    public async Task Timers_StillWaitingWhenTheHandlerReturned_AreDroppedWithAWarning()
    {
        var result = await RunAsync("setTimeout(() => console.log('late'), 5); setInterval(() => console.log('late'), 1); return 1");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome);
        var warning = result.Logs.Single();
        Assert.AreEqual(LogEntryLevel.Warn, warning.Level);
        Assert.StartsWith("2 timers still waiting when the function ended will not fire", warning.Message);
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(5)), result.Metrics.Wall);
    }
}
