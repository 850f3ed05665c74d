using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class ProjectKeyTests
{
    [TestMethod]
    public void Key_IsTheProjects_ElseTheFunctions()
    {
        var request = TestSandbox.Request("1");
        Assert.AreEqual(Of("a"), ProjectKey.Of((request with { FunctionId = "other" }).OfProject("a")));
        Assert.AreNotEqual(Of("a"), Of("b"));
        Assert.AreEqual(ProjectKey.Of(request), ProjectKey.Of(request with { ProjectIdJson = TestSandbox.Utf8("null") }));
        Assert.AreNotEqual(ProjectKey.Of(request), ProjectKey.Of(request with { FunctionId = "other" }));
        Assert.AreNotEqual(Of(new string('x', 1000)), Of(new string('y', 1000)));
    }

    [TestMethod]
    public void Score_SpreadsProjectsEvenly_AndMovesOnlyThoseOfALostSlot()
    {
        var before = new int[4];
        var moved = 0;
        for (var i = 0; i < 4000; i++)
        {
            var key = Of($"project-{i}");
            var all = Enumerable.Range(0, 4).MaxBy(key.ScoreOf);
            var withoutLast = Enumerable.Range(0, 3).MaxBy(key.ScoreOf);
            before[all]++;
            moved += all != 3 && all != withoutLast ? 1 : 0;
        }

        Assert.IsTrue(before.All(count => count is > 850 and < 1150), string.Join(',', before));
        Assert.AreEqual(0, moved);
    }

    private static ProjectKey Of(string project) => ProjectKey.Of(TestSandbox.Request("1").OfProject(project));
}
