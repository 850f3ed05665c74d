using BaasFunctions.Tests.EndToEnd.Contract;
using BaasFunctions.Tests.Host;

namespace BaasFunctions.Tests;

/// <summary>What a machine lacks is said, and fails the run of CI.</summary>
[TestClass]
public sealed class PrerequisiteTests
{
    [TestMethod]
    public void Test_WithoutWhatItNeeds_IsSkippedOrFails()
    {
        Assert.ThrowsExactly<AssertInconclusiveException>(() => Prerequisite.SkipWithout("There is none.", areAllRequired: false));
        StringAssert.Contains(Assert.ThrowsExactly<AssertFailedException>(() => Prerequisite.SkipWithout("There is none.", areAllRequired: true)).Message, "There is none.");
    }

    /// <summary>Without a C compiler the placeholder cannot be started.</summary>
    [TestMethod]
    public void ContractSuite_WithoutAFormOfTheApp_RunsWithTheOthersOrFails()
    {
        CollectionAssert.AreEqual((LaunchForm[])[LaunchForm.Dotnet], ContractServer.FormsOf(form => form == LaunchForm.Dotnet, areAllRequired: false));
        Assert.ThrowsExactly<AssertFailedException>(() => ContractServer.FormsOf(form => form == LaunchForm.Dotnet, areAllRequired: true));
        CollectionAssert.AreEqual(Enum.GetValues<LaunchForm>(), ContractServer.FormsOf(_ => true, areAllRequired: true));
    }
}
