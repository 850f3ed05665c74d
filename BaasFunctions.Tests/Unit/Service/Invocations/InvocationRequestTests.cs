using System.Text;
using BaasFunctions.Service.Invocations;

namespace BaasFunctions.Tests.Unit.Service.Invocations;

/// <summary>A function gets the request of an invocation as it would get it from <c>/execute</c>, with two headers more.</summary>
[TestClass]
public sealed class InvocationRequestTests
{
    private const string Headers = """
        "headers":{"x-baas-invocation-id":"i","x-baas-attempt":"2"}
        """;

    [TestMethod]
    [DataRow("", "{}")]
    [DataRow("""{"a":1}""", """{"a":1}""")]
    [DataRow("[1,2]", "[1,2]")]
    [DataRow("\"text\"", "\"text\"")]
    [DataRow("0", "0")]
    [DataRow("""{"body":{"a":1}}""", """{"a":1}""")]
    [DataRow("""{"body":null}""", "null")]
    [DataRow("""{"body":0,"a":1}""", """{"body":0,"a":1}""")]
    [DataRow("""{"text":"\u0000\ud83d\ude00ä"}""", """{"text":"\u0000\ud83d\ude00ä"}""")]
    [DataRow("""{"half \ud83d":"\ud83d"}""", """{"half \ud83d":"\ud83d"}""")]
    public void Value_OfACaller_IsTheBody(string value, string body) => Assert.AreEqual($$"""{"body":{{body}},{{Headers}}}""", Write(value));

    [TestMethod]
    public void Request_ThatWasForwarded_KeepsItsPartsAndCannotNameAnotherAttempt() => Assert.AreEqual(
        """{"body":null,"headers":{"a":"b","x-baas-invocation-id":"i","x-baas-attempt":"2"},"query":{"q":"1"},"method":"PUT","url":"/x"}""",
        Write("""{"body":null,"headers":{"a":"b","x-baas-attempt":"9"},"query":{"q":"1"},"method":"PUT","url":"/x","ip":""}"""));

    private static string Write(string value) => Encoding.UTF8.GetString(InvocationRequest.Write(value, "i", 2).Span);
}
