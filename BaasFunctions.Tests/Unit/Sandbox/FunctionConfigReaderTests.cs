using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class FunctionConfigReaderTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow(" { } ")]
    [DataRow("{\"unknown\":1}")]
    [DataRow("{\"timeout\":0,\"memory_limit\":null,\"memory\":\"\"}")]
    public void Read_NothingAskedFor_IsEmpty(string json)
    {
        var config = FunctionConfigReader.Read(TestSandbox.Utf8(json));

        Assert.IsNull(config.TimeoutMs);
        Assert.IsNull(config.MemoryMb);
        Assert.IsEmpty(config.EnvRequired);
    }

    [TestMethod]
    public void Read_EveryMember_IsTaken()
    {
        var config = FunctionConfigReader.Read(TestSandbox.Utf8(
            """{"name":"n","description":"d","timeout":250,"memory_limit":64,"env_required":["A","B"]}"""));

        Assert.AreEqual("n", config.Name);
        Assert.AreEqual("d", config.Description);
        Assert.AreEqual(250, config.TimeoutMs);
        Assert.AreEqual(64, config.MemoryMb);
        CollectionAssert.AreEqual(new[] { "A", "B" }, config.EnvRequired.ToArray());
    }

    [TestMethod]
    [DataRow("""{"timeout":"200"}""", 200)]
    [DataRow("""{"timeout":" 200 "}""", 200)]
    [DataRow("""{"timeout":200.0}""", 200)]
    [DataRow("""{"timeout":1e99}""", int.MaxValue)]
    public void Read_Timeout_AcceptsWhatClientsSend(string json, int expected) =>
        Assert.AreEqual(expected, FunctionConfigReader.Read(TestSandbox.Utf8(json)).TimeoutMs);

    [TestMethod]
    public void Read_MemoryUnderBothNames_TakesMemoryLimit()
    {
        Assert.AreEqual(64, FunctionConfigReader.Read(TestSandbox.Utf8("""{"memory":64}""")).MemoryMb);
        Assert.AreEqual(32, FunctionConfigReader.Read(TestSandbox.Utf8("""{"memory":64,"memory_limit":32}""")).MemoryMb);
    }

    [TestMethod]
    [DataRow("""{"timeout":-5}""", "config.timeout must be a whole number of milliseconds above zero, not -5")]
    [DataRow("""{"timeout":1.5}""", "config.timeout must be a whole number of milliseconds above zero, not 1.5")]
    [DataRow("""{"timeout":"soon"}""", "config.timeout must be a whole number of milliseconds above zero, not \"soon\"")]
    [DataRow("""{"memory":"\ud800"}""", "config has a text with half of a surrogate pair; escape both halves or none")]
    [DataRow("""{"name":"\udc00"}""", "config has a text with half of a surrogate pair; escape both halves or none")]
    [DataRow("""{"env_required":["\ud800A"]}""", "config has a text with half of a surrogate pair; escape both halves or none")]
    [DataRow("""{"timeout":true}""", "config.timeout must be a whole number of milliseconds above zero, not true")]
    [DataRow("""{"memory":[]}""", "config.memory must be a whole number of megabytes above zero, not []")]
    [DataRow("""{"env_required":"A"}""", "config.env_required must be an array of names")]
    [DataRow("""{"env_required":[1]}""", "config.env_required must be an array of names")]
    [DataRow("[1]", "config must be an object")]
    [DataRow("7", "config must be an object")]
    [DataRow("{", "config is not valid JSON")]
    public void Read_WhatMakesNoSense_IsRejectedInWords(string json, string message)
    {
        var ended = Assert.ThrowsExactly<ExecutionEndedException>(() => FunctionConfigReader.Read(TestSandbox.Utf8(json)));

        Assert.AreEqual(ExecutionOutcome.Rejected, ended.Outcome);
        Assert.AreEqual(ErrorCodes.InvalidConfig, ended.Code);
        Assert.AreEqual(message, ended.Message);
    }

    [TestMethod]
    public void Apply_CallerAndFunctionAsk_CallerWinsAndBothAreClamped()
    {
        var limits = new ExecutionLimits { MaxWallTime = TimeSpan.FromSeconds(2), MaxMemoryBytes = 100L << 20 };
        var function = new FunctionConfig { TimeoutMs = 500, MemoryMb = 10 };

        Assert.AreEqual(limits, ConfiguredLimits.Apply(limits, FunctionConfig.Empty, FunctionConfig.Empty));
        Assert.AreEqual(TimeSpan.FromMilliseconds(500), ConfiguredLimits.Apply(limits, FunctionConfig.Empty, function).WallTime);
        var both = ConfiguredLimits.Apply(limits, new FunctionConfig { TimeoutMs = 700 }, function);
        Assert.AreEqual(TimeSpan.FromMilliseconds(700), both.WallTime);
        Assert.AreEqual(10L << 20, both.MemoryBytes);
        var greedy = ConfiguredLimits.Apply(limits, new FunctionConfig { TimeoutMs = 999_999, MemoryMb = int.MaxValue }, function);
        Assert.AreEqual(limits.MaxWallTime, greedy.WallTime);
        Assert.AreEqual(limits.MaxMemoryBytes, greedy.MemoryBytes);
    }
}
