using System.Text;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Tests.Unit.Service.Requests;

[TestClass]
public sealed class FormBodyTests
{
    [TestMethod]
    [DataRow("a=1&b=x+y%20z", """{"a":"1","b":"x y z"}""")]
    [DataRow("a", """{"a":""}""")]
    [DataRow("&&a=1&", """{"a":"1"}""")]
    [DataRow("config[timeout]=5&config[memory_limit]=7", """{"config":{"timeout":"5","memory_limit":"7"}}""")]
    [DataRow("a=1&a=2", """{"a":["1","2"]}""")]
    [DataRow("a[]=1&a[]=2", """{"a":["1","2"]}""")]
    [DataRow("a[1]=y&a[0]=x", """{"a":["x","y"]}""")]
    [DataRow("a[999999999]=x", """{"a":{"999999999":"x"}}""")]
    [DataRow("a[b][c]=1", """{"a":{"b":{"c":"1"}}}""")]
    [DataRow("a%5Bb%5D=%C3%BC", """{"a":{"b":"ü"}}""")]
    [DataRow("a[b=1", """{"a":"1"}""")]
    [DataRow("[b]=1", """{"[b]":"1"}""")]
    [DataRow("a=%zz%4", """{"a":"%zz%4"}""")]
    public void Rewrite_Form_BecomesJson(string form, string json)
    {
        using var body = BodyOf(form);

        Assert.IsNull(FormBody.Rewrite(body));
        Assert.AreEqual(json, Encoding.UTF8.GetString(body.Bytes.Span));
    }

    [TestMethod]
    public void Rewrite_TooManyOrTooDeep_IsRefused()
    {
        using var many = BodyOf(string.Concat(Enumerable.Repeat("a=1&", 1001)));
        using var deep = BodyOf("a" + string.Concat(Enumerable.Repeat("[b]", 33)) + "=1");

        Assert.AreEqual("INVALID_FORM", FormBody.Rewrite(many)!.Code);
        Assert.AreEqual("INVALID_FORM", FormBody.Rewrite(deep)!.Code);
    }

    private static RequestBody BodyOf(string text)
    {
        var body = new RequestBody();
        body.Append(Encoding.UTF8.GetBytes(text));
        return body;
    }
}
