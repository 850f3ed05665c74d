using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class WorkerOptionsTests
{
    [TestMethod]
    public void Defaults_AreWithinTheirRanges()
    {
        var options = new WorkerOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }

    [TestMethod]
    public async Task AddWorkerSandbox_ThatIsToRunInProcess_StartsNoWorkers()
    {
        await using var services = With(options => options.Isolation = WorkerIsolation.InProcess);
        Assert.IsInstanceOfType<InProcessSandbox>(services.GetRequiredService<ISandbox>());
        Assert.AreSame(SandboxStatus.InProcess, services.GetRequiredService<ISandbox>().Status);
    }

    [TestMethod]
    public async Task AddWorkerSandbox_GivesOneThatIsDisposedWithTheProvider()
    {
        ISandbox sandbox;
        await using (var services = With(options => options.Command = ServerProgram.Command))
        {
            sandbox = services.GetRequiredService<ISandbox>();
            Assert.IsInstanceOfType<WorkerProcessSandbox>(sandbox);
        }

        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => sandbox.ExecuteAsync(TestSandbox.Request("1"), CancellationToken.None));
    }

    [TestMethod]
    public void AddWorkerSandbox_WithASettingOutOfRange_IsRefused()
    {
        using var services = With(options => options.Workers = 0);
        Assert.ThrowsExactly<OptionsValidationException>(() => services.GetRequiredService<ISandbox>());
    }

    private static ServiceProvider With(Action<WorkerOptions> change) =>
        new ServiceCollection().AddLogging().AddWorkerSandbox().Configure(change).BuildServiceProvider();
}
