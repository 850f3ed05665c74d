using BaasFunctions.Server.Settings;

namespace BaasFunctions.Tests.Unit.Server;

[TestClass]
public sealed class DotEnvFileTests
{
    private string _file = "";

    [TestInitialize]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TestCleanup]
    public void DropFile() => File.Delete(_file);

    [TestMethod]
    public void AddTo_File_GivesWhatTheEnvironmentLacks()
    {
        File.WriteAllText(_file, "# comment\n\nPORT=1\nexport NODE_ENV = production # why\nA=\"x # y\"\nB='z'\nC=a=b\nD=\r\n");
        var environment = new Dictionary<string, string> { ["PORT"] = "2" };

        Assert.AreEqual(0, DotEnvFile.AddTo(environment, _file).Count);

        Assert.AreEqual("2", environment["PORT"]);
        Assert.AreEqual("production", environment["NODE_ENV"]);
        Assert.AreEqual("x # y", environment["A"]);
        Assert.AreEqual("z", environment["B"]);
        Assert.AreEqual("a=b", environment["C"]);
        Assert.AreEqual("", environment["D"]);
    }

    [TestMethod]
    public void AddTo_LineWithoutAName_IsNamedByItsNumberOnly()
    {
        File.WriteAllText(_file, "PORT=1\nhunter2\n=x\n");

        var faults = DotEnvFile.AddTo(new Dictionary<string, string>(), _file);

        CollectionAssert.AreEqual((string[])[".env line 2 is not NAME=value", ".env line 3 is not NAME=value"], faults.ToArray());
    }

    [TestMethod]
    public void AddTo_NoFile_IsFine() =>
        Assert.AreEqual(0, DotEnvFile.AddTo(new Dictionary<string, string>(), _file + ".absent").Count);
}
