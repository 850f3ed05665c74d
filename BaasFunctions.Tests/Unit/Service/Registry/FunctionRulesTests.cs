using BaasFunctions.Service.Registry;

namespace BaasFunctions.Tests.Unit.Service.Registry;

/// <summary>What the configuration of a function says of its URL.</summary>
[TestClass]
public sealed class FunctionRulesTests
{
    [TestMethod]
    public void Nothing_Said_IsAKeyAndEveryMethod()
    {
        var rules = FunctionRules.Of("{}", "{}");

        Assert.AreEqual((FunctionAccess.Key, 6, 0, (int?)null), (rules.Access, rules.Methods.Count, rules.Origins.Count, rules.BodyLimit));
    }

    [TestMethod]
    public void Deployed_WinsOverExported_MemberByMember()
    {
        var rules = FunctionRules.Of("""{"auth":"public","body_limit":5,"cors":"*"}""", """{"auth":"key","cors":["https://a.example"]}""");

        Assert.AreEqual((FunctionAccess.Key, 5, "https://a.example"), (rules.Access, rules.BodyLimit, rules.Origins.Single()));
    }

    [TestMethod]
    public void Get_BringsHead() => CollectionAssert.AreEqual(new[] { "GET", "HEAD" }, FunctionRules.Of("""{"methods":["get"]}""", "{}").Methods.ToArray());

    [TestMethod]
    [DataRow("""{"auth":true}""")]
    [DataRow("""{"auth":"token"}""")]
    [DataRow("""{"auth":{"jwt":{"secret":"in the source"}}}""")]
    [DataRow("""{"auth":{"jwt":{"jwks":"https://a.example/","key_env":"A"}}}""")]
    [DataRow("""{"auth":{"jwt":{"audience":1}}}""")]
    [DataRow("""{"methods":[]}""")]
    [DataRow("""{"methods":[1]}""")]
    [DataRow("""{"methods":"OPTIONS"}""")]
    [DataRow("""{"cors":["https://a.example/path"]}""")]
    [DataRow("""{"cors":[null]}""")]
    [DataRow("""{"body_limit":1.5}""")]
    [DataRow("""{"body_limit":"1"}""")]
    public void Member_OfAWrongKind_HasAFaultAndCountsAsNotSaid(string config)
    {
        Assert.IsNotNull(FunctionRules.FaultOf(config));
        Assert.AreEqual(FunctionAccess.Key, FunctionRules.Of(config, "{}").Access);
    }

    [TestMethod]
    [DataRow("""{"auth":null,"methods":null,"cors":null,"body_limit":null}""")]
    [DataRow("""{"auth":"public","methods":"POST","cors":"*","body_limit":0,"timeout":5,"anything":{}}""")]
    [DataRow("""{"cors":["http://localhost:5173"]}""")]
    [DataRow("""{"auth":"jwt"}""")]
    [DataRow("""{"auth":{"jwt":{"jwks":"https://a.example/","audience":"shop","issuer":"a","algorithm":"RS256"}}}""")]
    public void Member_ThatCanHold_HasNoFault(string config) => Assert.IsNull(FunctionRules.FaultOf(config));
}
