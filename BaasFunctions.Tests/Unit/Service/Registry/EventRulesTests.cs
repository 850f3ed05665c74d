using BaasFunctions.Service.Registry;

namespace BaasFunctions.Tests.Unit.Service.Registry;

/// <summary><c>config.on</c>.</summary>
[TestClass]
public sealed class EventRulesTests
{
    [TestMethod]
    [DataRow("{}", "{}", "")]
    [DataRow("""{"on":"orders.created"}""", "{}", "orders.created")]
    [DataRow("""{"on":["orders.created","orders.created","users.deleted"]}""", "{}", "orders.created users.deleted")]
    [DataRow("""{"on":"orders.created"}""", """{"on":["users.updated"]}""", "users.updated")]
    [DataRow("""{"on":"orders.created"}""", """{"on":null}""", "")]
    public void Rules_OfWhatIsExportedAndDeployed_AreThoseOfTheSecond(string declared, string deployed, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', EventRules.Of(declared, deployed).Select(rule => rule.Text)));

    [TestMethod]
    [DataRow("""{"on":"orders.made"}""", "config.on \"orders.made\" is no event: it is the name of an entity, a dot, and created, updated or deleted, such as \"orders.created\"")]
    [DataRow("""{"on":"created"}""", "config.on \"created\" is no event")]
    [DataRow("""{"on":"7up.created"}""", "config.on \"7up.created\" is no event")]
    [DataRow("""{"on":"a.b.created"}""", "config.on \"a.b.created\" is no event")]
    [DataRow("""{"on":[]}""", "config.on must be an event such as \"orders.created\", or an array of up to 20 of them")]
    [DataRow("""{"on":[7]}""", "config.on must be an event")]
    [DataRow("""{"on":{}}""", "config.on must be an event")]
    public void Rule_ThatIsNone_IsRefusedAndSaysWhatOneIs(string config, string message) => StringAssert.StartsWith(EventRules.FaultOf(config), message);
}
