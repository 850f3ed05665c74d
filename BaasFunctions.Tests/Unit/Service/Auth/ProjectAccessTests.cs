using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Unit.Service.Auth;

[TestClass]
public sealed class ProjectAccessTests
{
    [TestMethod]
    [DataRow("shop", "shop", "shop", null)]
    [DataRow(null, "shop", "shop", null)]
    [DataRow("a/b", "a%2Fb", "a/b", null)]
    [DataRow("shop", "other", "other", "PROJECT_MISMATCH")]
    [DataRow("shop", "SHOP", "SHOP", "PROJECT_MISMATCH")]
    [DataRow("shop", "shop ", "shop ", "PROJECT_MISMATCH")]
    [DataRow(null, "a\nb", "a\nb", "INVALID_PROJECT")]
    public void Enter_OfAProject_IsForItsKeysAndThoseOfAll(string? own, string named, string expected, string? refused)
    {
        var http = new DefaultHttpContext();
        http.Request.RouteValues["project"] = named;
        http.Features.Set(new Caller(new ApiKey { Id = "k", Name = "k", Project = own, Scopes = KeyScopes.Read, Created = default }));

        var error = ProjectAccess.Enter(http, out var project);

        Assert.AreEqual(refused, error?.Code);
        Assert.AreEqual(expected, project);
    }

    [TestMethod]
    public void Enter_OfAVeryLongName_IsRefused()
    {
        var http = new DefaultHttpContext();
        http.Request.RouteValues["project"] = new string('a', KeyRules.MaxProject + 1);

        Assert.AreEqual("INVALID_PROJECT", ProjectAccess.Enter(http, out _)?.Code);
    }
}
