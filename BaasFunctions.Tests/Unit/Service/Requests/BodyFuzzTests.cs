using System.Text;
using System.Text.Json;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;
using BaasFunctions.Tests.PropertyBased;

namespace BaasFunctions.Tests.Unit.Service.Requests;

/// <summary>Mutated bodies: whatever arrives is accepted or refused, never an exception.</summary>
[TestClass]
public sealed class BodyFuzzTests
{
    private const int Cases = 30_000;

    private const string Json = """
        {"execution_id":"e1","function_id":"f1","code":"return \"ü€😀\\u00e4\"","config":{"timeout":5},
         "request":{"a":[1,2.5e3,true,null]},"context":{"user_id":7,"project_id":"p"},"env":{"A":"\n","B":1}}
        """;

    private const string Form = "execution_id=e1&code=a+b%20%C3%BC&config[timeout]=5&env[A]=1&env[]=2&a[0][x]=y&a[1]=z&&=&[";

    [TestMethod]
    public void Read_MutatedJson_IsAcceptedOrRefusedWithAPlaceInside()
    {
        var refused = 0;
        Check(Json, seed: 1, body =>
        {
            var refusal = ExecuteFields.Read(body, out var fields);

            Assert.AreEqual(refusal is null, fields is not null);
            if (refusal?.Position is { } place)
            {
                Assert.IsTrue(place.ByteOffset >= 0 && place.ByteOffset <= body.Length && place is { Line: > 0, Column: > 0 });
                refused++;
            }

            // What the service takes for JSON is JSON, and the other way round.
            Assert.AreEqual(IsJson(body), refusal?.Code != "INVALID_JSON", refusal?.Message);
        });

        Assert.IsGreaterThan(Cases / 10, refused);
    }

    [TestMethod]
    public void Rewrite_MutatedForm_IsJsonOrRefused() => Check(Form, seed: 2, bytes =>
    {
        using var body = new RequestBody();
        body.Append(bytes);

        if (FormBody.Rewrite(body) is null)
        {
            using var json = JsonDocument.Parse(body.Bytes);
            Assert.AreEqual(JsonValueKind.Object, json.RootElement.ValueKind);
        }
    });

    private static void Check(string valid, ulong seed, Action<byte[]> property)
    {
        var bytes = Encoding.UTF8.GetBytes(valid);
        byte[][] pieces = [.. bytes.Distinct().Select(b => new[] { b })];
        PropertyCheck.Holds(DamagedBytes.Of(bytes, pieces, most: 3), DamagedBytes.Shorter, damaged => property(damaged.Bytes), Cases, PropertyCheck.SeedOr(seed));
    }

    private static bool IsJson(byte[] body)
    {
        if (body.Length == 0)
        {
            return true;
        }

        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(body);
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
