using BaasFunctions.Sandbox.Confinement.Filter;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
public sealed class SystemCallListTests
{
    private static readonly string[] s_listed =
        [.. AllowedCalls.Names, .. HostileCalls.Names, .. MissingCalls.Names, .. FileCalls.Names];

    [TestMethod]
    public void Name_InAList_IsKnownToAnArchitecture()
    {
        var unknown = s_listed.Where(name => !FilterTarget.X64.Numbers.ContainsKey(name) && !FilterTarget.Arm64.Numbers.ContainsKey(name));
        Assert.AreEqual("", string.Join(" ", unknown));
    }

    [TestMethod]
    public void Name_InAList_IsInNoOther()
    {
        var twice = s_listed.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.AreEqual("", string.Join(" ", twice));
    }

    [TestMethod]
    public void Number_OnAnArchitecture_BelongsToOneCall()
    {
        foreach (var target in new[] { FilterTarget.X64, FilterTarget.Arm64 })
        {
            Assert.HasCount(target.Numbers.Count, target.Numbers.Values.Distinct().ToList());
        }
    }

    /// <summary>A sample against the published tables, one of each region of the numbers.</summary>
    [TestMethod]
    [DataRow("read", 0, 63)]
    [DataRow("execve", 59, 221)]
    [DataRow("clone", 56, 220)]
    [DataRow("openat", 257, 56)]
    [DataRow("socket", 41, 198)]
    [DataRow("ptrace", 101, 117)]
    [DataRow("seccomp", 317, 277)]
    [DataRow("bpf", 321, 280)]
    [DataRow("newfstatat", 262, 79)]
    [DataRow("io_uring_setup", 425, 425)]
    [DataRow("landlock_restrict_self", 446, 446)]
    public void Number_OfACall_IsThePublishedOne(string name, int x64, int arm64)
    {
        Assert.AreEqual((uint)x64, FilterTarget.X64.Numbers[name]);
        Assert.AreEqual((uint)arm64, FilterTarget.Arm64.Numbers[name]);
    }
}
