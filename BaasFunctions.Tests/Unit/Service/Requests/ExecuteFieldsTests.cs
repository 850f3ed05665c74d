using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Tests.Unit.Service.Requests;

[TestClass]
public sealed class ExecuteFieldsTests
{
    private const string Required = """ "execution_id":"e1","function_id":"f1","code":"return 1" """;

    [TestMethod]
    public void Read_DrupalBodyWithEmptyArrays_IsAccepted()
    {
        var fields = Accept($$"""{ {{Required}},"function_name":"hello","config":[],"request":[ ],"context":[],"env":[],"test_mode":true}""");

        Assert.AreEqual("e1", fields.ExecutionId);
        Assert.IsTrue(fields.ConfigJson.IsEmpty);
        Assert.AreEqual("[ ]", Text(fields.RequestJson));
        Assert.AreEqual(0, fields.Env.Count);
    }

    [TestMethod]
    [DataRow("\"typescript\"", SourceLanguage.TypeScript)]
    [DataRow("\"javascript\"", SourceLanguage.JavaScript)]
    [DataRow("null", null)]
    public void Read_Language_IsThatOfTheExecution(string sent, SourceLanguage? language) =>
        Assert.AreEqual(language, Accept($$"""{ {{Required}},"language":{{sent}}}""").ToRequest(new ExecutionLimits()).Language);

    [TestMethod]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("[]")]
    public void Read_NothingInEveryForm_IsAccepted(string nothing) =>
        Accept($$"""{ {{Required}},"config":{{nothing}},"request":{{nothing}},"context":{{nothing}},"env":{{nothing}}}""");

    [TestMethod]
    public void Read_FilledFields_PassThroughAsSent()
    {
        var fields = Accept($$"""
            { {{Required}},"config":{"timeout": 5},"request":{"a":[1, 2]},
              "context":{"project_id":"p","tenant_id":null,"user_id":7,"ip_address":"1.2.3.4"},
              "env":{"A":"x","B":1.50,"C":true,"D":null} }
            """);

        Assert.AreEqual("""{"timeout": 5}""", Text(fields.ConfigJson));
        Assert.AreEqual("""{"a":[1, 2]}""", Text(fields.RequestJson));
        Assert.AreEqual("\"p\"", Text(fields.Project.Json));
        Assert.AreEqual("null", Text(fields.Tenant.Json));
        Assert.AreEqual("7", Text(fields.User.Json));
        Assert.AreEqual("x", fields.Env["A"]);
        Assert.AreEqual("1.50", fields.Env["B"]);
        Assert.AreEqual("true", fields.Env["C"]);
        Assert.IsFalse(fields.Env.ContainsKey("D"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[1,2]")]
    [DataRow("""{"execution_id":"e"}""")]
    [DataRow("""{"execution_id":"e","function_id":"f","code":""}""")]
    [DataRow("""{"execution_id":"e","function_id":null,"code":"x"}""")]
    [DataRow("""{"execution_id":0,"function_id":"f","code":"x"}""")]
    [DataRow("""{"execution_id":false,"function_id":"f","code":"x"}""")]
    public void Read_MissingField_IsRefusedInTheKnownWords(string body)
    {
        var refusal = Refuse(body);

        Assert.AreEqual(400, refusal.Status);
        Assert.AreEqual("MISSING_FIELDS", refusal.Code);
        Assert.AreEqual("Missing required fields: execution_id, function_id, code", refusal.Message);
    }

    [TestMethod]
    [DataRow("config", "7", "$.config must be an object, found number")]
    [DataRow("config", "[1]", "$.config must be an object, found a filled array")]
    [DataRow("context", "\"x\"", "$.context must be an object, found string")]
    [DataRow("context", """{"project_id":{}}""", "$.context.project_id must be a string or a number, found object")]
    [DataRow("env", """{"K":{"a":1}}""", "$.env.K must be a string, or { \"secret\": \"...\", \"hosts\": [\"api.example\"] } with 1 to 20 hosts, found another object")]
    [DataRow("env", """{"K":{"secret":"s","hosts":["a.example","http://a.example"]}}""", "$.env.K.hosts[1] must be the name of a host, such as api.example or *.example, without scheme, port and path, found \"http://a.example\"")]
    [DataRow("env", """{"K":{"secret":"s","hosts":[]}}""", "$.env.K must be a string, or { \"secret\": \"...\", \"hosts\": [\"api.example\"] } with 1 to 20 hosts, found another object")]
    [DataRow("env", "true", "$.env must be an object, found boolean")]
    [DataRow("function_name", "[]", "$.function_name must be a string, found array")]
    [DataRow("language", "\"ruby\"", "$.language must be \"javascript\" or \"typescript\", found \"ruby\"")]
    [DataRow("language", "1", "$.language must be a string, found number")]
    [DataRow("execution_id", "12", "$.execution_id must be a string, found number")]
    [DataRow("code", "[\"x\"]", "$.code must be a string, found array")]
    [DataRow("code", "\"\\ud800\"", "$.code must be a string of whole characters, found half of a surrogate pair")]
    [DataRow("context", "{\"project_id\":\"\\ud800\"}", "$.context.project_id must be a string of whole characters, found half of a surrogate pair")]
    public void Read_WrongType_IsRefusedWithNameExpectedFoundAndPlace(string name, string value, string message)
    {
        var refusal = Refuse($$"""{ {{Required}},{{"\n"}}"{{name}}":{{value}}}""");

        Assert.AreEqual("INVALID_FIELD", refusal.Code);
        Assert.AreEqual(message, refusal.Message);
        Assert.AreEqual(2, refusal.Position!.Value.Line);
        Assert.IsNotNull(refusal.Field);
    }

    [TestMethod]
    public void Read_LongId_IsRefused() =>
        Assert.AreEqual("INVALID_FIELD", Refuse($$"""{"execution_id":"{{new string('x', 1025)}}","function_id":"f","code":"c"}""").Code);

    [TestMethod]
    public void Read_SameNameTwice_TakesTheLast() =>
        Assert.AreEqual("e2", Accept($$"""{ {{Required}},"execution_id":"e2"}""").ExecutionId);

    [TestMethod]
    public void Read_ByteOrderMark_IsReadOver() => Accept("\uFEFF{" + Required + "}");

    [TestMethod]
    [DataRow("")]
    [DataRow("\uFEFF")]
    public void Read_NothingOrAByteOrderMarkAlone_MissesEveryField(string body) =>
        Assert.AreEqual("MISSING_FIELDS", ExecuteFields.Read(Encoding.UTF8.GetBytes(body), out _)?.Code);

    private static ExecuteFields Accept(string body)
    {
        var refusal = ExecuteFields.Read(Encoding.UTF8.GetBytes(body), out var fields);
        Assert.IsNull(refusal, refusal?.Message);
        return fields!;
    }

    private static ApiError Refuse(string body)
    {
        var refusal = ExecuteFields.Read(Encoding.UTF8.GetBytes(body), out var fields);
        Assert.IsNull(fields);
        return refusal!;
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    [TestMethod]
    public void Read_MoreEnvValuesThanAllowed_IsRefusedWithBothNumbers()
    {
        var many = string.Join(',', Enumerable.Range(0, 300_000).Select(i => $"\"K{i}\":\"v\""));

        var refusal = ExecuteFields.Read(System.Text.Encoding.UTF8.GetBytes($$"""{"execution_id":"e","function_id":"f","code":"1","env":{ {{many}} } }"""), out var fields);

        Assert.IsNull(fields);
        Assert.AreEqual((400, "TOO_MANY_ENV_VALUES", "$.env has 300000 values, 1000 are allowed"), (refusal!.Status, refusal.Code, refusal.Message));
    }

    [TestMethod]
    public void Read_MoreSecretsThanAllowed_IsRefusedWithBothNumbers()
    {
        var many = string.Join(',', Enumerable.Range(0, 101).Select(i => $"\"K{i}\":{{\"secret\":\"s\",\"hosts\":[\"a.example\"]}}"));

        var refusal = ExecuteFields.Read(System.Text.Encoding.UTF8.GetBytes($$"""{"execution_id":"e","function_id":"f","code":"1","env":{ {{many}} } }"""), out _);

        Assert.AreEqual("$.env has 101 secrets, 100 are allowed", refusal?.Message);
    }
}
