using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class SandboxOptionsTests
{
    [TestMethod]
    public void Defaults_AreWithinTheirRanges()
    {
        var options = new SandboxOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }

    [TestMethod]
    public void AddInProcessSandbox_GivesOneSandboxAndValidatesItsOptions()
    {
        using var services = new ServiceCollection().AddLogging().AddInProcessSandbox().BuildServiceProvider();
        Assert.IsInstanceOfType<InProcessSandbox>(services.GetRequiredService<ISandbox>());
        Assert.AreSame(services.GetRequiredService<ISandbox>(), services.GetRequiredService<ISandbox>());

        using var wrong = new ServiceCollection().AddLogging().AddInProcessSandbox()
            .Configure<SandboxOptions>(o => { o.MaxThreads = 0; o.ProgramCacheBytes = -1; }).BuildServiceProvider();
        var refused = Assert.ThrowsExactly<OptionsValidationException>(() => wrong.GetRequiredService<ISandbox>());
        Assert.HasCount(2, refused.Failures.ToList());
    }
}
