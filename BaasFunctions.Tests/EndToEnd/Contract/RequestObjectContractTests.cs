namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>What a handler gets as its request (wire behaviour, section 2.3).</summary>
[TestClass]
public sealed class RequestObjectContractTests
{
    [TestMethod]
    [DataRow("""{"a":1}""", """{"body":{"a":1},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":{"b":2},"a":1}""", """{"body":{"b":2},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":0,"a":1}""", """{"body":{"body":0,"a":1},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":"","a":1}""", """{"body":{"body":"","a":1},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow(
        """{"body":{"b":2},"headers":{"h":"1"},"query":{"q":"2"},"method":"GET","url":"/x","ip":"9.9.9.9"}""",
        """{"body":{"b":2},"headers":{"h":"1"},"query":{"q":"2"},"method":"GET","url":"/x","ip":"9.9.9.9"}""")]
    [DataRow("""{"body":null,"method":"GET"}""", """{"body":null,"headers":{},"query":{},"method":"GET","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":"","headers":{"h":"1"},"a":1}""", """{"body":"","headers":{"h":"1"},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":0,"query":{"q":"1"}}""", """{"body":0,"headers":{},"query":{"q":"1"},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":false}""", """{"body":false,"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("""{"body":null,"title":"t"}""", """{"body":{"body":null,"title":"t"},"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("\"text\"", """{"body":"text","headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    [DataRow("[1,2]", """{"body":[1,2],"headers":{},"query":{},"method":"POST","url":"","ip":"127.0.0.1"}""")]
    public async Task Request_OfTheCaller_BecomesTheSixKeys(string request, string seen)
    {
        var server = await ContractServer.GetAsync();

        // The same for every kind of handler.
        foreach (var code in (string[])[
            "export default async function handler(request, context) { return request; }",
            "export default (req, ctx) => req;",
            "return req;"])
        {
            using var answer = await server.PostAsync(
                "/execute", $$"""{"execution_id":"e","function_id":"f","code":"{{code}}","request":{{request}}}""");

            Assert.AreEqual(seen, (await answer.JsonAsync()).GetProperty("data").GetRawText(), code);
        }
    }
}
