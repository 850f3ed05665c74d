using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Projects;
using BaasFunctions.Tests.Unit.Service.Configuration;

namespace BaasFunctions.Tests.Unit.Service.Projects;

[TestClass]
public sealed class ProjectPoliciesTests
{
    [TestMethod]
    [DataRow("{", "line 1")]
    [DataRow("[]", "not JSON of the form")]
    [DataRow("{\"a\":7}", "not JSON of the form")]
    [DataRow("{\"a\":{\"egres\":{}}}", "project \"a\" may have egress and quota, found \"egres\"")]
    [DataRow("{\"a\":{\"egress\":{\"only\":[\"no host\"]}}}", "project \"a\" has \"no host\" in egress.only")]
    [DataRow("{\"a\":{\"egress\":{\"open\":[]}}}", "found \"open\"")]
    [DataRow("{\"a\":{\"egress\":{\"only\":[7]}}}", "not JSON of the form")]
    [DataRow("{\"a\":{\"quota\":{\"requests\":0}}}", "project \"a\" has a quota that is not")]
    [DataRow("{\"a\":{\"quota\":{\"cpu\":1}}}", "project \"a\" has a quota that is not")]
    [DataRow("{\"a\":{},\"a\":{}}", "not JSON of the form")]
    public async Task Read_WrongFile_SaysWhatIsWrong(string text, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);

        var fault = SettingsReader.Read(SettingsOf.These([("BAAS_PROJECTS_FILE", file)])).Faults.Single();

        StringAssert.Contains(fault, expected);
        File.Delete(file);
    }

    [TestMethod]
    public void Read_NoFile_IsToldWithoutMore() =>
        Assert.AreEqual("the file cannot be read", ProjectPolicies.Read("/nowhere/projects.json", out _));

    [TestMethod]
    public async Task Read_NamesWithAMeaning_AreProjectsLikeOthers()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "__proto__": { "quota": { "requests": 1 } }, "constructor": {} } // and a comment""");

        Assert.IsNull(ProjectPolicies.Read(file, out var policies));

        Assert.AreEqual(1, policies.Of("__proto__").Quota.Requests);
        Assert.IsNull(policies.Of("toString").Quota.Requests);
        File.Delete(file);
    }
}
