using BaasFunctions.Sandbox.Confinement.Launch;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
public sealed class WorkerEnvironmentTests
{
    [TestMethod]
    public void Environment_OfAWorker_HoldsNothingOfTheServices()
    {
        Environment.SetEnvironmentVariable("DATABASE_PASSWORD_OF_A_TEST", "secret");

        var environment = WorkerEnvironment.Create(256L << 20);

        Assert.AreEqual("10000000", environment["DOTNET_GCHeapHardLimit"], "Read by the runtime as hexadecimal.");
        Assert.AreEqual("1000000", environment["DOTNET_GCgen0size"], "Read by the runtime as hexadecimal.");
        Assert.AreEqual("0", environment["DOTNET_EnableDiagnostics"]);
        Assert.IsFalse(environment.ContainsKey("DATABASE_PASSWORD_OF_A_TEST"));
        Assert.IsFalse(environment.ContainsKey("PATH"));
        Assert.IsFalse(environment.ContainsKey("HOME"));
    }
}
