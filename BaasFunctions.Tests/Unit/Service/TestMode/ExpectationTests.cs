using System.Text.Json;

namespace BaasFunctions.Tests.Unit.Service.TestMode;

[TestClass]
public sealed class ExpectationTests
{
    private const string Function =
        """
        context.log.warn('stock is low', { left: 2 });
        await context.kv.set('a', 1);
        await context.kv.get('b');
        return context.success({ total: 21.42, lines: [1, 2], note: 'n' });
        """;

    [TestMethod]
    public async Task Expect_AllThatHappened_Passes()
    {
        var answer = await TestCase.RunAsync(Function, new
        {
            expect = new
            {
                status = "success",
                function_status = "success",
                data = new { data = new { total = 21.42, lines = new[] { 1, 2 } } },
                logs = new object[] { "low", new { level = "warn", data = new { left = 2 } } },
                calls = new object[] { new { call = "kv.set", arguments = new { key = "a" } }, "kv.get" },
                max_execution_time_ms = 60_000,
                min_coverage_percent = 100,
            },
        });

        var expectations = answer.Json.GetProperty("expectations");
        Assert.IsTrue(expectations.GetProperty("passed").GetBoolean(), answer.Text);
        Assert.AreEqual(9, expectations.GetProperty("results").GetArrayLength());
    }

    [TestMethod]
    [DataRow("""{"status":"error"}""", "status", "expected \"error\", found \"success\"")]
    [DataRow("""{"function_status":"error"}""", "function_status", "expected \"error\", found \"success\"")]
    [DataRow("""{"data":{"data":{"total":20}}}""", "data.data.total", "expected 20, found 21.42")]
    [DataRow("""{"data":{"data":{"tax":1}}}""", "data.data.tax", "expected 1, found no such member")]
    [DataRow("""{"data":{"data":{"lines":[1]}}}""", "data.data.lines", "expected 1 items, found 2")]
    [DataRow("""{"data":{"data":{"lines":[1,3]}}}""", "data.data.lines[1]", "expected 3, found 2")]
    [DataRow("""{"error":"x"}""", "error", "expected a text with \"x\" in it, found nothing")]
    [DataRow("""{"error_code":"TIMEOUT"}""", "error_code", "expected \"TIMEOUT\", found nothing")]
    [DataRow("""{"logs":["stock is high"]}""", "logs[0]", "no entry has \"stock is high\"")]
    [DataRow("""{"calls":["kv.get","kv.set"]}""", "calls[1]", "no call after those before it has \"kv.set\"")]
    [DataRow("""{"calls":["http.send"]}""", "calls[0]", "no call has \"http.send\"")]
    public async Task Expect_WhatDidNotHappen_FailsAndSaysWhatDid(string expect, string path, string message)
    {
        var answer = await TestCase.RunAsync(Function, new { expect = JsonSerializer.Deserialize<JsonElement>(expect) });

        Assert.AreEqual(200, answer.Status);
        var expectations = answer.Json.GetProperty("expectations");
        Assert.IsFalse(expectations.GetProperty("passed").GetBoolean());
        var failed = expectations.GetProperty("results").EnumerateArray().Single(result => !result.GetProperty("passed").GetBoolean());
        Assert.AreEqual((path, message), (failed.GetProperty("expectation").GetString(), failed.GetProperty("message").GetString()));
    }

    [TestMethod]
    public async Task Expect_AnError_PassesWhenTheFunctionFailsSo()
    {
        var answer = await TestCase.RunAsync(
            "throw new RangeError('No stock for tea');", new { expect = new { status = "error", error = "stock", data = (string?)null } });

        Assert.AreEqual("error", answer["status"]);
        Assert.IsTrue(answer.Json.GetProperty("expectations").GetProperty("passed").GetBoolean(), answer.Text);
    }
}
