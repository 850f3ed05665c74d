using BaasFunctions.Sandbox.Compilation.Hints;

namespace BaasFunctions.Tests.Unit.Service.Configuration;

[TestClass]
public sealed class NameSuggestionTests
{
    [TestMethod]
    [DataRow("BAAS_API_KEY", "BAAS_API_KEYS")]
    [DataRow("baas_api_keys", "BAAS_API_KEYS")]
    [DataRow("BAAS_QUEUE_MAX", null)]
    [DataRow("BAAS_ZZZZZZZZZZZZ", null)]
    public void Nearest_Name_IsFoundWhenItIsNear(string name, string? expected) =>
        Assert.AreEqual(expected, NameSuggestion.Nearest(name, ["BAAS_API_KEYS", "BAAS_MAX_QUEUE"]));
}
